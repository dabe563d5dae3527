using Farside.Core.Geometry;
using Farside.Processing.Terrain;

namespace Farside.Tests.Processing.Terrain;

/// <summary>A rover's stops among craters, whose labels drift: each stop's ground lies where its label has it, not where it is.</summary>
sealed class Drive
{
    const double Rad = Math.PI / 180;
    const double EyeM = 1.5;
    const double FarM = 10;


    readonly List<(double X, double Y, double R)>[,] _craters = new List<(double, double, double)>[64, 64];

    /// <param name="seed">Of the craters and of the labels' errors.</param>
    /// <param name="driftShare">One sigma of what a label's place loses from stop to stop, of the step.</param>
    /// <param name="mastAheadM">How far the mast stands ahead of the place that labels state; the ground's makers take it for upright over it.</param>
    /// <param name="stops">Five to eight metres from each other.</param>
    public Drive(int seed, int stops, double driftShare = 0.03, double mastAheadM = 0.34)
    {
        var random = new Random(seed);
        for (var i = 0; i < 1500; i++)
            Dig((random.NextDouble() * 64) - 16, (random.NextDouble() * 64) - 32, Math.Min(3, 0.2 * Math.Pow(random.NextDouble(), -0.55)));

        (double East, double North, double Up) error = default;
        var (x, y) = (0.0, 0.0);
        for (var i = 0; i < stops; i++)
        {
            var (step, course) = (i == 0 ? 0 : 5 + (3 * random.NextDouble()), 1.2 * KnownGround.Normal(random));
            (x, y) = (x + (step * Math.Cos(course)), y + (step * Math.Sin(course)));
            double Drift() => driftShare * step * KnownGround.Normal(random);
            error = (error.East + Drift(), error.North + Drift(), error.Up + Drift());
            var heading = Math.Tau * random.NextDouble();
            Stops.Add(new(x, y, Height(x, y), error, heading, 0.2 * Rad * KnownGround.Normal(random), mastAheadM));
        }
    }

    public List<DriveStop> Stops { get; } = [];

    /// <summary>The ground as a stop's cameras have it, with the errors that stereo has.</summary>
    public TerrainModel Seen(int stop, int seed)
    {
        var (one, random, points) = (Stops[stop], new Random(seed), new List<TerrainPoint>());
        var eye = one.Eye(EyeM);
        for (var down = 0.15; down < 0.9; down += 0.003)
        {
            for (var azimuth = 0.0; azimuth < Math.Tau; azimuth += 0.003)
                points.Add(Point(one, eye, down, azimuth, random));
        }

        return TerrainGridder.Make([new TerrainCloud($"{stop}", one.Stated(eye), 0.003, points.ToArray())]);
    }

    // Along a ray that ends where it would on level ground, at the height that the ground has there; nothing hides.
    TerrainPoint Point(DriveStop stop, Point<SiteFrame> eye, double down, double azimuth, Random random)
    {
        var level = Math.Min(FarM, EyeM / Math.Tan(down));
        var (x, y) = (eye.X + (level * Math.Sin(azimuth)), eye.Y + (level * Math.Cos(azimuth)));
        var z = Height(x, y);
        var range = Math.Sqrt((level * level) + ((eye.Z - z) * (eye.Z - z)));
        var sigma = 4e-4 * range * range;
        var stretch = 1 + (sigma * KnownGround.Normal(random) / range);
        var place = new Point<SiteFrame>(eye.X + (stretch * (x - eye.X)), eye.Y + (stretch * (y - eye.Y)), eye.Z + (stretch * (z - eye.Z)));
        return new(stop.Stated(place), (float)sigma, new(0.5f, 0.5f, 0.5f));
    }

    double Height(double x, double y)
    {
        var sum = (0.03 * x) - (0.02 * y);
        foreach (var (cx, cy, r) in _craters[Cell(x, 16), Cell(y, 32)] ?? [])
        {
            var square = (((x - cx) * (x - cx)) + ((y - cy) * (y - cy))) / (r * r);
            sum -= square < 1 ? 0.15 * r * (1 - square) * (1 - square) : 0;
        }

        return sum;
    }

    void Dig(double x, double y, double r)
    {
        for (var i = Cell(x - r, 16); i <= Cell(x + r, 16); i++)
        {
            for (var j = Cell(y - r, 32); j <= Cell(y + r, 32); j++)
                (_craters[i, j] ??= []).Add((x, y, r));
        }
    }

    static int Cell(double metres, double offset) => Math.Clamp((int)Math.Floor(metres + offset), 0, 63);
}

/// <summary>A stop's true place, and how far its label errs from it.</summary>
/// <param name="HeadingRad">Clockwise from north.</param>
/// <param name="TurnRad">How far the ground is turned about the vertical, counter-clockwise.</param>
sealed record DriveStop(double TrueX, double TrueY, double TrueZ, (double East, double North, double Up) Error, double HeadingRad, double TurnRad, double MastAheadM)
{
    public Point<SiteFrame> Place => new(TrueX, TrueY, TrueZ);

    public Point<SiteFrame> LabelPlace => new(TrueX + Error.East, TrueY + Error.North, TrueZ + Error.Up);

    /// <summary>Of the cameras, where they truly stand.</summary>
    public Point<SiteFrame> Eye(double up) => new(TrueX + (MastAheadM * Math.Sin(HeadingRad)), TrueY + (MastAheadM * Math.Cos(HeadingRad)), TrueZ + up);

    /// <summary>Where the stop's ground has a true place: the cameras are taken to stand over the label's place.</summary>
    public Point<SiteFrame> Stated(Point<SiteFrame> place)
    {
        var eye = Eye(0);
        var (x, y) = (place.X - eye.X, place.Y - eye.Y);
        return new(LabelPlace.X + x - (TurnRad * y), LabelPlace.Y + y + (TurnRad * x), place.Z + Error.Up);
    }

    /// <summary>Where a place of the stop's ground truly is.</summary>
    public Point<SiteFrame> True(Point<SiteFrame> stated)
    {
        var eye = Eye(0);
        var (x, y) = (stated.X - LabelPlace.X, stated.Y - LabelPlace.Y);
        return new(eye.X + x + (TurnRad * y), eye.Y + y - (TurnRad * x), stated.Z - Error.Up);
    }
}
