using System.Runtime.InteropServices;
using Farside.Core.Measurements;
using Farside.Core.Rasters;
using Farside.Processing.Imaging;

namespace Farside.Products.Pictures.Speed;

/// <summary>
/// Frames to measure speed on: hummocky ground under a low Sun, black sky, shadows, and the noise of a 10-bit detector with 20 electrons a data
/// number. They compress like photographs, unlike a flat test card; the same seed gives the same bytes everywhere.
/// </summary>
public static class SyntheticFrames
{
    const int FullScale = 1023;
    const double ElectronsPerDn = 20;

    /// <summary>PCAM-C: a 10-bit RGGB mosaic of soil that is a little red.</summary>
    public static Frame Colour(int width = 2352, int height = 1728) =>
        Linear(Expose(width, height, [0.72, 1, 0.78], 20190104), width, height, BayerPattern.Rggb);

    /// <summary>PCAM-Q: 10-bit grey.</summary>
    public static Frame Panchromatic(int width = 1176, int height = 864) => Linear(Expose(width, height, [1, 1, 1], 20190105), width, height, null);

    /// <summary>TCAM: 8-bit colour, stretched on the ground.</summary>
    public static Frame DisplayReferred(int width = 2352, int height = 1728) => new()
    {
        Observation = new() { Id = "synthetic" },
        Samples = new FrameRenderer().Display(Colour(width, height), new DisplayLookOptions()).ToBitmap(),
        Meaning = SampleMeaning.DisplayReferred,
    };

    static Frame Linear(ushort[] samples, int width, int height, BayerPattern? pattern) => new()
    {
        Observation = new() { Id = "synthetic" },
        Samples = new(width, height, 1, SampleKind.UInt16, MemoryMarshal.AsBytes(samples.AsSpan()).ToArray()),
        Meaning = SampleMeaning.Linear,
        Bayer = pattern,
        FullScaleDn = FullScale,
    };

    /// <param name="tint">Soil in red, green and blue of an RGGB cell.</param>
    static ushort[] Expose(int width, int height, double[] tint, int seed)
    {
        var random = new Random(seed);
        var scene = new SyntheticScene(width, height);
        var samples = new ushort[width * height];
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                var dn = 2 + (scene.Light(x, y) * tint[(x & 1) + (y & 1)]);
                samples[(y * width) + x] = (ushort)Math.Clamp(Math.Round(dn + (Normal(random) * Math.Sqrt((dn / ElectronsPerDn) + 1))), 0, FullScale);
            }
        }

        return samples;
    }

    static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
