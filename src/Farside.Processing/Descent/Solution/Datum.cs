using Farside.Processing.Photogrammetry.Adjustment;

namespace Farside.Processing.Descent.Solution;

/// <summary>What ties one part of a descent to the site: its scale, its level, its north, its place, and what is known of the lens.</summary>
sealed record Datum
{
    /// <summary>A turn of which nothing is known: uniform over the circle.</summary>
    public const double UnknownHeadingRad = 1.8138;

    /// <summary>How sharply the ground at the landing place is height zero, as a share of the lowest camera's height.</summary>
    const double GroundShare = 1e-3;

    /// <summary>The part's lowest key frame, by place in the part.</summary>
    public required int Lowest { get; init; }

    /// <summary>Stated heights: key frame by place in the part, metres.</summary>
    public required IReadOnlyList<(int Key, double HeightM, double SigmaM)> Heights { get; init; }

    public required double LevelSigmaRad { get; init; }

    /// <summary>Where the lowest camera stands over the site's origin, metres.</summary>
    public required (double East, double North, double SigmaM) Place { get; init; }

    /// <summary>Sigma of the ground's height at the lowest camera's foot against the site's, metres.</summary>
    public required double GroundSigmaM { get; init; }

    /// <summary>Key frames by place in the part.</summary>
    public required IReadOnlyList<SunSighting> Suns { get; init; }


    public required double[] LensPrior { get; init; }

    public required double MapSigmaM { get; init; }

    /// <summary>Statements about a state; rows are empty where no slopes are given.</summary>
    /// <param name="means">The three means of spots.</param>
    /// <param name="slopes">How they move with the unknowns; null when only residuals are wanted.</param>
    /// <param name="variances">Of the means given the unknowns.</param>
    public IEnumerable<Statement> Of(KeyState state, KeyState start, KeyUnknowns unknowns, double[] means, double[][]? slopes, double[] variances)
    {
        double[] Row(int mean = -1, double by = 1) => slopes is null ? [] : mean < 0 ? new double[unknowns.Count] : [.. slopes[mean].Select(slope => by * slope)];
        double[] With(double[] row, int column, double by)
        {
            if (row.Length > 0)
            {
                row[column] += by;
            }

            return row;
        }

        var low = state.Stands[Lowest].Origin;
        var sharp = GroundShare * (low.Z - means[SpotMeans.Ground]);
        yield return new(means[SpotMeans.Ground], Row(SpotMeans.Ground), Square(GroundSigmaM) + Square(sharp) + variances[SpotMeans.Ground]);
        foreach (var (key, heightM, sigmaM) in Heights)
        {
            yield return new(
                state.Stands[key].Origin.Z - means[SpotMeans.Ground] - heightM, With(Row(SpotMeans.Ground, -1), (6 * key) + 5, 1), Square(sigmaM) + variances[SpotMeans.Ground]);
        }

        yield return new(means[SpotMeans.East], Row(SpotMeans.East), Square(LevelSigmaRad) + variances[SpotMeans.East]);
        yield return new(means[SpotMeans.North], Row(SpotMeans.North), Square(LevelSigmaRad) + variances[SpotMeans.North]);
        yield return new(low.X - Place.East, With(Row(), (6 * Lowest) + 3, 1), Square(Place.SigmaM));
        yield return new(low.Y - Place.North, With(Row(), (6 * Lowest) + 4, 1), Square(Place.SigmaM));
        var suns = 0;
        foreach (var sun in Suns)
        {
            if (SunResidual(state.Stands[sun.Frame], state.Lens, sun) is { } off)
            {
                suns++;
                var row = Row();
                for (var axis = 0; axis < 3 && row.Length > 0; axis++)
                {
                    row[(6 * sun.Frame) + axis] = SunSlope(state.Stands[sun.Frame], state.Lens, sun, axis);
                }

                yield return new(off, row, Square(sun.SigmaRad));
            }
        }

        if (suns == 0)
        {
            var turn = (state.Stands[Lowest].Rotation * start.Stands[Lowest].Rotation.Transposed).Log().Z;
            yield return new(turn, With(Row(), (6 * Lowest) + 2, 1), Square(UnknownHeadingRad));
        }

        for (var i = 0; i < unknowns.FreeLens.Length; i++)
        {
            var lens = unknowns.FreeLens[i];
            if (double.IsFinite(unknowns.LensSigmas[lens]))
            {
                yield return new(state.Lens[lens] - LensPrior[lens], With(Row(), unknowns.Lens + i, 1), Square(unknowns.LensSigmas[lens]));
            }
        }

        for (var axis = 0; axis < 3 && unknowns.Map >= 0; axis++)
        {
            yield return new(state.Map[axis], With(Row(), unknowns.Map + axis, 1), Square(MapSigmaM));
        }
    }

    /// <summary>By how much the Sun as predicted lies off as seen, radians, counter-clockwise in the picture; null where the camera's axis meets no ground.</summary>
    public static double? SunResidual(Stand stand, double[] lens, SunSighting sun)
    {
        var axis = stand.Rotation * new V3(0, 0, -1);
        if (axis.Z > -0.1)
        {
            return null;
        }

        var foot = stand.Origin + (axis * (-stand.Origin.Z / axis.Z));
        var (east, north) = Math.SinCos(sun.SunAzimuthRad);
        var further = foot + (new V3(east, north, 0) * (1e-3 * Math.Abs(stand.Origin.Z)));
        if (!BrownSlopes.Project(lens, stand.Rotation.Transposed * (foot - stand.Origin), out var column, out var row)
            || !BrownSlopes.Project(lens, stand.Rotation.Transposed * (further - stand.Origin), out var toColumn, out var toRow))
        {
            return null;
        }

        return Math.IEEERemainder(Math.Atan2(row - toRow, toColumn - column) - sun.PictureRad, 2 * Math.PI);
    }

    static double SunSlope(Stand stand, double[] lens, SunSighting sun, int axis)
    {
        const double Step = 1e-5;
        var turn = axis == 0 ? new V3(Step, 0, 0) : axis == 1 ? new V3(0, Step, 0) : new V3(0, 0, Step);
        var (more, less) = (SunResidual(stand with { Rotation = M3.Exp(turn) * stand.Rotation }, lens, sun), SunResidual(stand with { Rotation = M3.Exp(turn * -1) * stand.Rotation }, lens, sun));
        return more is { } a && less is { } b ? Math.IEEERemainder(a - b, 2 * Math.PI) / (2 * Step) : 0;
    }

    static double Square(double x) => x * x;
}
