using System.Numerics;
using Farside.Processing.Numerics;

namespace Farside.Processing.Terrain.Textures;

/// <summary>One gain a view and band, so that views agree on the cells that they share.</summary>
static class ViewGains
{
    // Fewer shared cells say nothing of two exposures.
    const int LeastShared = 30;

    // Every n-th cell is asked: enough for medians.
    const int MostAsked = 100_000;

    // Holds the mean gain at 1.
    const double PriorWeight = 1e-3;

    /// <returns>What is to be added to the logarithms of each view's light.</returns>
    public static Vector3[] Of(GroundCells cells, CellSights sights, int views)
    {
        var differences = Differences(cells, sights);
        var gains = new Vector3[views];
        for (var band = 0; band < 3; band++)
        {
            var (n, b) = (new double[views, views], new double[views]);
            for (var i = 0; i < views; i++)
            {
                n[i, i] = PriorWeight;
            }

            foreach (var ((i, j), all) in differences.Where(pair => pair.Value.Count >= LeastShared).OrderBy(pair => pair.Key))
            {
                var values = all.Select(one => (double)one[band]).ToArray();
                Add(n, b, i, j, Middle.Of(values), Math.Min(1, values.Length / 1000.0));
            }

            var logs = SymmetricSystem.Solve(n, b) ?? new double[views];
            for (var i = 0; i < views; i++)
            {
                gains[i][band] = (float)logs[i];
            }
        }

        return gains;
    }

    // The gains' difference takes a view's surplus of light away.
    static void Add(double[,] n, double[] b, int i, int j, double surplus, double weight)
    {
        (n[i, i], n[j, j], n[i, j], n[j, i]) = (n[i, i] + weight, n[j, j] + weight, n[i, j] - weight, n[j, i] - weight);
        (b[i], b[j]) = (b[i] - (weight * surplus), b[j] + (weight * surplus));
    }

    static Dictionary<(int, int), List<Vector3>> Differences(GroundCells cells, CellSights sights)
    {
        var found = new Dictionary<(int, int), List<Vector3>>();
        for (var cell = 0; cell < cells.Count; cell += 1 + (cells.Count / MostAsked))
        {
            var seen = sights.Of(cell);
            for (var i = 0; i < seen.Length; i++)
            {
                for (var j = 0; j < seen.Length; j++)
                {
                    if (seen[i].View < seen[j].View)
                    {
                        var key = (seen[i].View, seen[j].View);
                        if (!found.TryGetValue(key, out var list))
                        {
                            found[key] = list = [];
                        }

                        list.Add(seen[i].Log - seen[j].Log);
                    }
                }
            }
        }

        return found;
    }
}
