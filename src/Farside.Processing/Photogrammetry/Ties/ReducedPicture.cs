using System.Runtime.InteropServices;
using Farside.Core.Rasters;

namespace Farside.Processing.Photogrammetry.Ties;

/// <summary>A picture with n × n pixels joined to one, and which of its samples are missing.</summary>
sealed class ReducedPicture(GreyPlane plane, int factor)
{
    /// <summary>The reduced samples; NaN where missing.</summary>
    public GreyPlane Plane => plane;

    public static ReducedPicture Of(Raster<Linear> grey, int workingSize)
    {
        var factor = Math.Max(1, (Math.Max(grey.Width, grey.Height) + workingSize - 1) / workingSize);
        var (width, height) = (grey.Width / factor, grey.Height / factor);
        if (width < 1 || height < 1)
        {
            throw new ArgumentException($"A picture of {grey.Width} × {grey.Height} pixels is too narrow to be compared.", nameof(grey));
        }

        var samples = new float[width * height];
        Parallel.For(0, height, y => Join(grey, y, factor, samples.AsSpan(y * width, width)));
        return new(new(width, height, samples), factor);
    }

    /// <summary>A place of the reduced picture → of the given one.</summary>
    public double ToGiven(double place) => ((place + 0.5) * factor) - 0.5;

    /// <summary>The samples with every missing one replaced by the mean of the rest, so that filters can pass.</summary>
    public GreyPlane Bridged()
    {
        var (sum, count) = (0.0, 0);
        foreach (var sample in plane.Samples)
        {
            (sum, count) = float.IsNaN(sample) ? (sum, count) : (sum + sample, count + 1);
        }

        var mean = count == 0 ? 0 : (float)(sum / count);
        return new(plane.Width, plane.Height, Array.ConvertAll(plane.Samples, sample => float.IsNaN(sample) ? mean : sample));
    }

    static void Join(Raster<Linear> grey, int y, int factor, Span<float> row)
    {
        var all = MemoryMarshal.Cast<Linear, float>(grey.Pixels);
        for (var x = 0; x < row.Length; x++)
        {
            var sum = 0f;
            for (var j = 0; j < factor; j++)
            {
                foreach (var sample in all.Slice((((y * factor) + j) * grey.Width) + (x * factor), factor))
                {
                    sum += sample;
                }
            }

            row[x] = sum / (factor * factor);
        }
    }
}
