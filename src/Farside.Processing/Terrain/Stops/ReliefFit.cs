using Farside.Core.Geometry;
using Farside.Processing.Numerics;

namespace Farside.Processing.Terrain.Stops;

/// <summary>
/// Least squares of two grounds' heights over shift and turn: each moved cell's height against the other ground there, weighted by both sigmas, robust by
/// Tukey's weights; what was expected beforehand pulls gently where the ground does not tell.
/// </summary>
/// <remarks>Errors are told from blocks of half a metre (the sandwich of Huber 1967 and White 1982): cells of one block may err together.</remarks>
sealed class ReliefFit(IReadOnlyList<(TerrainLevel Fixed, TerrainLevel Moving)> pairs, IReadOnlyList<(Relief Fixed, Relief Moving)> reliefs, RegistrationOptions options)
{
    const int Unknowns = GroundMove.Unknowns;
    const int MostRounds = 40;
    const double Tukey = 4.685;

    /// <summary>Finer than this no two cells of different views agree, metres.</summary>
    const double FloorM = 0.003;

    /// <summary>One sigma of how far two lattices lock on each other, cells.</summary>
    const double LockedCells = 0.015;

    const double Rad = Math.PI / 180;

    readonly double[] _prior = [.. new[] { options.LevelSigmaM, options.LevelSigmaM, options.UpSigmaM, options.TiltSigmaDeg * Rad, options.TiltSigmaDeg * Rad, options.HeadingSigmaDeg * Rad }.Select(sigma => 1 / (sigma * sigma))];

