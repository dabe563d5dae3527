using System.Text.Json;
using Farside.Archive.Store;
using Farside.Core.Geometry;
using Farside.Core.Sky;
using Farside.Simulator.Evaluation.Geometry;
using Farside.Simulator.Mission;

namespace Farside.Simulator.Evaluation.Compare;

/// <summary>Two frames of the same ground that a product lays on each other, beside the truth of both.</summary>
sealed class ComparedPair
{
    const double FarthestM = 60;

    /// <summary>The lander is no part of the true ground, yet its shadow lies on it: what is lit past a cylinder about it is left out, metres.</summary>
    const double LanderM = 5;
    const double LanderHighM = 6;

    readonly JudgedView _earlier, _later;
    readonly TrueGround _ground;

    ComparedPair(JudgedView earlier, JudgedView later, TrueGround ground, IReadOnlyList<double[]> places)
    {
        (_earlier, _later, _ground, Places) = (earlier, later, ground, places);
        (EarlierSun, LaterSun) = (SunOf(earlier.Id), SunOf(later.Id));
    }

    /// <summary>Earlier column and row, later column and row, as the product has them.</summary>
    public IReadOnlyList<double[]> Places { get; }

    public Direction<SiteFrame> EarlierSun { get; }

    public Direction<SiteFrame> LaterSun { get; }

    public int Width => _earlier.True.Width;

    public int Height => _earlier.True.Height;

    /// <summary>Null where the truth does not know the frames or their ground.</summary>
    public static ComparedPair? Open(EvaluationInput input, MadeProduct made, IReadOnlyDictionary<string, TrueShot> shots)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(made.File("registration.json")));
        var views = made.AllCited("geometry").Select(id => GeometryCase.Open(input, id, shots)).OfType<GeometryCase>().SelectMany(geometry => geometry.Views).ToList();
        var earlier = views.Find(view => view.Id == json.RootElement.Text("earlier"));
        var later = views.Find(view => view.Id == json.RootElement.Text("later"));
        var ground = earlier is not null && ProductName.TryParse(earlier.Id, out var name) ? TrueGround.Of(input.Truth, name.Sequence) : null;
        return earlier is null || later is null || ground is null ? null
            : new(earlier, later, ground, [.. json.RootElement.List("places").Select(place => place.EnumerateArray().Select(number => number.GetDouble()).ToArray())]);
    }

    /// <summary>The true ground behind an earlier pixel; null where there is none, or where the later eye does not truly see it.</summary>
    public Point<SiteFrame>? SeenTwice(double column, double row)
    {
        var (eye, ray) = (_earlier.TruePose.Origin, _earlier.TrueRay(column, row));
        if (_ground.Meet(eye, ray, FarthestM) is not { } far)
        {
            return null;
        }

        var place = new Point<SiteFrame>(eye.X + (far * ray.X), eye.Y + (far * ray.Y), eye.Z + (far * ray.Z));
        return _later.TruePixel(place) is not null && IsOpen(place, _later.TruePose.Origin) ? place : null;
    }

    public (double Column, double Row) LaterPixel(Point<SiteFrame> place) => _later.TruePixel(place)!.Value;

    /// <summary>Whether the Sun shines there by the ground alone; null where the lander may stand before it.</summary>
    public bool? IsLit(Point<SiteFrame> place, Direction<SiteFrame> sun)
    {
        if (PassesLander(place, sun))
        {
            return null;
        }

        const double Lift = 0.004;
        return sun.Z > 0 && _ground.Meet(new(place.X, place.Y, place.Z + Lift), sun, FarthestM) is null;
    }

    bool IsOpen(Point<SiteFrame> place, Point<SiteFrame> eye)
    {
        var (x, y, z) = (place.X - eye.X, place.Y - eye.Y, place.Z - eye.Z);
        var far = Math.Sqrt((x * x) + (y * y) + (z * z));
        return _ground.Meet(eye, Direction<SiteFrame>.Normalised(x, y, z), far * 0.99) is null;
    }

    static bool PassesLander(Point<SiteFrame> place, Direction<SiteFrame> sun)
    {
        var level = Math.Sqrt((sun.X * sun.X) + (sun.Y * sun.Y));
        if (level < 1e-9)
        {
            return false;
        }

        var along = -((place.X * sun.X) + (place.Y * sun.Y)) / (level * level);
        var past = Math.Abs((place.X * sun.Y) - (place.Y * sun.X)) / level;
        return past < LanderM && along > -LanderM / level && place.Z + (Math.Max(0, along - (LanderM / level)) * sun.Z) < LanderHighM;
    }

    static Direction<SiteFrame> SunOf(string id)
    {
        SunPosition sun = ProductName.TryParse(id, out var name) ? LandingSite.SunAt(name.Start) : throw new SimulationException(id, "a name without a time", "a frame's", "Make it again.");
        var (azimuth, elevation) = (sun.Azimuth.Radians, sun.Elevation.Radians);
        return Direction<SiteFrame>.Normalised(Math.Sin(azimuth) * Math.Cos(elevation), Math.Cos(azimuth) * Math.Cos(elevation), Math.Sin(elevation));
    }
}
