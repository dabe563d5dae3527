using Farside.Core.Geometry;
using Farside.Processing.Numerics;

namespace Farside.Processing.Terrain.Stops;

/// <summary>
/// Least squares of two grounds' heights over shift and turn: each moved cell's height against the other ground there, weighted by both sigmas, robust by
/// Tukey's weights; what was expected beforehand pulls gently where the ground does not tell.
/// </summary>
/// <remarks>Errors are told from some twenty blocks of the shared ground (the sandwich of Huber 1967 and White 1982): cells of one block, seen by the same pairs, err together.</remarks>
sealed class ReliefFit(IReadOnlyList<(TerrainLevel Fixed, TerrainLevel Moving)> pairs, IReadOnlyList<(Relief Fixed, Relief Moving)> reliefs, RegistrationOptions options)
{
    const int Unknowns = GroundTie.Unknowns;
    const int Stretches = GroundMove.Unknowns;
    const int MostRounds = 40;
    const int FewestRounds = 4;

    /// <summary>Level steps so short are the last, metres.</summary>
    const double RestM = 1e-5;

    /// <summary>Level steps longer than this after all rounds are those of a fit that goes elsewhere, metres.</summary>
    const double StillM = 1e-3;

    const double Tukey = 4.685;

    /// <summary>Finer than this no two cells of different views agree, metres.</summary>
    const double FloorM = 0.003;

    const int Blocks = 20;

    /// <summary>Side of a block at least, metres.</summary>
    const double LeastBlockM = 0.5;

    /// <summary>One sigma of how far two lattices lock on each other, cells.</summary>
    const double LockedCells = 0.015;

    /// <summary>Share of a stretch that is something else: lenses' middles, pairs of their own.</summary>
    const double Unmodelled = GroundCorrection.NoStretchShare;

    /// <summary>A stretch that is not expected is held, 1/m.</summary>
    const double NoStretch = 1e-7;

    const double Rad = Math.PI / 180;

    readonly double[] _prior = [.. new[] { options.LevelSigmaM, options.LevelSigmaM, options.UpSigmaM, options.TiltSigmaDeg * Rad, options.TiltSigmaDeg * Rad, options.HeadingSigmaDeg * Rad, Held(options.FixedRangeSigma), Held(options.MovingRangeSigma) }.Select(sigma => 1 / (sigma * sigma))];

    /// <summary>Null where too few cells are shared or the fit comes to nothing.</summary>
    public GroundTie? Solve(GroundMove start)
    {
        double[] x = [start.Shift.East, start.Shift.North, start.Shift.Up, start.Turn.East, start.Turn.North, start.Turn.Up, 0, 0];
        var cells = SharedCells.Of(pairs, start, options);
        if (cells.Count < options.FewestCells)
            return null;

        x[2] -= MiddleOf(Rows(cells, Of(start.Centre, x)).Select(row => row.Residual * row.SigmaM));
        var before = Spread(cells, Of(start.Centre, new double[Unknowns]));
        var moved = double.PositiveInfinity;
        for (var round = 0; round < MostRounds && (moved > RestM || round < FewestRounds); round++)
        {
            var rows = Rows(cells, Of(start.Centre, x));
            if (rows.Count < options.FewestCells || Step(rows, x) is not { } step)
                return null;

            for (var i = 0; i < Unknowns; i++)
                x[i] += step[i];

            moved = Math.Sqrt((step[0] * step[0]) + (step[1] * step[1]));
        }

        // What still walks has found no place.
        return moved > StillM ? null : Tie(cells, start.Centre, x, before);
    }

    static double Held(double sigma) => Math.Max(NoStretch, sigma);

    double[]? Step(List<FitRow> rows, double[] x)
    {
        var (n, b) = Normal(rows, Scale(rows));
        for (var i = 0; i < Unknowns; i++)
        {
            n[i, i] += _prior[i];
            b[i] -= _prior[i] * x[i];
        }

        return SymmetricSystem.Solve(n, b);
    }

    static (double[,] N, double[] B) Normal(List<FitRow> rows, double scale)
    {
        var (n, b) = (new double[Unknowns, Unknowns], new double[Unknowns]);
        foreach (var row in rows)
        {
            if (Weight(row, scale) is > 0 and var weight)
                SymmetricSystem.AddRow(n, b, row.Slopes, -row.Residual, weight / (scale * scale));
        }

        return (n, b);
    }

    static double Weight(FitRow row, double scale)
    {
        var u = row.Residual / (Tukey * scale);
        return Math.Abs(u) < 1 ? (1 - (u * u)) * (1 - (u * u)) : 0;
    }

