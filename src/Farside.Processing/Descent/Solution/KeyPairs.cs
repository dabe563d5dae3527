using Farside.Core.Geometry;
using Farside.Processing.Photogrammetry;

namespace Farside.Processing.Descent.Solution;

/// <summary>Pairs of key frames with what they saw in common, straightened by a lens.</summary>
sealed class KeyPairs
{
    /// <summary>More points make no first guess better.</summary>
    const int MostPoints = 150;

    readonly Dictionary<(int A, int B), List<(Sight A, Sight B)>> _pairs = [];

    public KeyPairs(IReadOnlyList<List<Sight>> tracks, int fewest)
    {
        foreach (var track in tracks)
        {
            for (var i = 0; i < track.Count; i++)
            {
                for (var j = i + 1; j < track.Count; j++)
                {
                    Add(track[i], track[j]);
                }
            }
        }

        foreach (var weak in _pairs.Where(pair => pair.Value.Count < fewest).Select(pair => pair.Key).ToList())
        {
            _pairs.Remove(weak);
        }

        Keys = [.. _pairs.Keys.Order()];
    }

    /// <summary>Pairs with enough in common, in order.</summary>
    public IReadOnlyList<(int A, int B)> Keys { get; }

    /// <summary>A's tangents from B's.</summary>
    public (Homography Map, double Rms, double SpreadA, double SpreadB, int Points)? Link((int A, int B) pair, BrownCamera lens)
    {
        var sights = _pairs[pair];
        var step = Math.Max(1, sights.Count / MostPoints);
        var used = sights.Where((_, i) => i % step == 0).ToList();
        var (a, b) = (used.ConvertAll(one => Straight(one.A, lens)), used.ConvertAll(one => Straight(one.B, lens)));
        return PlaneLink.Fit(a, b) is var (map, rms) ? (map, rms, Spread(a), Spread(b), sights.Count) : null;
    }

    static (double X, double Y) Straight(Sight sight, BrownCamera lens) =>
        lens.Straighten((sight.Column - lens.PrincipalColumn) / lens.FocalLengthPx, (sight.Row - lens.PrincipalRow) / lens.FocalLengthPx);

    static double Spread(List<(double X, double Y)> points)
    {
        var (x, y) = (points.Average(point => point.X), points.Average(point => point.Y));
        return Math.Sqrt(points.Average(point => ((point.X - x) * (point.X - x)) + ((point.Y - y) * (point.Y - y))));
    }

    void Add(Sight a, Sight b)
    {
        var key = (a.Key, b.Key);
        if (!_pairs.TryGetValue(key, out var list))
        {
            _pairs[key] = list = [];
        }

        list.Add((a, b));
    }
}
