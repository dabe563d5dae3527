using Farside.Core.Geometry;
using Farside.Core.Units;

namespace Farside.Processing.Photogrammetry.Mosaics;

/// <summary>The outline of one picture, clockwise from its upper left corner; the last point is not the first again.</summary>
/// <param name="View">Place in the list of views.</param>
/// <param name="Sky">Azimuths clockwise from north, 0 to 360°, and elevations of the rays through its border.</param>
/// <param name="Ground">Where those rays meet the ground, without the ones that never do; fewer than three points when it sees next to none.</param>
public sealed record Footprint(int View, IReadOnlyList<(Angle Azimuth, Angle Elevation)> Sky, IReadOnlyList<Point<SiteFrame>> Ground)
{
    /// <param name="perSide">Points along each of the four sides.</param>
    /// <param name="mostM">Ground farther than this is left out: towards the horizon an outline has no end.</param>
    public static Footprint Of(IReadOnlyList<View> views, int view, ISurface ground, int perSide = 16, double mostM = 1000)
    {
        var (sky, points) = (new List<(Angle, Angle)>(), new List<Point<SiteFrame>>());
        var origin = views[view].SiteFromCamera.Origin;
        foreach (var (column, row) in Border(views[view].Camera, perSide))
        {
            var ray = views[view].Ray(column, row);
            sky.Add((Azimuth(ray), Angle.FromRadians(Math.Asin(Math.Clamp(ray.Z, -1, 1)))));
            if (ground.DistanceM(origin, ray) is var distanceM && distanceM <= mostM)
            {
                points.Add(new(origin.X + (distanceM * ray.X), origin.Y + (distanceM * ray.Y), origin.Z + (distanceM * ray.Z)));
            }
        }

        return new(view, sky, points);
    }

    static Angle Azimuth(Direction<SiteFrame> ray)
    {
        var turns = Math.Atan2(ray.X, ray.Y) / (2 * Math.PI);
        return Angle.FromRadians((turns - Math.Floor(turns)) * 2 * Math.PI);
    }

    // The outer edges of the outermost pixels.
    static IEnumerable<(double Column, double Row)> Border(ICameraModel camera, int perSide)
    {
        var (right, bottom) = (camera.Width - 0.5, camera.Height - 0.5);
        (double X, double Y)[] corners = [(-0.5, -0.5), (right, -0.5), (right, bottom), (-0.5, bottom), (-0.5, -0.5)];
        for (var side = 0; side < 4; side++)
        {
            for (var step = 0; step < perSide; step++)
            {
                var along = (double)step / perSide;
                yield return (double.Lerp(corners[side].X, corners[side + 1].X, along), double.Lerp(corners[side].Y, corners[side + 1].Y, along));
            }
        }
    }
}
