using Farside.Core.Rasters;

namespace Farside.Tests.Formats;

/// <summary>Pictures made for tests: gradients, edges, flat parts and noise, so that every filter and code path has something to do.</summary>
static class Scene
{
    public static Bitmap Make(int width, int height, int channels, SampleKind kind, int seed = 1)
    {
        var picture = new Bitmap(width, height, channels, kind);
        var random = new Random(seed);
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                for (var c = 0; c < channels; c++)
                    Set(picture, (((y * width) + x) * channels) + c, Light(x, y, c, width, height, random));
            }
        }

        return picture;
    }

    /// <summary>0 … 1: sky of no light, a slope, a chequered edge, and noise.</summary>
    static double Light(int x, int y, int channel, int width, int height, Random random) =>
        y < height / 5 ? 0
        : y < height / 2 ? (0.2 + (0.6 * x / width) + (0.1 * channel * y / height)) % 1
        : y < height * 3 / 4 ? (((x / 7) + (y / 5)) & 1) * 0.9
        : Math.Clamp(0.5 + (0.1 * Math.Sin(x * 0.05)) + (0.05 * (random.NextDouble() - 0.5)), 0, 1);

    static void Set(Bitmap picture, int index, double light)
    {
        switch (picture.Kind)
        {
            case SampleKind.UInt8:
                picture.Bytes[index] = (byte)(255 * light);
                break;
            case SampleKind.UInt16:
                picture.Samples<ushort>()[index] = (ushort)(65535 * light);
                break;
            default:
                picture.Samples<float>()[index] = (float)((light - 0.3) * 1234.5);
                break;
        }
    }

    public static byte[] Noise(int length, int seed = 1)
    {
        var bytes = new byte[length];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }

    public static void SameSamples(Bitmap expected, Bitmap found)
    {
        Assert.Equal((expected.Width, expected.Height, expected.Channels, expected.Kind), (found.Width, found.Height, found.Channels, found.Kind));
        Assert.True(expected.Bytes.AsSpan().SequenceEqual(found.Bytes),
            $"first difference at byte {expected.Bytes.AsSpan().CommonPrefixLength(found.Bytes)}");
    }

}
