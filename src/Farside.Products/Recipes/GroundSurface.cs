using Farside.Core.Geometry;
using Farside.Processing.Photogrammetry;
using Farside.Products.Recipes.Geometry;
using Farside.Products.Runner;

namespace Farside.Products.Recipes;

/// <summary>What a sequence's frames show, as far as its geometry tells: near ground in relief, the plane it lies on, and beyond that the distance.</summary>
static class GroundSurface
{
    /// <summary>Points farther off the plane than so many of its spreads, and this at least, are no ground, metres.</summary>
    const double MostSpreads = 6;
    const double LeastReliefM = 0.4;

    /// <summary>What is nearer than this share of the ground behind it stands before it.</summary>
    const double StandingShare = 0.9;

    public static ISurface Of(Job job, Workbench bench, AdjustedCameras cameras, Point<SiteFrame> eye, double reachM)
    {
        if (cameras.Ground is not { } ground)
        {
            return SphereSurface.Infinite;
        }

        var plane = ground.ToSurface();
        var points = Points(job, bench);
        ISurface near = (ISurface?)GroundRelief.Of(points, plane, eye, Math.Max(LeastReliefM, MostSpreads * ground.SpreadM)) ?? plane;
        return NearestSurface.Within(near, eye, reachM);
    }

    /// <summary>Places that are surely nearer than so many metres, before a surface that lies beyond.</summary>
    public static IReadOnlyList<Point<SiteFrame>> Standing(Job job, Workbench bench, ISurface surface, Point<SiteFrame> eye, double beyondM) =>
    [
        .. from point in Read(job, bench)
           let way = new Direction<SiteFrame>(point.Place.X - eye.X, point.Place.Y - eye.Y, point.Place.Z - eye.Z)
           let awayM = Math.Sqrt((way.X * way.X) + (way.Y * way.Y) + (way.Z * way.Z))
           let behindM = surface.DistanceM(eye, new(way.X / awayM, way.Y / awayM, way.Z / awayM))
           where behindM > beyondM && awayM * (1 + (3 * point.RelativeSigma)) < Math.Min(beyondM, StandingShare * behindM)
           select point.Place,
    ];

    // A tenth of a point's distance in doubt halves its say.
    static List<(Point<SiteFrame> Place, double Weight)> Points(Job job, Workbench bench) =>
        [.. Read(job, bench).Select(point => (point.Place, 1 / (1 + (100 * point.RelativeSigma * point.RelativeSigma))))];

    static IReadOnlyList<(Point<SiteFrame> Place, double RelativeSigma)> Read(Job job, Workbench bench)
    {
        var path = bench.Cited(job.Cites[0]) is { } record && bench.CitedFile(record, FileRole.Data) is { } json ? Path.Combine(Path.GetDirectoryName(json)!, TiePoints.FileName) : "";
        return File.Exists(path) ? TiePoints.Read(path) : [];
    }
}
