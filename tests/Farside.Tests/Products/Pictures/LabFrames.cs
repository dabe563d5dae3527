using System.Runtime.InteropServices;
using Farside.Core.Measurements;
using Farside.Core.Rasters;

namespace Farside.Tests.Products.Pictures;

/// <summary>Small frames made of numbers that a test knows.</summary>
static class LabFrames
{
    public static Frame Of(Bitmap samples, SampleMeaning meaning, BayerPattern? pattern = null, double fullScale = 255) => new()
    {
        Observation = new() { Id = "lab" },
        Samples = samples,
        Meaning = meaning,
        Bayer = pattern,
        FullScaleDn = fullScale,
    };

    /// <summary>A mosaic of one colour everywhere.</summary>
    public static Bitmap Flat(int width, int height, BayerPattern pattern, ushort red, ushort green, ushort blue) =>
        Words(width, height, (x, y) => pattern.ToString()[(2 * (y & 1)) + (x & 1)] switch { 'R' or 'r' => red, 'G' or 'g' => green, _ => blue });

    public static Bitmap Words(int width, int height, Func<int, int, ushort> at)
    {
        var samples = new ushort[width * height];
        for (var i = 0; i < samples.Length; i++)
        {
            samples[i] = at(i % width, i / width);
        }

        return new(width, height, 1, SampleKind.UInt16, MemoryMarshal.AsBytes(samples.AsSpan()).ToArray());
    }

    public static Bitmap Bytes(int width, int height, int channels, int seed)
    {
        var bitmap = new Bitmap(width, height, channels, SampleKind.UInt8);
        new Random(seed).NextBytes(bitmap.Bytes);
        return bitmap;
    }

    /// <summary>Ten-bit noise: an unkind mosaic.</summary>
    public static Bitmap Noise(int width, int height, int seed)
    {
        var random = new Random(seed);
        return Words(width, height, (_, _) => (ushort)random.Next(1024));
    }
}
