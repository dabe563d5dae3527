namespace Farside.Processing.Photogrammetry.Dense;

/// <summary>Pixels that hang together: patches of even disparity, and the holes between them.</summary>
sealed class Islands
{
    readonly int _width, _height;
    readonly bool[] _isSeen;
    readonly int[] _stack;

    public Islands(int width, int height)
    {
        (_width, _height) = (width, height);
        (_isSeen, _stack) = (new bool[width * height], new int[width * height]);
    }

    /// <summary>Refuses every patch of fewer than <paramref name="least"/> pixels whose neighbours differ by no more than <paramref name="stepPx"/>.</summary>
    public void RefuseSpeckles(DisparityMap map, int least, float stepPx)
    {
        var patches = new Patches(map.Disparity.Pixels, _width, stepPx, _stack);
        for (var at = 0; at < _isSeen.Length; at++)
        {
            if (patches.IsSmaller(at, least))
            {
                map.Refuse(at, MatchRefusal.Speckle);
            }
        }
    }

    /// <summary>
    /// Fills holes of up to <paramref name="most"/> pixels whose rim agrees within <paramref name="agreePx"/>: no edge can pass through them.
    /// </summary>
    /// <returns>Pixels that were filled.</returns>
    public int FillHoles(DisparityMap map, int most, float agreePx)
    {
        Array.Clear(_isSeen);
        var filled = 0;
        for (var start = 0; start < _isSeen.Length; start++)
        {
            if (_isSeen[start] || !IsHole(map, start))
            {
                continue;
            }

            var hole = Grow(start, (_, to) => IsHole(map, to));
            if (hole.Length <= most && Rim(map, hole) is { } rim && rim.Max(at => map.Disparity.Pixels[at]) - rim.Min(at => map.Disparity.Pixels[at]) <= agreePx)
            {
                Fill(map, hole.ToArray(), rim);
                filled += hole.Length;
            }
        }

        return filled;
    }

    static bool IsHole(DisparityMap map, int at) => map.Refusals.Pixels[at] is MatchRefusal.NotUnique or MatchRefusal.LeftRight or MatchRefusal.Speckle;

    /// <summary>The pixels around a hole; null where it touches the edge of the picture or what no one sees.</summary>
    List<int>? Rim(DisparityMap map, ReadOnlySpan<int> hole)
    {
        var rim = new List<int>();
        foreach (var at in hole)
        {
            var (x, y) = (at % _width, at / _width);
            if (x == 0 || y == 0 || x == _width - 1 || y == _height - 1)
            {
                return null;
            }

            foreach (var to in (ReadOnlySpan<int>)[at - 1, at + 1, at - _width, at + _width])
            {
                if (map.Refusals.Pixels[to] == MatchRefusal.None)
                {
                    rim.Add(to);
                }
                else if (!IsHole(map, to))
                {
                    return null;
                }
            }
        }

        return rim.Count > 0 ? rim : null;
    }

    /// <summary>Means of the rim, near pixels counting most: 1/distance².</summary>
    void Fill(DisparityMap map, int[] hole, List<int> rim)
    {
        var values = new float[hole.Length];
        for (var i = 0; i < hole.Length; i++)
        {
            var (sum, weights) = (0.0, 0.0);
            foreach (var at in rim)
            {
                var (dx, dy) = ((at % _width) - (hole[i] % _width), (at / _width) - (hole[i] / _width));
                var weight = 1.0 / ((dx * dx) + (dy * dy));
                (sum, weights) = (sum + (weight * map.Disparity.Pixels[at]), weights + weight);
            }

            values[i] = (float)(sum / weights);
        }

        for (var i = 0; i < hole.Length; i++)
        {
            map.Disparity.Pixels[hole[i]] = values[i];
            map.Sigma.Pixels[hole[i]] = DisparityMap.FilledSigmaPx;
            map.Refusals.Pixels[hole[i]] = MatchRefusal.None;
        }
    }

    /// <summary>All pixels that hang together with one, marked as seen; valid until the next call.</summary>
    ReadOnlySpan<int> Grow(int start, Func<int, int, bool> isJoined)
    {
        var (taken, count) = (0, 1);
        (_stack[0], _isSeen[start]) = (start, true);
        while (taken < count)
        {
            var at = _stack[taken++];
            var x = at % _width;
            Visit(at, at - 1, x > 0, isJoined, ref count);
            Visit(at, at + 1, x < _width - 1, isJoined, ref count);
            Visit(at, at - _width, at >= _width, isJoined, ref count);
            Visit(at, at + _width, at < _isSeen.Length - _width, isJoined, ref count);
        }

        return _stack.AsSpan(0, count);
    }

    void Visit(int from, int to, bool exists, Func<int, int, bool> isJoined, ref int count)
    {
        if (exists && !_isSeen[to] && isJoined(from, to))
        {
            (_isSeen[to], _stack[count++]) = (true, to);
        }
    }
}
