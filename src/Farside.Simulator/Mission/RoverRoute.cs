using Farside.Simulator.Terrain;

namespace Farside.Simulator.Mission;

/// <summary>The rover's way over its first twelve lunar days, as a line in the site frame: from the ramps southward round the lander, then west and north-west.</summary>
/// <remarks>Its first stop is the one the first panoramic labels state; the rest is invented, as long as the published odometry.</remarks>
static class RoverRoute
{
    const double StepM = 0.1;

    /// <summary>Places about every 10 cm, metres east and north of the lander.</summary>
    public static IReadOnlyList<(double X, double Y)> Places { get; } = Smooth(Corners());

    static readonly double[] Along = Distances();

    /// <summary>The places with the metres driven to each.</summary>
    public static IEnumerable<(double AlongM, double X, double Y)> Marks => Places.Select((place, i) => (Along[i], place.X, place.Y));

    public static double LengthM => Along[^1];

    /// <summary>Metres driven when the rover stands nearest to a place, looked for among the first <paramref name="withinM"/> metres.</summary>
    public static double MetresTo(double x, double y, double withinM) =>
        Along[Enumerable.Range(0, Along.Length).TakeWhile(i => Along[i] <= withinM).MinBy(i => Square(Places[i].X - x) + Square(Places[i].Y - y))];

    public static (double X, double Y) PlaceAt(double alongM)
    {
        var i = IndexBefore(alongM);
        var t = Math.Clamp((alongM - Along[i]) / Math.Max(1e-9, Along[i + 1] - Along[i]), 0, 1);
        return (Blend.Mix(Places[i].X, Places[i + 1].X, t), Blend.Mix(Places[i].Y, Places[i + 1].Y, t));
    }

    /// <summary>Where the rover's front points while it drives there, degrees counter-clockwise from east.</summary>
    public static double HeadingDegAt(double alongM)
    {
        var (a, b) = (PlaceAt(Math.Max(0, alongM - 0.4)), PlaceAt(Math.Min(LengthM, alongM + 0.4)));
        return Math.Atan2(b.Y - a.Y, b.X - a.X) * (180 / Math.PI);
    }

    /// <summary>The way from one mark to another.</summary>
    public static IReadOnlyList<(double X, double Y)> Between(double fromM, double toM)
    {
        var way = new List<(double, double)> { PlaceAt(fromM) };
        for (var i = IndexBefore(fromM) + 1; i < Places.Count && Along[i] < toM; i++)
        {
            way.Add(Places[i]);
        }

        way.Add(PlaceAt(toM));
        return way;
    }

    static int IndexBefore(double alongM)
    {
        var found = Array.BinarySearch(Along, alongM);
        return Math.Clamp(found >= 0 ? found : ~found - 1, 0, Places.Count - 2);
    }

    static List<(double X, double Y)> Corners()
    {
        List<(double X, double Y)> corners =
        [
            (0, -3.1), (0, -4.5), (-0.1, -6.4), (-0.7, -9.0), (-1.76, -12.692), (-1.9, -14.2), (-1.0, -15.4), (0.7, -15.6), (2.2, -14.6), (3.3, -12.4), (4.21, -9.63),
            (5.6, -7.6), (8.1, -7.2), (9.9, -9.4), (9.6, -12.9), (7.2, -16.0), (3.4, -18.4), (-1.5, -20.3), (-7.6, -21.1), (-14.2, -20.2), (-20.4, -17.6), (-25.9, -13.1), (-30.6, -7.0), (-34.0, 0.6),
        ];

        // Onward to the north-west, round what lies in the way: legs of nine metres whose course swings.
        for (var i = 0; i < 32; i++)
        {
            var course = (128 + (34 * Math.Sin(0.83 * i)) + (17 * Math.Sin((0.31 * i) + 1))) * Math.PI / 180;
            corners.Add((corners[^1].X + (9 * Math.Cos(course)), corners[^1].Y + (9 * Math.Sin(course))));
        }

        return corners;
    }

    // Catmull-Rom through the corners.
    static List<(double X, double Y)> Smooth(List<(double X, double Y)> corners)
    {
        var path = new List<(double, double)>();
        for (var i = 0; i + 1 < corners.Count; i++)
        {
            var (a, b, c, d) = (corners[Math.Max(0, i - 1)], corners[i], corners[i + 1], corners[Math.Min(corners.Count - 1, i + 2)]);
            var steps = (int)Math.Ceiling(Math.Sqrt(Square(c.X - b.X) + Square(c.Y - b.Y)) / StepM);
            for (var s = 0; s < steps; s++)
            {
                var t = s / (double)steps;
                path.Add((Curve(a.X, b.X, c.X, d.X, t), Curve(a.Y, b.Y, c.Y, d.Y, t)));
            }
        }

        path.Add(corners[^1]);
        return path;

        static double Curve(double a, double b, double c, double d, double t) =>
            0.5 * ((2 * b) + (t * (c - a + (t * ((2 * a) - (5 * b) + (4 * c) - d + (t * ((3 * (b - c)) + d - a)))))));
    }

    static double[] Distances()
    {
        var along = new double[Places.Count];
        for (var i = 1; i < along.Length; i++)
        {
            along[i] = along[i - 1] + Math.Sqrt(Square(Places[i].X - Places[i - 1].X) + Square(Places[i].Y - Places[i - 1].Y));
        }

        return along;
    }

    static double Square(double x) => x * x;
}
