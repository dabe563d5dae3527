using Farside.Core.Geometry;
using Farside.Core.Time;
using Farside.Core.Units;

namespace Farside.Products.Recipes.Traverse;

/// <summary>The way from one known place to the next.</summary>
/// <param name="Way">Level points from the first place to the second, both among them.</param>
/// <param name="IsDriven">True between two fixes of one drive; else a straight line stands for a way nobody recorded.</param>
sealed record TraverseLeg(Epoch From, Epoch To, int LunarDay, IReadOnlyList<(double East, double North)> Way, bool IsDriven)
{
    const int Pieces = 8;
    const double MostTurnRad = 75 * Math.PI / 180;

    public double LengthM { get; } = Way.Zip(Way.Skip(1), (a, b) => Math.Sqrt(((b.East - a.East) * (b.East - a.East)) + ((b.North - a.North) * (b.North - a.North)))).Sum();

    public static IReadOnlyList<(double East, double North)> Straight(Point<SiteFrame> a, Point<SiteFrame> b) => [(a.X, a.Y), (b.X, b.Y)];

    /// <summary>A smooth curve that leaves and arrives along the headings (cubic Hermite); a heading that turns away from the line is that of a turn on the spot, and left out.</summary>
    public static IReadOnlyList<(double East, double North)> Curve(RadarFix a, RadarFix b)
    {
        var (east, north) = (b.Place.X - a.Place.X, b.Place.Y - a.Place.Y);
        var length = Math.Sqrt((east * east) + (north * north));
        var (leave, arrive) = (Along(a.Heading, east, north, length), Along(b.Heading, east, north, length));
        return leave is null && arrive is null ? Straight(a.Place, b.Place)
            : [.. Enumerable.Range(0, Pieces + 1).Select(i => At(i / (double)Pieces, a.Place, b.Place, leave ?? (east, north), arrive ?? (east, north)))];
    }

    static (double East, double North) At(double t, Point<SiteFrame> a, Point<SiteFrame> b, (double East, double North) leave, (double East, double North) arrive)
    {
        var (t2, t3) = (t * t, t * t * t);
        var (h00, h10, h01, h11) = ((2 * t3) - (3 * t2) + 1, t3 - (2 * t2) + t, (3 * t2) - (2 * t3), t3 - t2);
        return ((h00 * a.X) + (h10 * leave.East) + (h01 * b.X) + (h11 * arrive.East), (h00 * a.Y) + (h10 * leave.North) + (h01 * b.Y) + (h11 * arrive.North));
    }

    // A rover may drive backwards.
    static (double East, double North)? Along(Angle? heading, double east, double north, double length)
    {
        if (heading is not { } front)
        {
            return null;
        }

        var (x, y) = (length * Math.Sin(front.Radians), length * Math.Cos(front.Radians));
        var turn = Math.Acos(Math.Clamp(((x * east) + (y * north)) / Math.Max(1e-12, length * length), -1, 1));
        return turn < MostTurnRad ? (x, y) : Math.PI - turn < MostTurnRad ? (-x, -y) : null;
    }
}
