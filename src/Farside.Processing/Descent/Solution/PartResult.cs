using Farside.Core.Geometry;
using Farside.Processing.Photogrammetry.Adjustment;

namespace Farside.Processing.Descent.Solution;

/// <summary>One part of a descent as the adjustment left it.</summary>
sealed class PartResult
{
    const int Cells = 4;

    /// <summary>
    /// Straight down a camera's tilt and the ground's are nearly the same to its picture: to first order the normal equations know them better than the pictures do.
    /// By so much sigmas came out too small in simulated descents over rough ground.
    /// </summary>
    const double Nonlinearity = 1.6;

    readonly KeyUnknowns _unknowns;

    public PartResult(int[] keys, SpotTable table, KeyUnknowns unknowns, KeyAdjustment adjustment, (int Controls, bool HasNorth) outside, SolutionOptions options)
    {
        (Controls, HasNorth) = outside;
        (Keys, Table, _unknowns, Adjustment) = (keys, table, unknowns, adjustment);
        Widening = Nonlinearity * WideningOf();
        Covariance = Inverse(adjustment.Normals(Widening).Matrix);
        var heights = State.Stands.Select((stand, key) => (At: (6 * key) + 5, By: 1 / (stand.Origin.Z * State.Stands.Length))).ToArray();
        ByScale = [.. Enumerable.Range(0, unknowns.Count).Select(i => heights.Sum(height => height.By * Covariance[i, height.At]))];
        ScaleSigma = Math.Sqrt(heights.Sum(height => height.By * ByScale[height.At]));
        (RmsPx, HeldOutRmsPx) = (Rms(), HeldOut(options));
    }

    /// <summary>Spots of a map that took part.</summary>
    public int Controls { get; }

    /// <summary>Whether the Sun or a map tells north.</summary>
    public bool HasNorth { get; }

    /// <summary>Places in the tracking's list of key frames, in order of time.</summary>
    public int[] Keys { get; }

    public SpotTable Table { get; }

    public KeyAdjustment Adjustment { get; }

    public KeyState State => Adjustment.State;

    public double[,] Covariance { get; }

    /// <summary>Covariance of each unknown with the logarithm of the scale: the mean logarithm of the key frames' heights.</summary>
    public double[] ByScale { get; }

    /// <summary>Sigma of that logarithm.</summary>
    public double ScaleSigma { get; }

    public double Widening { get; }

    /// <summary>The way down that was not taken; null where there is none.</summary>
    public OtherWay? Other { get; set; }

    public double RmsPx { get; }

    public double HeldOutRmsPx { get; }

    public BrownCamera Lens(BrownCamera camera) => camera with
    {
        FocalLengthPx = State.Lens[0],
        PrincipalColumn = State.Lens[1],
        PrincipalRow = State.Lens[2],
        K1 = State.Lens[3],
        K2 = State.Lens[4],
        K3 = State.Lens[5],
        P1 = State.Lens[6],
        P2 = State.Lens[7],
    };

    public InteriorSigmas LensSigmas()
    {
        var sigmas = new double[8];
        for (var i = 0; i < _unknowns.FreeLens.Length; i++)
        {
            sigmas[_unknowns.FreeLens[i]] = Math.Sqrt(Covariance[_unknowns.Lens + i, _unknowns.Lens + i]);
        }

        return InteriorSigmas.From(sigmas);
    }

    /// <summary>Covariance of one key frame's stand, whole and with the scale known.</summary>
    public (double[,] Whole, double[,] Relative) Of(int key)
    {
        var (whole, relative) = (new double[6, 6], new double[6, 6]);
        for (var i = 0; i < 6; i++)
        {
            for (var j = 0; j < 6; j++)
            {
                whole[i, j] = Covariance[(6 * key) + i, (6 * key) + j];
                relative[i, j] = whole[i, j] - (ByScale[(6 * key) + i] * ByScale[(6 * key) + j] / (ScaleSigma * ScaleSigma));
            }
        }

        Other?.Widen(key, whole);
        Other?.Widen(key, relative);
        return (whole, relative);
    }