    static double Scale(List<FitRow> rows) => Math.Max(0.1, 1.4826 * MiddleOf(rows.Select(row => Math.Abs(row.Residual))));

    GroundTie? Tie(List<SharedCell> cells, Point<SiteFrame> centre, double[] x, double before)
    {
        var rows = Rows(cells, Of(centre, x));
        var scale = Scale(rows);
        var (n, b) = Normal(rows, scale);
        var area = cells.Sum(cell => Math.Pow(pairs[cell.Level].Moving.Grid.PixelM, 2));
        var inflation = Inflation(rows, scale, n, area);
        var (information, right) = Information(n, b, inflation, x, ModelVariance(cells, centre, x));
        return new(GroundMove.Of(centre, x), (x[Stretches], x[Stretches + 1]), information, right, rows.Count, area, Spread(cells, Of(centre, x)), before, inflation) { Strength = Strength(cells, Of(centre, x)), StretchWeight = (_prior[Stretches], _prior[Stretches + 1]) };
    }

    // Sigmas of the agreement of what stands out.
    double Strength(List<SharedCell> cells, Stretched move)
    {
        var sums = new CorrelationSums();
        foreach (var cell in cells)
        {
            var (other, own) = reliefs[cell.Level];
            if (own.Weights[cell.Index] is > 0 and var weight && move.Apply(cell.Place) is var place && other.At(place.X, place.Y) is { } height)
                sums.Add(height, own.Heights[cell.Index], weight, ReliefSearch.Witness(own.Grid.PixelM, options));
        }

        return sums.Count < options.FewestCells ? double.NegativeInfinity : sums.Strength();
    }

    // What no residual tells: lattices lock on each other by some hundredths of a cell; what is taken for a stretch is one to a tenth; and the pairs that see the shared ground may all be turned a little
    // against the rest of their sequence, about its mast.
    double[] ModelVariance(List<SharedCell> cells, Point<SiteFrame> centre, double[] x)
    {
        var lattice = LockedCells * MiddleOf(cells.Select(cell => pairs[cell.Level].Moving.Grid.PixelM));
        var variance = new double[GroundMove.Unknowns];
        Add(options.FixedEye, x[Stretches], options.FixedOwnDeg);
        Add(options.MovingEye, x[Stretches + 1], options.MovingOwnDeg);
        for (var i = 0; i < 2; i++)
            variance[i] += lattice * lattice;

        return variance;

        void Add(Point<SiteFrame> eye, double stretch, (double Tilt, double Heading) own)
        {
            var away = Math.Pow(centre.X - eye.X, 2) + Math.Pow(centre.Y - eye.Y, 2);
            var (tilt, heading, way) = (Math.Pow(own.Tilt * Rad, 2), Math.Pow(own.Heading * Rad, 2), Stretched.Way(eye, centre));
            var stretched = Math.Pow(Unmodelled * stretch, 2) * ((way.X * way.X) + (way.Y * way.Y) + (way.Z * way.Z));
            double[] more = [stretched + (heading * away), stretched + (heading * away), tilt * away, tilt, tilt, heading];
            for (var i = 0; i < more.Length; i++)
                variance[i] += more[i];
        }
    }

    // Of the ground alone, the model's own variances F added one by one: (N⁻¹ + f e eᵀ)⁻¹ = N − N e (1/f + eᵀ N e)⁻¹ eᵀ N, also where N tells nothing of some direction.
    static (double[,] Information, double[] Right) Information(double[,] n, double[] b, double inflation, double[] x, double[] variance)
    {
        var (information, right) = (new double[Unknowns, Unknowns], new double[Unknowns]);
        for (var i = 0; i < Unknowns; i++)
        {
            right[i] = b[i] / inflation;
            for (var j = 0; j < Unknowns; j++)
            {
                information[i, j] = n[i, j] / inflation;
                right[i] += information[i, j] * x[j];
            }
        }

        for (var k = 0; k < variance.Length; k++)
        {
            var (column, chosen, share) = (Column(information, k), right[k], variance[k] / (1 + (variance[k] * information[k, k])));
            for (var i = 0; i < Unknowns; i++)
            {
                right[i] -= share * column[i] * chosen;
                for (var j = 0; j < Unknowns; j++)
                    information[i, j] -= share * column[i] * column[j];
            }
        }

        return (information, right);
    }

    static double[] Column(double[,] matrix, int column) => [.. Enumerable.Range(0, Unknowns).Select(i => matrix[i, column])];

