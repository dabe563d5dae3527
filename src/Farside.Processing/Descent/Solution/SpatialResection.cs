using Farside.Processing.Photogrammetry.Adjustment;

namespace Farside.Processing.Descent.Solution;

/// <summary>Where a camera stood that saw known spots.</summary>
static class SpatialResection
{
    const int Steps = 20;

    /// <param name="Stand">The camera's stand.</param>
    /// <param name="Covariance">Of turn and place given the spots.</param>
    /// <param name="Points">Sights that agree.</param>
    /// <param name="RmsPx">Two-dimensional, over those.</param>
    public sealed record Result(Stand Stand, double[,] Covariance, int Points, double RmsPx);

    /// <param name="sights">Spots, the way along which each is uncertain and by how much, and where they were seen.</param>
    /// <param name="lens">In the order of <see cref="InteriorSigmas"/>.</param>
    /// <param name="from">A first stand; null to start from the spots as a plane.</param>
    /// <returns>Null where fewer than six sights agree.</returns>
    public static Result? Solve(IReadOnlyList<SpotSight> sights, double[] lens, Core.Geometry.BrownCamera camera, Stand? from, double sigmaPx, double rejectFloorPx)
    {
        if (sights.Count < 6 || (from ?? First(sights, camera)) is not { } stand)
        {
            return null;
        }

        var (n, b) = (new double[6, 6], new double[6]);
        for (var step = 0; step < Steps; step++)
        {
            Sum(sights, lens, stand, sigmaPx, rejectFloorPx, n, b);
            if (Numerics.SymmetricSystem.Solve(n, b) is not { } move)
            {
                return null;
            }

            stand = new((M3.Exp(new(move[0], move[1], move[2])) * stand.Rotation).Orthonormal(), stand.Origin + new V3(move[3], move[4], move[5]));
            if (Math.Abs(move[0]) + Math.Abs(move[1]) + Math.Abs(move[2]) < 1e-9)
            {
                break;
            }
        }

        return Finish(sights, lens, stand, sigmaPx, rejectFloorPx);
    }

    static Result? Finish(IReadOnlyList<SpotSight> sights, double[] lens, Stand stand, double sigmaPx, double rejectFloorPx)
    {
        var (n, b) = (new double[6, 6], new double[6]);
        var (count, square) = Sum(sights, lens, stand, sigmaPx, rejectFloorPx, n, b);
        if (count < 6 || count < 0.3 * sights.Count)
        {
            return null;
        }

        // Sights worse than expected make the stand worse than expected.
        var widen = Math.Max(1, square / Math.Max(1, (2 * count) - 6));
        var covariance = new double[6, 6];
        for (var column = 0; column < 6; column++)
        {
            var unit = new double[6];
            unit[column] = 1;
            if (Numerics.SymmetricSystem.Solve(n, unit) is not { } solved)
            {
                return null;
            }

            for (var row = 0; row < 6; row++)
            {
                covariance[row, column] = widen * solved[row];
            }
        }

        return new(stand, covariance, count, Rms(sights, lens, stand, sigmaPx, rejectFloorPx));
    }

    // Normal equations, Huber's weights; returns the sights that agree and the sum of their squares in sigmas.
    static (int Count, double Square) Sum(IReadOnlyList<SpotSight> sights, double[] lens, Stand stand, double sigmaPx, double rejectFloorPx, double[,] n, double[] b)
    {
        Array.Clear(n);
        Array.Clear(b);
        var (count, square) = (0, 0.0);
        Span<double> slopes = stackalloc double[12];
        foreach (var sight in sights)
        {
            var way = sight.Spot - stand.Origin;
            if (!BrownSlopes.Linearise(lens, stand.Rotation.Transposed * way, out var column, out var row, out var inColumn, out var inRow, []))
            {
                continue;
            }

            var (byColumn, byRow) = (stand.Rotation * inColumn, stand.Rotation * inRow);
            Slopes(byColumn, way, slopes[..6]);
            Slopes(byRow, way, slopes[6..]);
            var (dx, dy) = (sight.Column - column, sight.Row - row);
            var (blurX, blurY) = (byColumn.Dot(sight.Along) * sight.AlongSigmaM, byRow.Dot(sight.Along) * sight.AlongSigmaM);
            var variance = (sigmaPx * sigmaPx) + (0.5 * ((blurX * blurX) + (blurY * blurY)));
            var off = Math.Sqrt((dx * dx) + (dy * dy));
            var gate = Math.Max(rejectFloorPx, 3 * Math.Sqrt(variance));
            var weight = Huber.Weight(off, gate) / variance;
            (count, square) = off <= gate ? (count + 1, square + (off * off / variance)) : (count, square);
            Numerics.SymmetricSystem.AddRow(n, b, slopes[..6], dx, weight);
            Numerics.SymmetricSystem.AddRow(n, b, slopes[6..], dy, weight);
        }

        return (count, square);
    }

    static double Rms(IReadOnlyList<SpotSight> sights, double[] lens, Stand stand, double sigmaPx, double rejectFloorPx)
    {
        var squares = new List<double>();
        foreach (var sight in sights)
        {
            if (BrownSlopes.Project(lens, stand.Rotation.Transposed * (sight.Spot - stand.Origin), out var column, out var row))
            {
                squares.Add(((sight.Column - column) * (sight.Column - column)) + ((sight.Row - row) * (sight.Row - row)));
            }
        }

        var gate = Math.Max(rejectFloorPx, 3 * sigmaPx);
        var near = squares.Where(one => one <= gate * gate).ToList();
        return near.Count == 0 ? double.NaN : Math.Sqrt(near.Average());
    }

    static void Slopes(V3 bySpot, V3 way, Span<double> to)
    {
        var turn = bySpot.Cross(way);
        (to[0], to[1], to[2], to[3], to[4], to[5]) = (turn.X, turn.Y, turn.Z, -bySpot.X, -bySpot.Y, -bySpot.Z);
    }

    // As if the spots lay on level ground.
    static Stand? First(IReadOnlyList<SpotSight> sights, Core.Geometry.BrownCamera camera)
    {
        var (x, y, z) = (sights.Average(sight => sight.Spot.X), sights.Average(sight => sight.Spot.Y), sights.Average(sight => sight.Spot.Z));
        var unit = Math.Sqrt(sights.Average(sight => ((sight.Spot.X - x) * (sight.Spot.X - x)) + ((sight.Spot.Y - y) * (sight.Spot.Y - y))));
        var ground = sights.Select(sight => ((sight.Spot.X - x) / unit, (y - sight.Spot.Y) / unit)).ToList();
        var seen = sights.Select(sight => camera.Straighten((sight.Column - camera.PrincipalColumn) / camera.FocalLengthPx, (sight.Row - camera.PrincipalRow) / camera.FocalLengthPx)).ToList();
        if (!(unit > 0) || PlaneLink.Fit(seen, ground) is not var (map, _))
        {
            return null;
        }

        var stand = PlaneChain.PoseOf(map, M3.Identity);
        return stand with { Origin = (stand.Origin * unit) + new V3(x, y, z) };
    }
}
