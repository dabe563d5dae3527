using System.Numerics;
using System.Text.Json;
using Farside.Archive.Store;
using Farside.Core.Geometry;
using Farside.Core.Sky;
using Farside.Simulator.Evaluation.Geometry;
using Farside.Simulator.Mission;
using Farside.Simulator.Vehicles;

namespace Farside.Simulator.Evaluation.Compare;

/// <summary>Two frames of the same ground that a product lays on each other, beside the truth of both.</summary>
sealed class ComparedPair
{
    const double FarthestM = 60;

    readonly JudgedView _earlier, _later;
    readonly TrueGround _ground;
    readonly IReadOnlyList<Solid> _vehicles;
    readonly SunGrid _before, _after;

    ComparedPair(JudgedView earlier, JudgedView later, TrueGround ground, IReadOnlyList<double[]> places)
    {
        (_earlier, _later, _ground, Places) = (earlier, later, ground, places);
        _vehicles = [.. new[] { Lander.StandingAt(0, World.TerrainCamera), Lander.CameraHead(World.TerrainCamera) }.SelectMany(vehicle => vehicle.Solids)];
        (EarlierSun, LaterSun) = (SunOf(earlier.Id), SunOf(later.Id));
        (_before, _after) = (new(_vehicles, Plain(EarlierSun)), new(_vehicles, Plain(LaterSun)));
    }

    /// <summary>Earlier column and row, later column and row, as the product has them.</summary>
    public IReadOnlyList<double[]> Places { get; }

    Direction<SiteFrame> EarlierSun { get; }

    Direction<SiteFrame> LaterSun { get; }

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

    /// <summary>Whether the Sun shines there at each time: neither ground nor the lander stands before it.</summary>
    public (bool Before, bool After) IsLit(Point<SiteFrame> place) => (IsLit(place, EarlierSun, _before), IsLit(place, LaterSun, _after));

    /// <summary>Whether the lander stands between the earlier eye and a place.</summary>
    public bool IsBehindLander(Point<SiteFrame> place)
    {
        var eye = _earlier.TruePose.Origin;
        var (from, to) = (new Vector3((float)eye.X, (float)eye.Y, (float)eye.Z), new Vector3((float)place.X, (float)place.Y, (float)place.Z));
        var (ahead, far) = (Vector3.Normalize(to - from), Vector3.Distance(from, to));
        return _vehicles.Any(solid => solid.Meets(from, ahead, 0.1f, far, out _));
    }

    bool IsLit(Point<SiteFrame> place, Direction<SiteFrame> sun, SunGrid vehicles)
    {
        const double Lift = 0.004;
        return sun.Z > 0 && _ground.Meet(new(place.X, place.Y, place.Z + Lift), sun, FarthestM) is null && !vehicles.Shades(new((float)place.X, (float)place.Y, (float)place.Z));
    }

    static Vector3 Plain(Direction<SiteFrame> direction) => new((float)direction.X, (float)direction.Y, (float)direction.Z);

    bool IsOpen(Point<SiteFrame> place, Point<SiteFrame> eye)
    {
        var (x, y, z) = (place.X - eye.X, place.Y - eye.Y, place.Z - eye.Z);
        var far = Math.Sqrt((x * x) + (y * y) + (z * z));
        return _ground.Meet(eye, Direction<SiteFrame>.Normalised(x, y, z), far * 0.99) is null;
    }

    static Direction<SiteFrame> SunOf(string id)
    {
        SunPosition sun = ProductName.TryParse(id, out var name) ? LandingSite.SunAt(name.Start) : throw new SimulationException(id, "a name without a time", "a frame's", "Make it again.");
        var (azimuth, elevation) = (sun.Azimuth.Radians, sun.Elevation.Radians);
        return Direction<SiteFrame>.Normalised(Math.Sin(azimuth) * Math.Cos(elevation), Math.Cos(azimuth) * Math.Cos(elevation), Math.Sin(elevation));
    }
}