    // How much wider than by cells alone: trace of (N + P)⁻¹ M over that of (N + P)⁻¹ N, M from the sums over blocks.
    double Inflation(List<FitRow> rows, double scale, double[,] n, double areaM2)
    {
        var side = Math.Max(LeastBlockM, Math.Sqrt(areaM2 / Blocks));
        var factor = new double[Unknowns * Unknowns];
        for (var i = 0; i < Unknowns; i++)
        {
            for (var j = 0; j < Unknowns; j++)
                factor[(i * Unknowns) + j] = n[i, j] + (i == j ? _prior[i] : 0);
        }

        if (!SymmetricSystem.TryFactor(factor, Unknowns))
            return double.PositiveInfinity;

        var (together, alone) = (0.0, 0.0);
        foreach (var block in rows.GroupBy(row => (Math.Floor(row.Place.X / side), Math.Floor(row.Place.Y / side))))
            together += Quadratic(factor, Sum(block, scale));

        for (var i = 0; i < Unknowns; i++)
        {
            var column = Column(n, i);
            SymmetricSystem.Solve(factor, Unknowns, column);
            alone += column[i];
        }

        return Math.Max(1, together / Math.Max(1e-12, alone));
    }

    static double[] Sum(IEnumerable<FitRow> block, double scale)
    {
        var sum = new double[Unknowns];
        foreach (var row in block)
        {
            for (var i = 0; i < Unknowns; i++)
                sum[i] += row.Slopes[i] * Weight(row, scale) * row.Residual / (scale * scale);
        }

        return sum;
    }

    static double Quadratic(double[] factor, double[] v)
    {
        var solved = (double[])v.Clone();
        SymmetricSystem.Solve(factor, Unknowns, solved);
        return v.Zip(solved, (a, b) => a * b).Sum();
    }

    double Spread(List<SharedCell> cells, Stretched move)
    {
        var metres = Rows(cells, move).Select(row => row.Residual * row.SigmaM).ToList();
        var middle = metres.Count == 0 ? double.NaN : MiddleOf(metres);
        return metres.Count == 0 ? double.NaN : 1.4826 * MiddleOf(metres.Select(metre => Math.Abs(metre - middle)));
    }

    static double MiddleOf(IEnumerable<double> values) => Middle.Of(values.ToArray());

    List<FitRow> Rows(List<SharedCell> cells, Stretched move)
    {
        var rows = new List<FitRow>(cells.Count);
        foreach (var cell in cells)
        {
            if (Row(cell, move) is { } row)
                rows.Add(row);
        }

        return rows;
    }

    FitRow? Row(SharedCell cell, Stretched move)
    {
        var level = pairs[cell.Level].Fixed;
        var (place, step) = (move.Apply(cell.Place), level.Grid.PixelM);
        // The fixed ground's own stretch takes its surface along: looked up where the place came from.
        var from = move.Unstretched(place);
        var height = level.HeightAt(from.X, from.Y) + (place.Z - from.Z);
        var east = (level.HeightAt(from.X + step, from.Y) - level.HeightAt(from.X - step, from.Y)) / (2 * step);
        var north = (level.HeightAt(from.X, from.Y + step) - level.HeightAt(from.X, from.Y - step)) / (2 * step);
        var other = level.Sigmas[Math.Clamp((int)Math.Round(level.Grid.Column(from.X)), 0, level.Grid.Width - 1), Math.Clamp((int)Math.Round(level.Grid.Row(from.Y)), 0, level.Grid.Height - 1)];
        if (!double.IsFinite(height + east + north + other))
            return null;

        var (x, y, z) = (cell.Place.X - move.Move.Centre.X, cell.Place.Y - move.Move.Centre.Y, cell.Place.Z - move.Move.Centre.Z);
        var sigma = Math.Sqrt(((double)cell.SigmaM * cell.SigmaM) + ((double)other * other) + (FloorM * FloorM));
        double Along((double X, double Y, double Z) way) => way.Z - (east * way.X) - (north * way.Y);
        double[] slopes = [-east, -north, 1, y + (north * z), -x - (east * z), (east * y) - (north * x), -Along(Stretched.Way(options.FixedEye, place)), Along(Stretched.Way(options.MovingEye, cell.Place))];
        for (var i = 0; i < Unknowns; i++)
            slopes[i] /= sigma;

        return new(slopes, (place.Z - height) / sigma, sigma, cell.Place);
    }

    Stretched Of(Point<SiteFrame> centre, double[] x) => new(GroundMove.Of(centre, x), options.FixedEye, options.MovingEye, x[Stretches], x[Stretches + 1]);

    /// <summary>One cell's equation, in its own sigmas.</summary>
    readonly record struct FitRow(double[] Slopes, double Residual, double SigmaM, Point<SiteFrame> Place);
}
