using Farside.Core.Geometry;
using Farside.Processing.Photogrammetry.Dense;

namespace Farside.Processing.Terrain.Textures;

/// <summary>What stands between a place and an eye.</summary>
/// <param name="cells">All of the ground.</param>
/// <param name="leftOut">Where something else than ground stands.</param>
sealed class Sightline(GroundCells cells, IReadOnlyList<LeftOutCircle> leftOut)
{
    /// <summary>A step is so large a share of the way that is behind: what hides from afar is wide.</summary>
    const double StepShare = 0.04;

    /// <summary>Ground may stand above the line by so many of its sigmas and such a share of the cell, and hide nothing.</summary>
    const double Sigmas = 2;
    const double CellShare = 0.3;

    readonly double _highestM = Enumerable.Range(0, cells.Count).Max(cells.HeightM);

    /// <summary>Whether it passes where something else than ground stands, whose shape nobody knows.</summary>
    public bool IsDoubtful(int cell, Point<SiteFrame> eye)
    {
        var (east, north) = cells.Middle(cell);
        return leftOut.Any(circle => Crosses(circle, east, north, eye.X - east, eye.Y - north));
    }

    /// <summary>Whether no ground stands in it.</summary>
    public bool IsFree(int cell, Point<SiteFrame> eye)
    {
        var ((east, north), up) = (cells.Middle(cell), cells.HeightM(cell));
        var (x, y, z) = (eye.X - east, eye.Y - north, eye.Z - up);
        var length = Math.Sqrt((x * x) + (y * y));
        var side = cells.SideM(cell);
        for (var way = 1.5 * side; way < length; way += Math.Max(side, StepShare * way))
        {
            var (share, line) = (way / length, up + (z * way / length));
            if (z > 0 && line > _highestM)
            {
                return true;
            }

            if (cells.At(east + (share * x), north + (share * y)) is >= 0 and var other && other != cell
                && cells.HeightM(other) - line > (Sigmas * Math.Max(cells.SigmaM(other), cells.SigmaM(cell))) + (CellShare * cells.SideM(other)))
            {
                return false;
            }
        }

        return true;
    }

    static bool Crosses(LeftOutCircle circle, double east, double north, double x, double y)
    {
        var (toX, toY) = (circle.EastM - east, circle.NorthM - north);
        var share = Math.Clamp(((toX * x) + (toY * y)) / Math.Max(1e-9, (x * x) + (y * y)), 0, 1);
        var (offX, offY) = (toX - (share * x), toY - (share * y));
        return (offX * offX) + (offY * offY) < circle.RadiusM * circle.RadiusM;
    }
}
