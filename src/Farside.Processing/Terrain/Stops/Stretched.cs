using Farside.Core.Geometry;

namespace Farside.Processing.Terrain.Stops;

/// <summary>A move of one ground onto another where ranges of both may be wrong together: a turn of one eye against the other stretches them in proportion to their squares.</summary>
readonly record struct Stretched(GroundMove Move, Point<SiteFrame> FixedEye, Point<SiteFrame> MovingEye, double Fixed, double Moving)
{
    public Point<SiteFrame> Apply(Point<SiteFrame> place)
    {
        var way = Way(MovingEye, place);
        var moved = Move.Apply(place);
        return new(moved.X + (Moving * way.X), moved.Y + (Moving * way.Y), moved.Z + (Moving * way.Z));
    }

    /// <summary>A place of the fixed ground before its own stretch.</summary>
    public Point<SiteFrame> Unstretched(Point<SiteFrame> place)
    {
        var way = Way(FixedEye, place);
        return new(place.X - (Fixed * way.X), place.Y - (Fixed * way.Y), place.Z - (Fixed * way.Z));
    }

    /// <summary>Range squared along the line of sight, m².</summary>
    public static (double X, double Y, double Z) Way(Point<SiteFrame> eye, Point<SiteFrame> place)
    {
        var (x, y, z) = (place.X - eye.X, place.Y - eye.Y, place.Z - eye.Z);
        var range = Math.Sqrt((x * x) + (y * y) + (z * z));
        return (range * x, range * y, range * z);
    }
}
