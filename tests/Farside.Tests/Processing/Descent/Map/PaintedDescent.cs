using System.Runtime.InteropServices;
using Farside.Core.Geometry;
using Farside.Core.Rasters;
using Farside.Processing.Descent.Map;
using Farside.Processing.Photogrammetry;

namespace Farside.Tests.Processing.Descent.Map;

/// <summary>Ground given by formulas, and frames of it taken by casting every pixel's ray onto it: what a map must show is known everywhere.</summary>
sealed class PaintedDescent
{
    public static readonly BrownCamera Camera = new(160, 160, 200, 78.5, 81) { K1 = -0.2, K2 = 0.03 };

    /// <summary>Height of the hill near the landing place, metres; 0 for a plane.</summary>
    public double HillM { get; init; } = 10;

    /// <summary>Changes a frame's light: by its place in the list, the point of the ground, and the light there.</summary>
    public Func<int, double, double, double, double> Change { get; init; } = (_, _, _, light) => light;

    public static PlaneSurface Plane => PlaneSurface.Level(0);

    /// <summary>A slanted approach, then straight down, with a sidestep at the end of it.</summary>
    public static IReadOnlyList<Pose<SiteFrame, CameraFrame>> Way { get; } =
    [
        .. from i in Enumerable.Range(0, 18)
           let heightM = 400 * Math.Pow(0.88, i)
           let aheadM = (0.25 * Math.Max(0, heightM - 200)) + (i % 3 * 0.03 * heightM)
           select Down(0.4 * aheadM, aheadM, heightM, 0.1 * i, aheadM / heightM * 0.5),
    ];

    public double HeightM(double east, double north) => HillM * Math.Exp(-(((east - 25) * (east - 25)) + ((north + 15) * (north + 15))) / (2 * 18 * 18));

    public static double Light(double east, double north) => 100 * (1 + (0.35 * Octaves(east, north)));

    public static IReadOnlyList<MapFrame> Frames(IReadOnlyList<Pose<SiteFrame, CameraFrame>>? way = null) =>
        [.. (way ?? Way).Select((pose, i) => new MapFrame(new View($"frame-{i}", Camera, pose), i))];

    public Raster<Linear> Take(int place, IReadOnlyList<Pose<SiteFrame, CameraFrame>>? way = null)
    {
        var (view, light) = (new View("", Camera, (way ?? Way)[place]), new Raster<Linear>(Camera.Width, Camera.Height));
        for (var at = 0; at < light.Pixels.Length; at++)
        {
            var (east, north) = Ground(view, at % Camera.Width, at / Camera.Width);
            light.Pixels[at] = new((float)Change(place, east, north, Light(east, north)));
        }

        return light;
    }

    public DescentMap Map(MapOptions? options = null, IReadOnlyList<Pose<SiteFrame, CameraFrame>>? way = null) =>
        DescentMapper.Make(Frames(way), place => Take(place, way), Plane, options ?? Options);

    public static MapOptions Options => new() { FramesPerLevel = 6, MostPx = 512, FinestM = 0.25 };

    /// <summary>A camera that looks down, turned about the vertical and then leaned back a little.</summary>
    public static Pose<SiteFrame, CameraFrame> Down(double east, double north, double up, double turnRad, double leanRad)
    {
        var (sin, cos) = Math.SinCos(turnRad);
        var (s, c) = Math.SinCos(leanRad);
        // Camera axes in the site's: right, up in the picture, and back along the view.
        var (right, upward) = ((X: cos, Y: sin, Z: 0.0), (X: -sin * c, Y: cos * c, Z: -s));
        var back = (X: -sin * s, Y: cos * s, Z: c);
        return new(new(right.X, upward.X, back.X, right.Y, upward.Y, back.Y, right.Z, upward.Z, back.Z), new(east, north, up));
    }

    (double East, double North) Ground(View view, double column, double row)
    {
        var (o, d) = (view.SiteFromCamera.Origin, view.Ray(column, row));
        var distanceM = -o.Z / d.Z;
        for (var step = 0; step < 12; step++)
        {
            distanceM = (HeightM(o.X + (distanceM * d.X), o.Y + (distanceM * d.Y)) - o.Z) / d.Z;
        }

        return (o.X + (distanceM * d.X), o.Y + (distanceM * d.Y));
    }

    // Smooth chance at six scales, so that every frame finds texture at its own.
    static double Octaves(double east, double north)
    {
        var sum = 0.0;
        for (var octave = 0; octave < 6; octave++)
        {
            sum += Lattice(east / (2 << octave), north / (2 << octave), octave) * 0.5;
        }

        return sum;
    }

    static double Lattice(double x, double y, int seed)
    {
        var (i, j) = ((int)Math.Floor(x), (int)Math.Floor(y));
        double Smooth(double t) => t * t * (3 - (2 * t));
        var (u, v) = (Smooth(x - i), Smooth(y - j));
        return double.Lerp(double.Lerp(Chance(i, j, seed), Chance(i + 1, j, seed), u), double.Lerp(Chance(i, j + 1, seed), Chance(i + 1, j + 1, seed), u), v);
    }

    static double Chance(int i, int j, int seed)
    {
        unchecked
        {
            var hash = ((uint)i * 0x9E3779B1u) ^ ((uint)j * 0x85EBCA77u) ^ ((uint)seed * 0xC2B2AE3Du);
            hash = (hash ^ (hash >> 15)) * 0x2C1B3C6Du;
            hash = (hash ^ (hash >> 12)) * 0x297A2D39u;
            return ((hash ^ (hash >> 15)) / (double)uint.MaxValue * 2) - 1;
        }
    }

    /// <summary>All bytes of a map's light, sources and heights.</summary>
    public static byte[] Bytes(DescentMap map) =>
        [.. map.Levels.SelectMany(level => MemoryMarshal.AsBytes(level.Light.Pixels).ToArray().Concat(MemoryMarshal.AsBytes(level.Sources.Pixels).ToArray()).Concat(level.Relief is { } relief ? MemoryMarshal.AsBytes(relief.Heights.Pixels).ToArray() : []))];
}
