using Farside.Core.Geometry;

namespace Farside.Processing.Terrain.Stops;

/// <summary>A shift and a small turn of ground about a point: x → x + shift + turn × (x − centre).</summary>
/// <param name="Shift">East, north, up, metres.</param>
/// <param name="Turn">About the east, north and up axes, radians; products of two are left out, so a few degrees at most.</param>
public readonly record struct GroundMove(Point<SiteFrame> Centre, (double East, double North, double Up) Shift, (double East, double North, double Up) Turn)
{
    /// <summary>East, north, up of the shift, then of the turn.</summary>
    public const int Unknowns = 6;

    public Point<SiteFrame> Apply(Point<SiteFrame> place)
    {
        var (x, y, z) = (place.X - Centre.X, place.Y - Centre.Y, place.Z - Centre.Z);
        return new(
            place.X + Shift.East + (Turn.North * z) - (Turn.Up * y),
            place.Y + Shift.North + (Turn.Up * x) - (Turn.East * z),
            place.Z + Shift.Up + (Turn.East * y) - (Turn.North * x));
    }

    /// <summary>Where a moved place was before, exactly.</summary>
    public Point<SiteFrame> Undo(Point<SiteFrame> place)
    {
        var (x, y, z) = (place.X - Centre.X - Shift.East, place.Y - Centre.Y - Shift.North, place.Z - Centre.Z - Shift.Up);
        var (east, north, up) = Turn;
        var along = (east * x) + (north * y) + (up * z);
        var scale = 1 / (1 + (east * east) + (north * north) + (up * up));
        return new(
            Centre.X + (scale * (x + (along * east) - (north * z) + (up * y))),
            Centre.Y + (scale * (y + (along * north) - (up * x) + (east * z))),
            Centre.Z + (scale * (z + (along * up) - (east * y) + (north * x))));
    }

    internal static GroundMove Of(Point<SiteFrame> centre, ReadOnlySpan<double> x) => new(centre, (x[0], x[1], x[2]), (x[3], x[4], x[5]));
}
