namespace Farside.Processing.Photogrammetry.Dense;

/// <summary>Patches of even disparity: runs along rows, joined from row to row (union-find), so that a picture is gone through once.</summary>
sealed class Patches
{
    const int Nobody = -1;

    readonly int[] _runs;
    readonly List<int> _parents = [];
    readonly List<int> _sizes = [];

    /// <param name="stepPx">Neighbours in a patch differ by no more.</param>
    /// <param name="runs">Room for one number a pixel.</param>
    public Patches(ReadOnlySpan<float> disparities, int width, float stepPx, int[] runs)
    {
        _runs = runs;
        for (var at = 0; at < disparities.Length; at++)
        {
            var disparity = disparities[at];
            if (!float.IsFinite(disparity))
            {
                runs[at] = Nobody;
                continue;
            }

            var run = at % width > 0 && Math.Abs(disparity - disparities[at - 1]) <= stepPx ? runs[at - 1] : Begin();
            (runs[at], _sizes[run]) = (run, _sizes[run] + 1);
            if (at >= width && Math.Abs(disparity - disparities[at - width]) <= stepPx)
            {
                Join(run, runs[at - width]);
            }
        }

        for (var run = 0; run < _parents.Count; run++)
        {
            if (Root(run) is var root && root != run)
            {
                _sizes[root] += _sizes[run];
            }
        }
    }

    /// <summary>Whether a pixel with a disparity lies in a patch of fewer pixels.</summary>
    public bool IsSmaller(int at, int pixels) => _runs[at] != Nobody && _sizes[Root(_runs[at])] < pixels;

    int Begin()
    {
        _parents.Add(_parents.Count);
        _sizes.Add(0);
        return _parents.Count - 1;
    }

    // The earlier run is the root.
    void Join(int run, int above)
    {
        var (a, b) = (Root(run), Root(above));
        if (a != b)
        {
            _parents[Math.Max(a, b)] = Math.Min(a, b);
        }
    }

    int Root(int run)
    {
        while (_parents[run] != run)
        {
            _parents[run] = _parents[_parents[run]];
            run = _parents[run];
        }

        return run;
    }
}
