using Farside.Simulator.Evaluation.Geometry;

namespace Farside.Simulator.Evaluation.Descent;

/// <summary>A turn, a factor and a shift of the map's plane: from places as they are said to true ones.</summary>
/// <param name="A">Factor times cosine.</param>
/// <param name="B">Factor times sine; counter-clockwise.</param>
readonly record struct PlaneMotion(double A, double B, double EastM, double NorthM)
{
    const int Rounds = 10;

    /// <summary>A place whose miss is this many times the median's counts no more.</summary>
    const double Outlier = 4;

    public double Factor => Math.Sqrt((A * A) + (B * B));

    public static PlaneMotion Of(double factor, double turnDeg) => new(factor * Math.Cos(turnDeg * Math.PI / 180), factor * Math.Sin(turnDeg * Math.PI / 180), 0, 0);

    public (double East, double North) Times((double East, double North) p) => ((A * p.East) - (B * p.North) + EastM, (B * p.East) + (A * p.North) + NorthM);

    /// <summary>The motion that suits pairs of places best, each weighed by its unit; pairs far off are left out of the fit.</summary>
    /// <param name="pairs">Said, true, and the length that counts as one, metres. Two at least.</param>
    public static PlaneMotion Fit(IReadOnlyList<((double East, double North) Made, (double East, double North) True, double UnitM)> pairs)
    {
        var motion = Step([.. pairs]);
        for (var round = 0; round < Rounds; round++)
        {
            var misses = pairs.Select(pair => Miss(motion, pair)).ToList();
            var limit = Outlier * Math.Max(misses.Order().ElementAt(misses.Count / 2), 1e-9);
            motion = Step([.. pairs.Where((_, i) => misses[i] <= limit)]);
        }

        return motion;
    }

    /// <summary>How far apart the true place and the moved one lie, in the pair's unit.</summary>
    public static double Miss(PlaneMotion motion, ((double East, double North) Made, (double East, double North) True, double UnitM) pair)
    {
        var (east, north) = motion.Times(pair.Made);
        return Math.Sqrt(((east - pair.True.East) * (east - pair.True.East)) + ((north - pair.True.North) * (north - pair.True.North))) / pair.UnitM;
    }

    static PlaneMotion Step(((double East, double North) Made, (double East, double North) True, double UnitM)[] pairs)
    {
        var (normal, right) = (new double[4, 4], new double[4]);
        foreach (var (made, truth, unit) in pairs)
        {
            Add(normal, right, [made.East / unit, -made.North / unit, 1 / unit, 0], truth.East / unit);
            Add(normal, right, [made.North / unit, made.East / unit, 0, 1 / unit], truth.North / unit);
        }

        var x = SmallSystem.Solve(normal, right);
        return new(x[0], x[1], x[2], x[3]);
    }

    static void Add(double[,] normal, double[] right, double[] row, double value)
    {
        for (var i = 0; i < 4; i++)
        {
            right[i] += row[i] * value;
            for (var j = 0; j < 4; j++)
            {
                normal[i, j] += row[i] * row[j];
            }
        }
    }
}
