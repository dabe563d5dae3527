using Farside.Core.Geometry;
using Farside.Core.Rasters;
using Farside.Core.Sky;
using Farside.Core.Units;

namespace Farside.Tests.Processing.Descent;

/// <summary>
/// Ground made for tests alone: waves of chance at many sizes and bowls with rims, without a grain. Seen from anywhere, with a lens, under any Sun; brightness by a law other than any that is used on it:
/// Lommel-Seeliger times exp(−phase).
/// </summary>
sealed class RoughGround
{
    public const int Posts = 640;
    public const double SpacingM = 8;
    const double HalfM = (Posts - 1) * SpacingM / 2;
    readonly float[] _heights = new float[Posts * Posts];
    readonly uint _seed;

    public RoughGround(uint seed)
    {
        _seed = seed;
        Parallel.For(0, Posts, row =>
        {
            for (var column = 0; column < Posts; column++)
            {
                _heights[(row * Posts) + column] = (float)Waves((column * SpacingM) - HalfM, HalfM - (row * SpacingM));
            }
        });
        for (var bowl = 0; bowl < 500; bowl++)
        {
            Dig(bowl);
        }
    }

    /// <summary>Metres; first row northernmost, the middle at the origin.</summary>
    public Raster<float> Heights => new(Posts, Posts, [.. _heights]);

    public static double WestM => -HalfM;

    public static double NorthM => HalfM;

    public static SunPosition Sun(double azimuthDeg, double elevationDeg) => new(Angle.FromDegrees(azimuthDeg), Angle.FromDegrees(elevationDeg));

    public static double Chance(uint seed, int a, int b)
    {
        var x = (seed * 0x9e3779b1u) ^ ((uint)a * 0x85ebca6bu) ^ ((uint)b * 0xc2b2ae35u);
        x = (x ^ (x >> 16)) * 0x7feb352du;
        x = (x ^ (x >> 15)) * 0x846ca68bu;
        return ((x ^ (x >> 16)) / (double)uint.MaxValue * 2) - 1;
    }

    /// <summary>A camera that looks down from a place, its picture's upper edge towards an azimuth, tilted a little.</summary>
    public static Pose<SiteFrame, CameraFrame> Pose(double eastM, double northM, double heightM, double upAzimuthDeg, double tiltDeg = 0, double tiltAzimuthDeg = 0)
    {
        var (up, tilt, towards) = (upAzimuthDeg * Math.PI / 180, tiltDeg * Math.PI / 180, tiltAzimuthDeg * Math.PI / 180);
        var ahead = Vector(Math.Sin(tilt) * Math.Sin(towards), Math.Sin(tilt) * Math.Cos(towards), -Math.Cos(tilt));
        var level = Vector(Math.Sin(up), Math.Cos(up), 0);
        var right = level.Cross(-1 * ahead);
        right = (1 / right.Length) * right;
        var upward = (-1 * ahead).Cross(right);
        return new(new(right.X, upward.X, -ahead.X, right.Y, upward.Y, -ahead.Y, right.Z, upward.Z, -ahead.Z), new(eastM, northM, heightM));

        static Vector3<SiteFrame> Vector(double x, double y, double z) => new(x, y, z);
    }

    /// <summary>What the camera sees: bytes' worth of numbers with noise, and a lens that loses a third in the corners.</summary>
    public Raster<Linear> Seen(BrownCamera camera, Pose<SiteFrame, CameraFrame> pose, SunPosition sun, bool losesLight = true)
    {
        var picture = new Raster<Linear>(camera.Width, camera.Height);
        Parallel.For(0, camera.Height, row =>
        {
            for (var column = 0; column < camera.Width; column++)
            {
                var ray = pose.Rotation * camera.Ray(column, row);
                var along = -pose.Origin.Z / ray.Z;
                for (var round = 0; round < 6; round++)
                {
                    along = (Height(pose.Origin.X + (along * ray.X), pose.Origin.Y + (along * ray.Y)) - pose.Origin.Z) / ray.Z;
                }

                var (x, y) = ((column / (camera.Width - 1.0)) - 0.5, (row / (camera.Height - 1.0)) - 0.5);
                var light = Shade(pose.Origin.X + (along * ray.X), pose.Origin.Y + (along * ray.Y), new(-ray.X, -ray.Y, -ray.Z), sun) * (losesLight ? 1 - (0.66 * ((x * x) + (y * y))) : 1);
                picture[column, row] = new((float)(Math.Round((400 * light) + (1.5 * Chance(_seed + 7, column, row))) + 2));
            }
        });
        return picture;
    }

