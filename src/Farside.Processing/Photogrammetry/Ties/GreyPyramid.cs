using Farside.Core.Rasters;

namespace Farside.Processing.Photogrammetry.Ties;

/// <summary>
/// A picture at full size and, halved again and again, freed of what varies slowly: shading and vignetting say nothing about where a patch belongs.
/// </summary>
sealed class GreyPyramid
{
    const int SlowRadius = 12;
    const int LeastNeighbours = 5;
    readonly List<GreyPlane> _levels;

    GreyPyramid(List<GreyPlane> levels) => _levels = levels;

    /// <summary>The picture as it is.</summary>
    public GreyPlane Full => _levels[0];

    /// <summary>Level 1 is half the size, level 2 a quarter; without slow variation.</summary>
    public GreyPlane this[int level] => _levels[level];

    public int Coarsest => _levels.Count - 1;

    public static GreyPyramid Of(Raster<Linear> grey, int coarsest)
    {
        var full = Filled(new(grey.Width, grey.Height, Floats(grey)));
        var (levels, halved) = (new List<GreyPlane> { full }, full);
        for (var level = 1; level <= coarsest; level++)
        {
            halved = Halved(halved);
            levels.Add(WithoutSlow(halved));
        }

        return new(levels);
    }

    /// <summary>A place at full size → on a level.</summary>
    public static double ToLevel(double place, int level) => ((place + 0.5) / (1 << level)) - 0.5;

    /// <summary>A place on a level → at full size.</summary>
    public static double FromLevel(double place, int level) => ((place + 0.5) * (1 << level)) - 0.5;

    /// <summary>The mean of each 2 × 2 samples that are there; missing where fewer than three are.</summary>
    public static GreyPlane Halved(GreyPlane plane)
    {
        var (width, height, from) = (plane.Width / 2, plane.Height / 2, plane.Samples);
        var to = new float[width * height];
        Parallel.For(0, height, y =>
        {
            var upper = from.AsSpan(2 * y * plane.Width, plane.Width);
            var lower = from.AsSpan(((2 * y) + 1) * plane.Width, plane.Width);
            for (var x = 0; x < width; x++)
            {
                var sum = upper[2 * x] + upper[(2 * x) + 1] + (lower[2 * x] + lower[(2 * x) + 1]);
                to[(y * width) + x] = float.IsNaN(sum) ? MeanOfThree(upper[2 * x], upper[(2 * x) + 1], lower[2 * x], lower[(2 * x) + 1]) : sum / 4;
            }
        });
        return new(width, height, to);
    }

    static float MeanOfThree(params ReadOnlySpan<float> four)
    {
        var (sum, count) = (0f, 0);
        foreach (var sample in four)
        {
            (sum, count) = float.IsNaN(sample) ? (sum, count) : (sum + sample, count + 1);
        }

        return count >= 3 ? sum / count : float.NaN;
    }

    static float[] Floats(Raster<Linear> grey)
    {
        var samples = new float[grey.Width * grey.Height];
        System.Runtime.InteropServices.MemoryMarshal.Cast<Linear, float>(grey.Pixels).CopyTo(samples);
        return samples;
    }

    // Single hot pixels would tear holes of a patch's size: what has neighbours enough is bridged.
    static GreyPlane Filled(GreyPlane plane)
    {
        var (from, width) = (plane.Samples, plane.Width);
        var holes = new List<(int Place, float Value)>();
        for (var place = 0; place < from.Length; place++)
        {
            if (float.IsNaN(from[place]) && MeanAround(plane, place % width, place / width) is { } value)
            {
                holes.Add((place, value));
            }
        }

        foreach (var (place, value) in holes)
        {
            from[place] = value;
        }

        return plane;
    }

    static float? MeanAround(GreyPlane plane, int x, int y)
    {
        var (sum, count) = (0f, 0);
        for (var j = Math.Max(0, y - 1); j <= Math.Min(plane.Height - 1, y + 1); j++)
        {
            for (var i = Math.Max(0, x - 1); i <= Math.Min(plane.Width - 1, x + 1); i++)
            {
                (sum, count) = float.IsNaN(plane[i, j]) ? (sum, count) : (sum + plane[i, j], count + 1);
            }
        }

        return count >= LeastNeighbours ? sum / count : null;
    }

    static GreyPlane WithoutSlow(GreyPlane plane)
    {
        var slow = BoxMean.Of(plane, SlowRadius);
        for (var i = 0; i < slow.Length; i++)
        {
            slow[i] = plane.Samples[i] - slow[i];
        }

        return new(plane.Width, plane.Height, slow);
    }
}
