using Farside.Core.Geometry;
using Farside.Core.Rasters;
using Farside.Formats.Png;

namespace Farside.Tests.Products.Panoramas;

/// <summary>A sphere of smooth noise at many scales, and pictures of it by known cameras.</summary>
static class PaintedSphere
{
    /// <summary>Brightness in a direction, 0 to 1.</summary>
    public static double At(Direction<SiteFrame> d)
    {
        var (sum, weight) = (0.0, 0.0);
        for (var (scale, share) = (6.0, 1.0); scale < 400; scale *= 2.1, share *= 0.8)
        {
            sum += share * Noise(scale * d.X, scale * d.Y, scale * d.Z);
            weight += share;
        }

        return sum / weight;
    }

    /// <summary>An 8-bit picture, encoded for a screen, with a gain and light that falls off towards the corners.</summary>
    public static void Photograph(string path, ICameraModel camera, Rotation<SiteFrame, CameraFrame> pose, double gain)
    {
        var picture = new Bitmap(camera.Width, camera.Height, 3, SampleKind.UInt8);
        Parallel.For(0, camera.Height, y =>
        {
            var row = picture.Row(y);
            for (var x = 0; x < camera.Width; x++)
            {
                var (right, down) = ((2.0 * x / camera.Width) - 1, (2.0 * y / camera.Height) - 1);
                var light = gain * (1 - (0.1 * ((right * right) + (down * down)))) * (0.15 + (0.6 * At(pose * camera.Ray(x, y))));
                row.Slice(3 * x, 3).Fill((byte)Math.Round(255 * Encoded(light)));
            }
        });
        PngWriter.Write(path, picture);
    }

    static double Encoded(double light) => light <= 0.0031308 ? 12.92 * light : (1.055 * Math.Pow(Math.Min(1, light), 1 / 2.4)) - 0.055;

    static double Noise(double x, double y, double z)
    {
        var (i, j, k) = (Math.Floor(x), Math.Floor(y), Math.Floor(z));
        var (u, v, w) = (Smooth(x - i), Smooth(y - j), Smooth(z - k));
        double Layer(double at) => double.Lerp(
            double.Lerp(Hash(i, j, at), Hash(i + 1, j, at), u), double.Lerp(Hash(i, j + 1, at), Hash(i + 1, j + 1, at), u), v);
        return double.Lerp(Layer(k), Layer(k + 1), w);
    }

    static double Smooth(double t) => t * t * t * ((t * ((6 * t) - 15)) + 10);

    static double Hash(double i, double j, double k)
    {
        var h = unchecked(((uint)(int)i * 0x8da6b343u) ^ ((uint)(int)j * 0xd8163841u) ^ ((uint)(int)k * 0xcb1ab31fu));
        h = unchecked((h ^ (h >> 15)) * 0x2c1b3c6du);
        h = unchecked((h ^ (h >> 12)) * 0x297a2d39u);
        return (h ^ (h >> 15)) / (double)uint.MaxValue;
    }
}