    /// <summary>The map from straight above.</summary>
    public Raster<float> Map(SunPosition sun)
    {
        var map = new Raster<float>(Posts, Posts);
        for (var row = 0; row < Posts; row++)
        {
            for (var column = 0; column < Posts; column++)
            {
                map[column, row] = (float)(300 * Shade((column * SpacingM) - HalfM, HalfM - (row * SpacingM), new(0, 0, 1), sun));
            }
        }

        return map;
    }

    public double Height(double east, double north)
    {
        var (x, y) = (Math.Clamp((east + HalfM) / SpacingM, 0, Posts - 1.001), Math.Clamp((HalfM - north) / SpacingM, 0, Posts - 1.001));
        var (c, r) = ((int)x, (int)y);
        double At(int i, int j) => _heights[(j * Posts) + i];
        return double.Lerp(double.Lerp(At(c, r), At(c + 1, r), x - c), double.Lerp(At(c, r + 1), At(c + 1, r + 1), x - c), y - r);
    }

    double Shade(double east, double north, Direction<SiteFrame> toEye, SunPosition sun)
    {
        const double By = SpacingM / 2;
        var (slopeEast, slopeNorth) = ((Height(east + By, north) - Height(east - By, north)) / (2 * By), (Height(east, north + By) - Height(east, north - By)) / (2 * By));
        var normal = Direction<SiteFrame>.Normalised(-slopeEast, -slopeNorth, 1);
        var toSun = new Direction<SiteFrame>(Math.Cos(sun.Elevation.Radians) * Math.Sin(sun.Azimuth.Radians), Math.Cos(sun.Elevation.Radians) * Math.Cos(sun.Azimuth.Radians), Math.Sin(sun.Elevation.Radians));
        var (incidence, emission) = (Math.Max(0, normal.Dot(toSun)), Math.Max(0.05, normal.Dot(toEye)));
        return incidence / (incidence + emission) * Math.Exp(-toEye.AngleToRad(toSun)) * (1 + (0.03 * Lattice(east / 90, north / 90, _seed + 50)));
    }

    double Waves(double east, double north)
    {
        var (height, length) = (0.0, 1600.0);
        for (var octave = 0u; octave < 7; octave++, length /= 2)
        {
            height += 0.011 * length * Lattice((east / length) + (0.37 * octave), (north / length) - (0.21 * octave), _seed + octave);
        }

        return height;
    }

    void Dig(int bowl)
    {
        double Unit(int n) => (Chance(_seed + 99, bowl, n) + 1) / 2;
        var (east, north, radius) = ((Unit(1) - 0.5) * 2 * HalfM, (Unit(2) - 0.5) * 2 * HalfM, 24 / Math.Pow(Unit(3) + 0.02, 0.55));
        var (column, row, reach) = ((int)((east + HalfM) / SpacingM), (int)((HalfM - north) / SpacingM), (int)(2 * radius / SpacingM) + 1);
        for (var y = Math.Max(0, row - reach); y <= Math.Min(Posts - 1, row + reach); y++)
        {
            for (var x = Math.Max(0, column - reach); x <= Math.Min(Posts - 1, column + reach); x++)
            {
                var (de, dn) = ((x * SpacingM) - HalfM - east, HalfM - (y * SpacingM) - north);
                var q = Math.Sqrt((de * de) + (dn * dn)) / radius;
                _heights[(y * Posts) + x] += (float)(radius * ((-0.22 * Math.Exp(-Math.Pow(q / 0.75, 4))) + (0.05 * Math.Exp(-Math.Pow((q - 1) / 0.25, 2)))));
            }
        }
    }

    static double Lattice(double x, double y, uint seed)
    {
        var (cx, cy) = ((int)Math.Floor(x), (int)Math.Floor(y));
        var (fx, fy) = (Eased(x - cx), Eased(y - cy));
        return double.Lerp(double.Lerp(Chance(seed, cx, cy), Chance(seed, cx + 1, cy), fx), double.Lerp(Chance(seed, cx, cy + 1), Chance(seed, cx + 1, cy + 1), fx), fy);

        static double Eased(double t) => t * t * t * ((t * ((6 * t) - 15)) + 10);
    }
}
