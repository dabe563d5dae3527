using Farside.Core.Geometry;
using Farside.Core.Rasters;
using Farside.Processing.Photogrammetry;

namespace Farside.Tests.Processing.Photogrammetry.Hardware;

/// <summary>
/// Two eyes on a turning mast over level, pebbly ground: a rod may stand a metre behind the mast, and a box of another vehicle eight metres away. Which pixels show the rod is known
/// from its shape.
/// </summary>
sealed class MastScene
{
    const double EyeHeightM = 1.5;
    const double RodRadiusM = 0.01;
    const double RodAwayM = 0.95;
    const double BoxAwayM = 8;

    static readonly BrownCamera Lens = new(300, 220, 845, 149, 110);

    /// <summary>Azimuth of the rod; null for none.</summary>
    public double? RodDeg { get; init; }

    public IReadOnlyList<View> Views { get; } = [.. from i in Enumerable.Range(0, 4) from isLeft in (bool[])[true, false] select ViewOf((i * 12.9) - 19, isLeft)];

    public ISurface Ground { get; } = PlaneSurface.Level(0);

    public Raster<Linear> Picture(int index) => Drawn(index, (eye, ray) => new Linear((float)Light(eye, ray)));

    /// <summary>Above 0 where the rod is seen.</summary>
    public Raster<byte> Rod(int index) => Drawn(index, (eye, ray) => RodAt(eye, ray) is null ? (byte)0 : byte.MaxValue);

    static View ViewOf(double azimuthDeg, bool isLeft)
    {
        var (s, c) = Math.SinCos(azimuthDeg * Math.PI / 180);
        var (down, level) = Math.SinCos(8 * Math.PI / 180);
        var side = isLeft ? -0.135 : 0.135;
        Rotation<SiteFrame, CameraFrame> turned = new(c, s * down, -s * level, -s, c * down, -c * level, 0, level, down);
        return new($"{(isLeft ? "left" : "right")} {azimuthDeg}", Lens, new(turned, new((side * c) + (0.085 * s), (-side * s) + (0.085 * c), EyeHeightM)));
    }

    Raster<T> Drawn<T>(int index, Func<Point<SiteFrame>, Direction<SiteFrame>, T> draw) where T : unmanaged
    {
        var (view, picture) = (Views[index], new Raster<T>(Lens.Width, Lens.Height));
        for (var y = 0; y < picture.Height; y++)
        {
            for (var x = 0; x < picture.Width; x++)
            {
                picture[x, y] = draw(view.SiteFromCamera.Origin, view.Ray(x, y));
            }
        }

        return picture;
    }

    // A bright side, a dark one: what lies to the left of the rod's axis is lit.
    double Light(Point<SiteFrame> eye, Direction<SiteFrame> ray)
    {
        if (RodAt(eye, ray) is { } across)
        {
            return across < 0.2 ? 900 : 60;
        }

        var metres = -eye.Z / ray.Z;
        return ray.Z < 0 && metres < 60 ? Box(eye, ray, metres) ?? Soil(eye.X + (metres * ray.X), eye.Y + (metres * ray.Y), metres) : 3;
    }

    // −1 on the left edge, 1 on the right one; null beside it.
    double? RodAt(Point<SiteFrame> eye, Direction<SiteFrame> ray)
    {
        if (RodDeg is not { } azimuth)
        {
            return null;
        }

        var (sin, cos) = Math.SinCos(azimuth * Math.PI / 180);
        var (x, y) = ((RodAwayM * sin) - eye.X, (RodAwayM * cos) - eye.Y);
        var level = Math.Sqrt((ray.X * ray.X) + (ray.Y * ray.Y));
        var across = ((ray.X * y) - (ray.Y * x)) / level / RodRadiusM;
        return (x * ray.X) + (y * ray.Y) > 0 && Math.Abs(across) < 1 ? across : null;
    }

    // A striped board across the view, half a metre high.
    static double? Box(Point<SiteFrame> eye, Direction<SiteFrame> ray, double groundM)
    {
        var metres = (BoxAwayM - eye.Y) / ray.Y;
        var (x, z) = (eye.X + (metres * ray.X), eye.Z + (metres * ray.Z));
        return ray.Y > 0 && metres < groundM && Math.Abs(x - 1.2) < 0.4 && z < 0.5 ? (Math.Sin(37 * x) > 0.3 ? 800 : 150) : null;
    }

    // Hashed bumps of 5 cm to 1.6 m, as fine as pixels can show them.
    static double Soil(double x, double y, double metres)
    {
        var light = 400.0;
        for (var (cell, octave) = (0.05, 1); octave <= 6; cell *= 2, octave++)
        {
            light += cell > 4 * metres / 845 ? 90 * Bump(x / cell, y / cell, octave) : 0;
        }

        return Math.Max(20, light);
    }

    static double Bump(double x, double y, int octave)
    {
        var (left, bottom) = ((int)Math.Floor(x), (int)Math.Floor(y));
        double Smooth(double t) => t * t * (3 - (2 * t));
        var (u, v) = (Smooth(x - left), Smooth(y - bottom));
        return double.Lerp(double.Lerp(Hash(left, bottom, octave), Hash(left + 1, bottom, octave), u), double.Lerp(Hash(left, bottom + 1, octave), Hash(left + 1, bottom + 1, octave), u), v);
    }

    static double Hash(int x, int y, int octave)
    {
        var h = unchecked(((uint)x * 0x9E3779B1u) ^ ((uint)y * 0x85EBCA77u) ^ ((uint)octave * 0xC2B2AE3Du));
        h = unchecked((h ^ (h >> 15)) * 0x2C1B3C6Du);
        h = unchecked((h ^ (h >> 12)) * 0x297A2D39u);
        return ((h ^ (h >> 15)) / (double)uint.MaxValue * 2) - 1;
    }
}