    /// <summary>Sights of the solution with their residuals.</summary>
    public IEnumerable<(int Sight, double Column, double Row)> Residuals()
    {
        for (var spot = 0; spot < Table.Count; spot++)
        {
            var (from, to) = Table.Of(spot);
            for (var i = from; i < to && Table.Counts(spot); i++)
            {
                if (Table.IsAccepted[i] && Adjustment.Residual(i, Table.Spots[spot]) is var (column, row))
                {
                    yield return (i, column, row);
                }
            }
        }
    }

    /// <summary>
    /// Neighbours in a picture may err alike: relief in the wrong place, a lens that bends otherwise, shadows that move. If the means of residuals over cells of the
    /// pictures scatter more than independent errors would let them, all sigmas are too small by that factor.
    /// </summary>
    double WideningOf()
    {
        var all = Residuals().ToList();
        if (all.Count == 0)
        {
            return 1;
        }

        var (left, right) = (Table.Column.Min(), Table.Column.Max() + 1);
        var (top, bottom) = (Table.Row.Min(), Table.Row.Max() + 1);
        var cells = new Dictionary<(int, int, int), (int Count, double Column, double Row)>();
        foreach (var (sight, column, row) in all)
        {
            var cell = (Table.Key[sight], (int)((Table.Column[sight] - left) / (right - left) * Cells), (int)((Table.Row[sight] - top) / (bottom - top) * Cells));
            var (count, sumColumn, sumRow) = cells.GetValueOrDefault(cell);
            cells[cell] = (count + 1, sumColumn + (column / Table.Spread[sight]), sumRow + (row / Table.Spread[sight]));
        }

        var full = cells.Values.Where(cell => cell.Count >= 4).ToList();
        var square = all.Average(one => ((one.Column * one.Column) + (one.Row * one.Row)) / (Table.Spread[one.Sight] * Table.Spread[one.Sight]));
        return full.Count == 0 ? 1 : Math.Max(1, Math.Sqrt(full.Average(cell => ((cell.Column * cell.Column) + (cell.Row * cell.Row)) / cell.Count) / square));
    }

    double Rms()
    {
        var squares = Residuals().Select(one => (one.Column * one.Column) + (one.Row * one.Row)).ToList();
        return squares.Count == 0 ? double.NaN : Math.Sqrt(squares.Average());
    }

    // A spot that took no part is put where its sights meet best; what it pays for its own place is given back.
    double HeldOut(SolutionOptions options)
    {
        var (sum, spare) = (0.0, 0.0);
        var gate = Math.Max(options.RejectSigmas * Adjustment.SigmaPx, options.RejectFloorPx);
        for (var spot = 0; spot < Table.Count; spot++)
        {
            if (!Table.IsHeldOut[spot])
            {
                continue;
            }

            var (from, to) = Table.Of(spot);
            var place = Adjustment.Locate(spot, Table.Spots[spot], gate);
            var off = Enumerable.Range(from, to - from).Select(i => (At: Adjustment.Residual(i, place), Gate: gate * Table.Spread[i])).Where(one => one.At is not null).Select(one => (Square: (one.At!.Value.Column * one.At.Value.Column) + (one.At.Value.Row * one.At.Value.Row), one.Gate)).Where(one => one.Square < one.Gate * one.Gate).Select(one => one.Square).ToList();
            (sum, spare) = off.Count > 2 ? (sum + off.Sum(), spare + (2 * off.Count) - 3) : (sum, spare);
        }

        return spare > 0 ? Math.Sqrt(2 * sum / spare) : double.NaN;
    }

    static double[,] Inverse(EnvelopeMatrix matrix)
    {
        var bad = matrix.Factor();
        if (bad >= 0)
        {
            throw new DescentException($"The frames of the descent leave number {bad} of {matrix.Size} open; expected points that hold every key frame. Give frames that overlap more.");
        }

        var inverse = new double[matrix.Size, matrix.Size];
        Parallel.For(0, matrix.Size, column =>
        {
            var unit = new double[matrix.Size];
            unit[column] = 1;
            matrix.SolveLower(unit, column);
            matrix.SolveUpper(unit);
            for (var row = 0; row < matrix.Size; row++)
            {
                inverse[row, column] = unit[row];
            }
        });
        return inverse;
    }
}
