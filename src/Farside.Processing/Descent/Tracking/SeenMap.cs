using Farside.Processing.Photogrammetry;
using Farside.Processing.Photogrammetry.Ties;

namespace Farside.Processing.Descent.Tracking;

/// <summary>Where places of one frame are seen in another: the plane's map between what both lenses make of it.</summary>
sealed record SeenMap(Homography TargetFromSource, BentLens Target, BentLens Source)
{
    /// <summary>Null on or behind the line that is mapped to infinity.</summary>
    public (double X, double Y)? Times(double column, double row)
    {
        var (x, y) = Source.Ideal(column, row);
        return TargetFromSource.Times(x, y) is { } at ? Target.Seen(at.Column, at.Row) : null;
    }

    /// <summary>How small steps about a place are drawn; null where the place has no image.</summary>
    public Affine2? WarpAt(double column, double row) =>
        Times(column - 0.5, row) is { } left && Times(column + 0.5, row) is { } right && Times(column, row - 0.5) is { } above && Times(column, row + 0.5) is { } below
            ? new(right.X - left.X, below.X - above.X, right.Y - left.Y, below.Y - above.Y)
            : null;
}
