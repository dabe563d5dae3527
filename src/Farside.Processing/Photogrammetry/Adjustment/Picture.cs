using Farside.Core.Geometry;

namespace Farside.Processing.Photogrammetry.Adjustment;

/// <summary>A picture of which little is known.</summary>
/// <param name="Id">Unique among the pictures that are worked on together.</param>
/// <param name="Width">Pixels across.</param>
/// <param name="Height">Pixels down.</param>
public sealed record Picture(string Id, int Width, int Height)
{
    /// <summary>Its lens: a guess, or exact; none given = nothing is known of it. Pictures of the same size with equal lenses share one.</summary>
    public ICameraModel? Camera { get; init; }

    /// <summary>Where it looks, roughly; none given = not known.</summary>
    public Rotation<SiteFrame, CameraFrame>? Pointing { get; init; }
}
