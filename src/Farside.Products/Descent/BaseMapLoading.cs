using Farside.Core.Units;

namespace Farside.Products.Descent;

/// <summary>How much of a base map is read.</summary>
public sealed record BaseMapLoading
{
    /// <summary>Posts of a sheet, each way: memory is four bytes a post, a sheet for every doubling of the spacing.</summary>
    public int SheetPosts { get; init; } = 2048;

    /// <summary>How far from the landing place maps are read, metres; a landing camera sees no farther.</summary>
    public double ReachM { get; init; } = 10_000;

    /// <summary>Azimuth of the Sun in the pictures, clockwise from north; null lets their shading tell.</summary>
    public Angle? PictureSun { get; init; }
}
