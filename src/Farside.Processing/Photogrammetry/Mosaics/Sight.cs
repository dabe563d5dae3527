using Farside.Core.Geometry;

namespace Farside.Processing.Photogrammetry.Mosaics;

/// <summary>What a pixel shows: a point in metres, or a direction when it is infinitely far.</summary>
readonly record struct Sight(double X, double Y, double Z, bool IsFar)
{
    public Point<SiteFrame> Point => new(X, Y, Z);

    public Direction<SiteFrame> Direction => new(X, Y, Z);
}
