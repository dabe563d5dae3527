using Farside.Core.Geometry;
using Farside.Processing.Terrain;
using Farside.Processing.Terrain.Stops;
using Farside.Products.Recipes.Geometry;
using Farside.Products.Recipes.Terrain;
using Farside.Products.Recipes.Traverse;
using Farside.Products.Runner;

namespace Farside.Products.Recipes.Stops;

/// <summary>A terrain product of one sequence: where its labels have the rover, and the ground it shows.</summary>
sealed class StopGround
{
    const double UsualTiltDeg = 0.1;
    const double UsualHeadingDeg = 0.3;

    /// <summary>What a rig may have turned since it was solved, 0.002°, on a base of 270 mm.</summary>
    const double LeastRangeSigma = 1.3e-4;

    readonly IReadOnlyList<string> _grids;

    StopGround(ProductRecord terrain, RoverVisit visit, StopPlace place, IReadOnlyList<string> grids) => (Terrain, Visit, Place, _grids) = (terrain, visit, place, grids);

    public ProductRecord Terrain { get; }

    public RoverVisit Visit { get; }

    public StopPlace Place { get; }

    public string Id => Place.Id;

    /// <summary>Null where a sequence has no ground, no cameras on a mast, or no label that tells place and heading.</summary>
    public static StopGround? Of(Workbench bench, ProductRecord terrain, ProductRecord geometry, RoverVisit visit)
    {
        var grids = StoredGround.Grids(bench, terrain);
        if (grids.Count == 0 || bench.CitedFile(geometry, FileRole.Data) is not { } path || AdjustedCameras.Read(path) is not { Mast: { } mast } cameras || RoverStop.MeanHeading([visit]) is not { } heading)
            return null;

        var (tilt, turn) = cameras.CommonSigmaDeg is [var east, var north, var up] ? (Math.Max(east, north), up) : (UsualTiltDeg, UsualHeadingDeg);
        var pivot = new Point<SiteFrame>(mast.PivotM[0], mast.PivotM[1], mast.PivotM[2]);
        return new(terrain, visit, new(terrain.Id, visit.Place, pivot, heading, tilt, turn) { RangeSigma = Math.Max(cameras.Rig?.RangeSigmaPerM ?? 0, LeastRangeSigma), OwnDeg = Own(cameras) }, grids);
    }

    // What a view's turns are open by beside what all share; the middle of all views.
    static (double Tilt, double Heading) Own(AdjustedCameras cameras)
    {
        if (cameras.CommonSigmaDeg is not [var east, var north, var up])
            return default;

        double Middle(Func<double[], double> of) => cameras.Views.Select(view => view.Sigma).OfType<PoseSigma>().Select(sigma => of(sigma.RotationDeg)).Order().ToList() is { Count: > 0 } sorted ? sorted[sorted.Count / 2] : 0;
        static double Beyond(double all, double common) => Math.Sqrt(Math.Max(0, (all * all) - (common * common)));
        return (Middle(turn => Math.Max(Beyond(turn[0], east), Beyond(turn[1], north))), Middle(turn => Beyond(turn[2], up)));
    }

    /// <summary>Heights and their sigmas at all cell sizes, finest first.</summary>
    public TerrainModel Read() => StoredGround.Read(_grids);
}
