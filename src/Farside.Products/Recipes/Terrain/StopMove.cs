using Farside.Core.Geometry;
using Farside.Processing.Terrain.Stops;
using Farside.Products.Recipes.Stops;
using Farside.Products.Runner;

namespace Farside.Products.Recipes.Terrain;

/// <summary>What the ties between stops say of one stop's ground.</summary>
/// <param name="StretchSigma">One sigma of the stretch that is left, share of a range at one metre.</param>
/// <param name="UpSigmaM">One sigma of the height at which it lies on its neighbours', metres, ground being as steep as it is on the whole.</param>
sealed record StopMove(GroundCorrection Correction, double StretchSigma, double UpSigmaM)
{
    const double Degree = Math.PI / 180;

    /// <summary>How steep ground is one way over some decimetres, RMS; a guess: 8 degrees in all, as ground is that a rover drives on.</summary>
    const double SlopeOfGround = 0.1;

    /// <summary>Moves by the product of the stop; none where nothing ties stops to each other.</summary>
    public static IReadOnlyDictionary<string, StopMove> Of(Job job, Workbench bench) =>
        job.Welcomes.Select(bench.Cited).FirstOrDefault(record => record is { Files.Count: > 0 }) is { } stops && bench.CitedFile(stops, FileRole.Data) is { } path
            ? Of(StopsFile.Read(path))
            : new Dictionary<string, StopMove>();

    /// <summary>Only stops that a tie holds: of the others labels say as much.</summary>
    public static IReadOnlyDictionary<string, StopMove> Of(StopsFile file) =>
        file.Stops.Where(stop => stop.Ties > 0).ToDictionary(stop => stop.Id, stop => Of(stop, file.Ties), StringComparer.Ordinal);

    static StopMove Of(StopRow stop, IReadOnlyList<TieRow> ties)
    {
        var (pivot, shift, turn) = (stop.PivotM, stop.GroundShiftM, stop.GroundTurnDeg);
        var move = new GroundMove(new Point<SiteFrame>(pivot[0], pivot[1], pivot[2]), (shift[0], shift[1], shift[2]), (Degree * turn[0], Degree * turn[1], Degree * turn[2]));
        var up = ties.Where(tie => !tie.Rejected && (tie.First == stop.Id || tie.Second == stop.Id)).Select(UpSigmaOf).OfType<double>().DefaultIfEmpty(0).Min();
        var noStretch = GroundCorrection.NoStretchShare * stop.RangeStretch;
        return new(new(move, stop.RangeStretch), Math.Sqrt((stop.RangeStretchSigma * stop.RangeStretchSigma) + (noStretch * noStretch)), up);
    }

    // Each of the two grounds bears half of what the tie leaves open between them; a level shift lifts what slopes.
    static double? UpSigmaOf(TieRow tie) => tie.ShiftSigmaM is [{ } east, { } north, { } up] ? Math.Sqrt(((up * up) + (SlopeOfGround * SlopeOfGround * east * north)) / 2) : null;
}
