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

    internal static GroundMove Of(Point<SiteFrame> centre, ReadOnlySpan<double> x) => new(centre, (x[0], x[1], x[2]), (x[3], x[4], x[5]));
}