    /// <summary>Null where too few cells are shared or the fit comes to nothing.</summary>
    public GroundTie? Solve(GroundMove start)
    {
        double[] x = [start.Shift.East, start.Shift.North, start.Shift.Up, start.Turn.East, start.Turn.North, start.Turn.Up];
        var cells = SharedCells.Of(pairs, start, options);
        if (cells.Count < options.FewestCells)
            return null;

        x[2] -= MiddleOf(Rows(cells, GroundMove.Of(start.Centre, x)).Select(row => row.Residual * row.SigmaM));
        var before = Spread(cells, new(start.Centre, default, default));
        for (var round = 0; round < MostRounds; round++)
        {
            var rows = Rows(cells, GroundMove.Of(start.Centre, x));
            if (rows.Count < options.FewestCells || Step(rows, x) is not { } step)
                return null;

            for (var i = 0; i < Unknowns; i++)
                x[i] += step[i];

            if (Math.Sqrt((step[0] * step[0]) + (step[1] * step[1])) < 1e-5 && round > 2)
                break;
        }

        return Tie(cells, start.Centre, x, before);
    }

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
        var rows = Rows(cells, GroundMove.Of(centre, x));
        var scale = Scale(rows);
        var (n, b) = Normal(rows, scale);
        var inflation = Inflation(rows, scale, n);
        var (information, right) = Information(n, b, inflation, x, LatticeSigmaM(cells));
        var area = cells.Sum(cell => Math.Pow(pairs[cell.Level].Moving.Grid.PixelM, 2));
        return new(GroundMove.Of(centre, x), information, right, rows.Count, area, Spread(cells, GroundMove.Of(centre, x)), before, inflation) { Strength = Strength(cells, GroundMove.Of(centre, x)) };
    }

    // Sigmas of the agreement of what stands out.
    double Strength(List<SharedCell> cells, GroundMove move)
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

    // Lattices lock on each other by some hundredths of a cell.
    double LatticeSigmaM(List<SharedCell> cells) => LockedCells * MiddleOf(cells.Select(cell => pairs[cell.Level].Moving.Grid.PixelM));

    // Of the ground alone, the lattices' own error added to the level shift: (N⁻¹ + F)⁻¹ = N − N E (F⁻¹ + Eᵀ N E)⁻¹ Eᵀ N, also where N tells nothing of some direction.
    static (double[,] Information, double[] Right) Information(double[,] n, double[] b, double inflation, double[] x, double latticeM)
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

        var weight = 1 / (latticeM * latticeM);
        var (aa, ab, bb) = (weight + information[0, 0], information[0, 1], weight + information[1, 1]);
        var determinant = (aa * bb) - (ab * ab);
        var (east, north) = (Column(information, 0), Column(information, 1));
        var (first, second) = (right[0], right[1]);
        for (var i = 0; i < Unknowns; i++)
        {
            var (p, q) = (((bb * east[i]) - (ab * north[i])) / determinant, ((aa * north[i]) - (ab * east[i])) / determinant);
            right[i] -= (p * first) + (q * second);
            for (var j = 0; j < Unknowns; j++)
                information[i, j] -= (p * east[j]) + (q * north[j]);
        }

        return (information, right);
    }

    static double[] Column(double[,] matrix, int column) => [.. Enumerable.Range(0, Unknowns).Select(i => matrix[i, column])];

    // How much wider than by cells alone: trace of (N + P)⁻¹ M over that of (N + P)⁻¹ N, M from the sums over blocks.
    double Inflation(List<FitRow> rows, double scale, double[,] n)
    {
        var factor = new double[Unknowns * Unknowns];
        for (var i = 0; i < Unknowns; i++)
        {
            for (var j = 0; j < Unknowns; j++)
                factor[(i * Unknowns) + j] = n[i, j] + (i == j ? _prior[i] : 0);
        }

        if (!SymmetricSystem.TryFactor(factor, Unknowns))
            return double.PositiveInfinity;

        var (together, alone) = (0.0, 0.0);
        foreach (var block in rows.GroupBy(row => row.Block))
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

    double Spread(List<SharedCell> cells, GroundMove move)
    {
        var metres = Rows(cells, move).Select(row => row.Residual * row.SigmaM).ToList();
        var middle = metres.Count == 0 ? double.NaN : MiddleOf(metres);
        return metres.Count == 0 ? double.NaN : 1.4826 * MiddleOf(metres.Select(metre => Math.Abs(metre - middle)));
    }

    static double MiddleOf(IEnumerable<double> values) => Middle.Of(values.ToArray());

    List<FitRow> Rows(List<SharedCell> cells, GroundMove move)
    {
        var rows = new List<FitRow>(cells.Count);
        foreach (var cell in cells)
        {
            if (Row(cell, move) is { } row)
                rows.Add(row);
        }

        return rows;
    }

    FitRow? Row(SharedCell cell, GroundMove move)
    {
        var level = pairs[cell.Level].Fixed;
        var (place, step) = (move.Apply(cell.Place), level.Grid.PixelM);
        var height = level.HeightAt(place.X, place.Y);
        var east = (level.HeightAt(place.X + step, place.Y) - level.HeightAt(place.X - step, place.Y)) / (2 * step);
        var north = (level.HeightAt(place.X, place.Y + step) - level.HeightAt(place.X, place.Y - step)) / (2 * step);
        var other = level.Sigmas[Math.Clamp((int)Math.Round(level.Grid.Column(place.X)), 0, level.Grid.Width - 1), Math.Clamp((int)Math.Round(level.Grid.Row(place.Y)), 0, level.Grid.Height - 1)];
        if (!double.IsFinite(height + east + north + other))
            return null;

        var (x, y, z) = (cell.Place.X - move.Centre.X, cell.Place.Y - move.Centre.Y, cell.Place.Z - move.Centre.Z);
        var sigma = Math.Sqrt(((double)cell.SigmaM * cell.SigmaM) + ((double)other * other) + (FloorM * FloorM));
        double[] slopes = [-east, -north, 1, y + (north * z), -x - (east * z), (east * y) - (north * x)];
        for (var i = 0; i < Unknowns; i++)
            slopes[i] /= sigma;

        return new(slopes, (place.Z - height) / sigma, sigma, cell.Block);
    }

    /// <summary>One cell's equation, in its own sigmas.</summary>
    readonly record struct FitRow(double[] Slopes, double Residual, double SigmaM, int Block);
}
