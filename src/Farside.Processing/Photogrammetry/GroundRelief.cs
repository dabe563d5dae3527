using Farside.Core.Geometry;
using Farside.Core.Rasters;

namespace Farside.Processing.Photogrammetry;

/// <summary>
/// Ground as scattered points tell it: heights over a plane, from coarse cells to fine ones, each cell as fine as its points allow; the plane alone
/// beyond its reach. Smooth, without holes, and no finer than the points: made to carry pictures, not to be measured.
/// </summary>
public sealed class GroundRelief : ISurface
{
    /// <summary>What coarser cells say of a cell counts as half a point of its own.</summary>
    const double CoarserWeight = 0.5;

    const int FewestPoints = 30;

    readonly HeightSurface _heights;
    readonly PlaneSurface _plane;

    GroundRelief(HeightSurface heights, PlaneSurface plane, int points) => (_heights, _plane, Points) = (heights, plane, points);

    /// <summary>Points that it follows.</summary>
    public int Points { get; }

    /// <summary>Metres from post to post.</summary>
    public double SpacingM => _heights.SpacingM;

    /// <summary>Builds the relief about a place.</summary>
    /// <param name="points">Places in the site's axes with their weights, 0 to 1.</param>
    /// <param name="plane">Through the ground; its normal up.</param>
    /// <param name="mostM">Points farther off the plane are no ground.</param>
    /// <param name="reachM">Metres from the middle to the sides.</param>
    /// <param name="finestM">Edge of the finest cells, metres.</param>
    /// <returns>Null with too few points.</returns>
    public static GroundRelief? Of(
        IReadOnlyList<(Point<SiteFrame> Place, double Weight)> points, PlaneSurface plane, Point<SiteFrame> middle, double mostM, double reachM = 16, double finestM = 0.25)
    {
        var near = points.Where(point => Math.Abs(point.Place.X - middle.X) < reachM && Math.Abs(point.Place.Y - middle.Y) < reachM && Math.Abs(plane.HeightOf(point.Place)) < mostM).ToList();
        if (near.Count < FewestPoints)
        {
            return null;
        }

        var cells = 4;
        var heights = new double[cells, cells];
        while (2 * reachM / cells > finestM)
        {
            cells *= 2;
            heights = Refined(heights, near, plane, middle, reachM, cells);
        }

        return new(Surface(heights, plane, middle, reachM, cells), plane, near.Count);
    }

    public double DistanceM(Point<SiteFrame> from, Direction<SiteFrame> ray) =>
        _heights.DistanceM(from, ray) is var distance && double.IsFinite(distance) ? distance : _plane.DistanceM(from, ray);

    static double[,] Refined(
        double[,] coarse, List<(Point<SiteFrame> Place, double Weight)> points, PlaneSurface plane, Point<SiteFrame> middle, double reachM, int cells)
    {
        var (sums, weights) = (new double[cells, cells], new double[cells, cells]);
        foreach (var (place, weight) in points)
        {
            var (x, y) = ((int)((place.X - middle.X + reachM) / (2 * reachM) * cells), (int)((middle.Y + reachM - place.Y) / (2 * reachM) * cells));
            sums[y, x] += weight * plane.HeightOf(place);
            weights[y, x] += weight;
        }

        var fine = new double[cells, cells];
        for (var y = 0; y < cells; y++)
        {
            for (var x = 0; x < cells; x++)
            {
                fine[y, x] = (sums[y, x] + (CoarserWeight * Between(coarse, (y - 0.5) / 2, (x - 0.5) / 2))) / (weights[y, x] + CoarserWeight);
            }
        }

        return fine;
    }

    static double Between(double[,] cells, double y, double x)
    {
        var last = cells.GetLength(0) - 1;
        var (y0, x0) = ((int)Math.Floor(y), (int)Math.Floor(x));
        double At(int row, int column) => cells[Math.Clamp(row, 0, last), Math.Clamp(column, 0, last)];
        return double.Lerp(double.Lerp(At(y0, x0), At(y0, x0 + 1), x - x0), double.Lerp(At(y0 + 1, x0), At(y0 + 1, x0 + 1), x - x0), y - y0);
    }

    // Towards the sides the relief fades into the plane, so that no ray falls between them.
    static HeightSurface Surface(double[,] heights, PlaneSurface plane, Point<SiteFrame> middle, double reachM, int cells)
    {
        var spacing = 2 * reachM / cells;
        var (west, north) = (middle.X - reachM + (spacing / 2), middle.Y + reachM - (spacing / 2));
        var posts = new Raster<float>(cells, cells);
        for (var y = 0; y < cells; y++)
        {
            for (var x = 0; x < cells; x++)
            {
                var side = Math.Min(Math.Min(x, cells - 1 - x), Math.Min(y, cells - 1 - y)) / (cells / 8.0);
                var (east, up) = (west + (x * spacing), north - (y * spacing));
                var level = (plane.OffsetM - (plane.Normal.X * east) - (plane.Normal.Y * up)) / plane.Normal.Z;
                posts[x, y] = (float)(level + (Math.Clamp(side, 0, 1) * heights[y, x] / plane.Normal.Z));
            }
        }

        return new(posts, west, north, spacing);
    }
}
