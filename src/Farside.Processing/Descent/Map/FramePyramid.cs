using System.Runtime.InteropServices;
using Farside.Core.Rasters;

namespace Farside.Processing.Descent.Map;

/// <summary>A frame and its halvings, each pixel of which is the mean of four; NaN where one of them is missing.</summary>
sealed class FramePyramid
{
    const int SmallestPx = 32;

    readonly List<(float[] Samples, int Width, int Height)> _levels = [];

    public FramePyramid(Raster<Linear> light)
    {
        Light = light;
        var (samples, width, height) = (MemoryMarshal.Cast<Linear, float>(light.Pixels).ToArray(), light.Width, light.Height);
        _levels.Add((samples, width, height));
        while (Math.Min(width, height) >= 2 * SmallestPx)
        {
            samples = Halved(samples, width, height);
            (width, height) = (width / 2, height / 2);
            _levels.Add((samples, width, height));
        }
    }

    public Raster<Linear> Light { get; }

    public long Bytes => 4L * (Light.Pixels.Length + _levels.Sum(level => (long)level.Samples.Length));

    /// <summary>The level on which so many pixels of the frame are one to two, and what brings the frame's coordinates onto it.</summary>
    public (float[] Samples, int Width, int Height, float Scale, float Shift) For(double pixels)
    {
        var level = Math.Clamp((int)Math.Floor(Math.Log2(Math.Max(pixels, 1))), 0, _levels.Count - 1);
        var scale = 1f / (1 << level);
        return (_levels[level].Samples, _levels[level].Width, _levels[level].Height, scale, (scale - 1) / 2);
    }

    static float[] Halved(float[] from, int width, int height)
    {
        var (wide, high) = (width / 2, height / 2);
        var halved = new float[wide * high];
        for (var y = 0; y < high; y++)
        {
            for (var x = 0; x < wide; x++)
            {
                var at = (2 * y * width) + (2 * x);
                halved[(y * wide) + x] = ((from[at] + from[at + 1]) + (from[at + width] + from[at + width + 1])) / 4;
            }
        }

        return halved;
    }
}
