namespace Farside.Processing.Descent.BaseMaps;

/// <summary>A patch of a laid frame found again on the map.</summary>
/// <param name="Column">Middle of the patch in the laid frame, cells.</param>
/// <param name="Row">Likewise.</param>
/// <param name="ShiftColumn">How much farther right the map has it, cells.</param>
/// <param name="ShiftRow">How much farther down, cells.</param>
/// <param name="Correlation">Normalised, 0 … 1.</param>
readonly record struct PatchMatch(int Column, int Row, double ShiftColumn, double ShiftRow, double Correlation);

/// <summary>Looks for the patches of one chip in another of the same window, by normalised correlation to a tenth of a cell or so.</summary>
static class PatchMatching
{
    const int Half = 12;
    const double LeastCorrelation = 0.3;
    const double LeastLead = 0.04;
    const int Neighbourhood = 3;

    /// <param name="reach">How far a patch may lie from where it should, cells.</param>
    /// <param name="patches">Patches each way.</param>
    public static List<PatchMatch> Find(Chip laid, Chip map, int reach, int patches)
    {
        var found = new PatchMatch?[patches * patches];
        var (from, step) = (Half, (laid.Size - 1 - (2.0 * Half)) / (patches - 1));
        Parallel.For(0, found.Length, i =>
            found[i] = Match(laid, map, from + (int)Math.Round(i % patches * step), from + (int)Math.Round(i / patches * step), reach));
        return [.. found.OfType<PatchMatch>()];
    }

    static PatchMatch? Match(Chip laid, Chip map, int column, int row, int reach)
    {
        const int Side = (2 * Half) + 1;
        var patch = new float[Side * Side];
        if (!Cut(laid, column, row, patch))
        {
            return null;
        }

        var side = (2 * reach) + 1;
        var scores = new double[side * side];
        var seen = new float[Side * Side];
        for (var i = 0; i < scores.Length; i++)
        {
            scores[i] = Cut(map, column + (i % side) - reach, row + (i / side) - reach, seen) ? Product(patch, seen) : double.NaN;
        }

        return Peak(scores, side) is var (x, y, score) ? new(column, row, x - reach, y - reach, score) : null;
    }

    // A patch of mean 0 and length 1; false when samples are missing or all alike.
    static bool Cut(Chip chip, int column, int row, float[] patch)
    {
        if (column < Half || row < Half || column >= chip.Size - Half || row >= chip.Size - Half)
        {
            return false;
        }

        const int Side = (2 * Half) + 1;
        var sum = 0f;
        for (var y = 0; y < Side; y++)
        {
            chip.Samples.AsSpan(((row - Half + y) * chip.Size) + column - Half, Side).CopyTo(patch.AsSpan(y * Side));
        }

        foreach (var sample in patch)
        {
            sum += sample;
        }

        if (float.IsNaN(sum))
        {
            return false;
        }

        var (mean, square) = (sum / patch.Length, 0f);
        for (var i = 0; i < patch.Length; i++)
        {
            patch[i] -= mean;
            square += patch[i] * patch[i];
        }

        var scale = square > 1e-6f ? 1 / MathF.Sqrt(square) : 0;
        for (var i = 0; i < patch.Length; i++)
        {
            patch[i] *= scale;
        }

        return scale > 0;
    }

    static double Product(float[] one, float[] other)
    {
        var sum = 0f;
        for (var i = 0; i < one.Length; i++)
        {
            sum += one[i] * other[i];
        }

        return sum;
    }

    // The highest score with a parabola through its neighbours; null at the border or when another place does nearly as well.
    static (double X, double Y, double Score)? Peak(double[] scores, int side)
    {
        var best = -1;
        for (var i = 0; i < scores.Length; i++)
        {
            best = !double.IsNaN(scores[i]) && (best < 0 || scores[i] > scores[best]) ? i : best;
        }

        var (x, y) = (best % side, best / side);
        if (best < 0 || scores[best] < LeastCorrelation || x < 1 || y < 1 || x > side - 2 || y > side - 2 || Rival(scores, side, x, y) > scores[best] - LeastLead)
        {
            return null;
        }

        return (x + Vertex(scores[best - 1], scores[best], scores[best + 1]), y + Vertex(scores[best - side], scores[best], scores[best + side]), scores[best]);
    }

    static double Rival(double[] scores, int side, int x, int y)
    {
        var rival = -1.0;
        for (var i = 0; i < scores.Length; i++)
        {
            if (Math.Max(Math.Abs((i % side) - x), Math.Abs((i / side) - y)) > Neighbourhood && scores[i] > rival)
            {
                rival = scores[i];
            }
        }

        return rival;
    }

    static double Vertex(double before, double here, double after)
    {
        var bend = before - (2 * here) + after;
        return bend < -1e-9 ? Math.Clamp(0.5 * (before - after) / bend, -0.5, 0.5) : 0;
    }
}
