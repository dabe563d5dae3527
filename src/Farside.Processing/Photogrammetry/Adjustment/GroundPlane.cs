using Farside.Core.Geometry;

namespace Farside.Processing.Photogrammetry.Adjustment;

/// <summary>The plane that most points of the ground lie near, whatever stands or is dug there.</summary>
/// <param name="Surface">The plane, its normal up.</param>
/// <param name="SigmaM">How far ground lies off it: robust sigma of the heights of all points, metres.</param>
/// <param name="OffsetSigmaM">Sigma of its height below the middle of the points it was fitted to, metres.</param>
/// <param name="NormalSigmaRad">Sigma of its tilt in its least certain direction, radians.</param>
/// <param name="Points">Points within three sigmas, to which it was fitted.</param>
public sealed record GroundPlane(PlaneSurface Surface, double SigmaM, double OffsetSigmaM, double NormalSigmaRad, int Points)
{
    const int Guesses = 200;
    const int Refinements = 10;
    const double LeastSigmaM = 1e-6;

    /// <summary>Fits a plane: the best of planes through three points each, by the middle of all heights; then least squares of what lies near.</summary>
    /// <param name="mostTiltDeg">Steeper planes are no ground.</param>
    /// <returns>Null with fewer than six points, or when no plane is flat enough.</returns>
    /// <remarks>Least median of squares: Rousseeuw 1984, J. American Statistical Association 79, 871–880.</remarks>
    public static GroundPlane? Fit(IReadOnlyList<Point<SiteFrame>> points, double mostTiltDeg = 25)
    {
        if (points.Count < 6 || FirstGuess(points, Math.Cos(mostTiltDeg * Math.PI / 180)) is not { } plane)
            return null;
        var near = points;
        var sigma = SigmaOf(points, plane);
        for (var i = 0; i < Refinements; i++)
        {
            near = [.. points.Where(point => Math.Abs(plane.HeightOf(point)) <= 3 * sigma)];
            if (near.Count < 3)
                return null;
            (plane, _) = LeastSquares(near);
            sigma = SigmaOf(points, plane);
        }

        var (final, spread) = LeastSquares(near);
        return new(final, sigma, sigma / Math.Sqrt(near.Count), sigma / Math.Sqrt(Math.Max(spread, double.Epsilon)), near.Count);
    }

    static PlaneSurface? FirstGuess(IReadOnlyList<Point<SiteFrame>> points, double leastUp)
    {
        var (best, least) = (default(PlaneSurface), double.PositiveInfinity);
        for (var guess = 0; guess < Guesses; guess++)
        {
            var (a, b, c) = (At(points, 3 * guess), At(points, (3 * guess) + 1), At(points, (3 * guess) + 2));
            var across = (b - a).Cross(c - a);
            if (!(Math.Abs(across.Z) >= leastUp * across.Length) || across.Length == 0)
                continue;
            var normal = across.Unit * Math.Sign(across.Z);
            var plane = new PlaneSurface(normal.ToDirection<SiteFrame>(), normal.Dot(a));
            var sigma = SigmaOf(points, plane);
            if (sigma < least)
                (best, least) = (plane, sigma);
        }

        return best;
    }

    // Multiplying by the golden ratio's bits spreads successive picks evenly over the list.
    static V3 At(IReadOnlyList<Point<SiteFrame>> points, int pick) => V3.From(points[(int)(unchecked((uint)(pick + 1) * 2654435769u) % (uint)points.Count)]);

    static double SigmaOf(IReadOnlyList<Point<SiteFrame>> points, PlaneSurface plane) =>
        Math.Max(LeastSigmaM, 1.4826 * Statistics.Median([.. points.Select(point => Math.Abs(plane.HeightOf(point)))]));

    /// <summary>Least squares of heights over east and north from the points' middle.</summary>
    /// <returns>The plane, and the least sum of squared distances from the middle along any direction, m².</returns>
    static (PlaneSurface Plane, double Spread) LeastSquares(IReadOnlyList<Point<SiteFrame>> points)
    {
        var middle = points.Aggregate(default(V3), (sum, point) => sum + V3.From(point)) * (1.0 / points.Count);
        var (ee, en, nn, eu, nu) = (0.0, 0.0, 0.0, 0.0, 0.0);
        foreach (var point in points)
        {
            var d = V3.From(point) - middle;
            (ee, en, nn, eu, nu) = (ee + (d.X * d.X), en + (d.X * d.Y), nn + (d.Y * d.Y), eu + (d.X * d.Z), nu + (d.Y * d.Z));
        }

        var determinant = (ee * nn) - (en * en);
        var (east, north) = determinant > 0 ? (((nn * eu) - (en * nu)) / determinant, ((ee * nu) - (en * eu)) / determinant) : (0, 0);
        var normal = new V3(-east, -north, 1).Unit;
        var spread = ((ee + nn) / 2) - Math.Sqrt((Math.Pow(ee - nn, 2) / 4) + (en * en));
        return (new(normal.ToDirection<SiteFrame>(), normal.Dot(middle)), spread);
    }
}
