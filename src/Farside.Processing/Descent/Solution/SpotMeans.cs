using Farside.Processing.Photogrammetry.Adjustment;

namespace Farside.Processing.Descent.Solution;

/// <summary>
/// Three numbers that many spots tell together, as weights on their heights: the ground's height under the lowest camera, and the slopes towards east and north
/// of all the ground that was seen.
/// </summary>
sealed class SpotMeans
{
    public const int Ground = 0;
    public const int East = 1;
    public const int North = 2;
    public const int Count = 3;

    /// <summary>The wide plane is told by cells of this share of its width, so that thousands of spots near the foot do not outvote the rest.</summary>
    const int CellsAcross = 16;

    const int Rounds = 5;

    readonly double[][] _weights;

    SpotMeans(double[][] weights) => _weights = weights;

    /// <summary>Of each number: how much each spot's height says.</summary>
    public double Weight(int number, int spot) => _weights[number][spot];

    public static SpotMeans Of(SpotTable table, KeyState state, int lowest)
    {
        var ground = Under(table, state.Stands[lowest].Origin, lowest);
        var (east, north) = Wide(table, state.Stands[lowest].Origin);
        return new([ground, east, north]);
    }

    // Height at the foot of a plane through what the lowest camera sees.
    static double[] Under(SpotTable table, V3 foot, int lowest)
    {
        var seen = Enumerable.Range(0, table.Count).Where(spot => table.Counts(spot) && Sees(table, spot, lowest)).ToArray();
        return Plane(table, foot, seen, seen.ToDictionary(spot => spot, _ => 1.0))[0];
    }

    static (double[] East, double[] North) Wide(SpotTable table, V3 foot)
    {
        var all = Enumerable.Range(0, table.Count).Where(table.Counts).ToArray();
        var reach = all.Select(spot => Math.Max(Math.Abs(table.Spots[spot].X - foot.X), Math.Abs(table.Spots[spot].Y - foot.Y))).Order().ElementAt(all.Length * 98 / 100);
        var cells = all.GroupBy(spot => ((int)Math.Floor((table.Spots[spot].X - foot.X) / reach * CellsAcross / 2), (int)Math.Floor((table.Spots[spot].Y - foot.Y) / reach * CellsAcross / 2)));
        var weights = cells.SelectMany(cell => cell.Select(spot => (spot, weight: 1.0 / cell.Count()))).ToDictionary(one => one.spot, one => one.weight);
        var plane = Plane(table, foot, all, weights);
        return (plane[1], plane[2]);
    }

    /// <summary>Weights on heights that give a robust plane's height at the foot and its two slopes.</summary>
    static double[][] Plane(SpotTable table, V3 foot, int[] spots, Dictionary<int, double> first)
    {
        var robust = spots.ToDictionary(spot => spot, _ => 1.0);
        var result = new[] { new double[table.Count], new double[table.Count], new double[table.Count] };
        for (var round = 0; round < Rounds && spots.Length > 0; round++)
        {
            var n = M3.Identity * 1e-12;
            foreach (var spot in spots)
            {
                var a = Arm(table.Spots[spot], foot);
                n += new M3(a * a.X, a * a.Y, a * a.Z) * (first[spot] * robust[spot]);
            }

            var inverse = Inverse(n);
            var plane = default(V3);
            foreach (var spot in spots)
            {
                var row = inverse * (Arm(table.Spots[spot], foot) * (first[spot] * robust[spot]));
                plane += row * table.Spots[spot].Z;
                (result[0][spot], result[1][spot], result[2][spot]) = (row.X, row.Y, row.Z);
            }

            var off = spots.Select(spot => Math.Abs(table.Spots[spot].Z - plane.Dot(Arm(table.Spots[spot], foot)))).ToArray();
            var gate = Math.Max(1e-12, 2.5 * 1.4826 * off.Order().ElementAt(off.Length / 2));
            for (var i = 0; i < spots.Length; i++)
            {
                robust[spots[i]] = off[i] <= gate ? 1 : gate / off[i];
            }
        }

        return result;
    }

    static V3 Arm(V3 spot, V3 foot) => new(1, spot.X - foot.X, spot.Y - foot.Y);

    static M3 Inverse(M3 m)
    {
        var (a, b, c) = (m.R2.Cross(m.R3), m.R3.Cross(m.R1), m.R1.Cross(m.R2));
        return new M3(a, b, c).Transposed * (1 / m.R1.Dot(a));
    }

    static bool Sees(SpotTable table, int spot, int key)
    {
        var (from, to) = table.Of(spot);
        for (var i = from; i < to; i++)
        {
            if (table.Key[i] == key && table.IsAccepted[i])
            {
                return true;
            }
        }

        return false;
    }
}
