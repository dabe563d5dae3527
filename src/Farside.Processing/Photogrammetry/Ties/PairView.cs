using Farside.Core.Geometry;

namespace Farside.Processing.Photogrammetry.Ties;

/// <summary>Predicts spots of a first picture in a second through the surface that both look at.</summary>
sealed class PairView(View first, View second, ISurface? surface, TieOptions options)
{
    const double Step = 4;

    // The plane under a rover is no more than a first guess: rocks stand up, slopes fall away.
    const double NearerFactor = 2;
    const double FartherFactor = 0.5;
    const double NearerPerM = 0.03;
    const double FartherPerM = 0.02;
    const double MostStretch = 4;

    readonly (double X, double Y, double Z) _base = Between(second.SiteFromCamera.Origin, first.SiteFromCamera.Origin);

    public View First => first;
    public View Second => second;

    /// <summary>The same pair with the second picture's pose turned by a small rotation about its own axes, radians.</summary>
    public PairView Turned(ReadOnlySpan<double> turnRad) =>
        new(first, second with { SiteFromCamera = new(second.SiteFromCamera.Rotation.TurnedBy(turnRad), second.SiteFromCamera.Origin) }, surface, options);

    /// <summary>The pair seen the other way round.</summary>
    public PairView Reversed() => new(second, first, surface, options);

    /// <summary>Null where the second camera's model sees nothing.</summary>
    public Prediction? Predict(double column, double row)
    {
        var ray = first.Ray(column, row);
        var nearness = Nearness(ray);
        var (least, most) = (Math.Max(FarthestPerM, (FartherFactor * nearness) - FartherPerM), Math.Min(1 / options.NearestM, (NearerFactor * nearness) + NearerPerM));
        if (surface is null)
        {
            (least, most) = (FarthestPerM, 1 / options.NearestM);
        }

        return Project(ray, nearness) is { } at && Project(ray, least) is { } far && Project(ray, most) is { } near
            ? With(at, Warp(column, row, nearness, at), far, near)
            : null;
    }

    /// <summary>Only the place, without its surroundings.</summary>
    public (double Column, double Row)? Place(double column, double row)
    {
        var ray = first.Ray(column, row);
        return Project(ray, Nearness(ray));
    }

    double FarthestPerM => double.IsPositiveInfinity(options.FarthestM) ? 0 : 1 / options.FarthestM;

    static (double X, double Y, double Z) Between(Point<SiteFrame> from, Point<SiteFrame> to) => (to.X - from.X, to.Y - from.Y, to.Z - from.Z);

    static Prediction With((double Column, double Row) at, Affine2 warp, (double Column, double Row) far, (double Column, double Row) near)
    {
        var (dx, dy) = (near.Column - far.Column, near.Row - far.Row);
        var length = Math.Sqrt((dx * dx) + (dy * dy));
        if (length < 1e-9)
        {
            return new(at.Column, at.Row, warp, 0, 0, 0, 0);
        }

        var (ux, uy) = (dx / length, dy / length);
        var from = ((far.Column - at.Column) * ux) + ((far.Row - at.Row) * uy);
        var to = ((near.Column - at.Column) * ux) + ((near.Row - at.Row) * uy);
        return new(at.Column, at.Row, warp, ux, uy, Math.Min(0, from), Math.Max(0, to));
    }

    // One over the distance, within the allowed range.
    double Nearness(Direction<SiteFrame> ray)
    {
        var distanceM = surface?.DistanceM(first.SiteFromCamera.Origin, ray) ?? double.PositiveInfinity;
        return distanceM > 0 ? Math.Clamp(1 / distanceM, FarthestPerM, 1 / options.NearestM) : FarthestPerM;
    }

    // first's origin + ray / nearness, seen from second's origin, is along ray + nearness × base: good for points at infinity too.
    (double Column, double Row)? Project(Direction<SiteFrame> ray, double nearness) => second.Project(
        Direction<SiteFrame>.Normalised(ray.X + (nearness * _base.X), ray.Y + (nearness * _base.Y), ray.Z + (nearness * _base.Z)));

    Affine2 Warp(double column, double row, double nearness, (double Column, double Row) at)
    {
        var right = Beside(column + Step, row, nearness, at);
        var below = Beside(column, row + Step, nearness, at);
        var warp = new Affine2(right.X, below.X, right.Y, below.Y);
        return Math.Abs(warp.Determinant) is > 1 / MostStretch and < MostStretch ? warp : Affine2.Identity;
    }

    (double X, double Y) Beside(double column, double row, double nearness, (double Column, double Row) at)
    {
        var ray = first.Ray(column, row);
        var own = Nearness(ray);

        // Over the surface's edge the neighbour belongs to something else.
        var there = Project(ray, Math.Abs(own - nearness) < 0.1 * nearness ? own : nearness) ?? at;
        return ((there.Column - at.Column) / Step, (there.Row - at.Row) / Step);
    }
}
