using Farside.Processing.Numerics;

namespace Farside.Processing.Descent.BaseMaps;

/// <summary>Shifts that change evenly over a chip: the first guess at what a wrong pose does to all patches, from the most of them that agree.</summary>
static class ShiftPlane
{
    const int Draws = 400;
    const int LeastFollowers = 6;

    /// <summary>Numbers of the matches that follow the best plane.</summary>
    /// <param name="tolerance">Cells.</param>
    public static List<int> Followers(IReadOnlyList<PatchMatch> matches, double tolerance)
    {
        var best = new List<int>();
        if (matches.Count < LeastFollowers)
        {
            return best;
        }

        for (uint draw = 0; draw < Draws; draw++)
        {
            var (i, j, k) = (Drawn((3 * draw) + 1, matches.Count), Drawn((3 * draw) + 2, matches.Count), Drawn((3 * draw) + 3, matches.Count));
            if (i != j && j != k && i != k && Fit([matches[i], matches[j], matches[k]]) is { } plane && IsGentle(plane) && Following(plane, matches, tolerance) is var follow && follow.Count > best.Count)
            {
                best = follow;
            }
        }

        return best;
    }

    // Source: the finaliser of MurmurHash3 (Appleby, public domain).
    static int Drawn(uint x, int count)
    {
        x = (x ^ (x >> 16)) * 0x85ebca6b;
        x = (x ^ (x >> 13)) * 0xc2b2ae35;
        return (int)((x ^ (x >> 16)) % (uint)count);
    }

    // No approximate track that was searched for leaves more than a fifth of shear or zoom.
    static bool IsGentle((double[] Column, double[] Row) plane) =>
        Math.Abs(plane.Column[1]) < 0.2 && Math.Abs(plane.Column[2]) < 0.2 && Math.Abs(plane.Row[1]) < 0.2 && Math.Abs(plane.Row[2]) < 0.2;

    static List<int> Following((double[] Column, double[] Row) plane, IReadOnlyList<PatchMatch> matches, double tolerance)
    {
        var follow = new List<int>();
        for (var i = 0; i < matches.Count; i++)
        {
            var m = matches[i];
            var (dx, dy) = (m.ShiftColumn - Value(plane.Column, m), m.ShiftRow - Value(plane.Row, m));
            if ((dx * dx) + (dy * dy) < tolerance * tolerance)
            {
                follow.Add(i);
            }
        }

        return follow;
    }

    static double Value(double[] plane, PatchMatch match) => plane[0] + (plane[1] * match.Column) + (plane[2] * match.Row);

    static (double[] Column, double[] Row)? Fit(ReadOnlySpan<PatchMatch> matches)
    {
        var (normal, column, row) = (new double[3, 3], new double[3], new double[3]);
        var ignored = new double[3, 3];
        foreach (var match in matches)
        {
            SymmetricSystem.AddRow(normal, column, [1, match.Column, match.Row], match.ShiftColumn);
            SymmetricSystem.AddRow(ignored, row, [1, match.Column, match.Row], match.ShiftRow);
        }

        return SymmetricSystem.Solve(normal, column) is { } c && SymmetricSystem.Solve(normal, row) is { } r ? (c, r) : null;
    }
}
