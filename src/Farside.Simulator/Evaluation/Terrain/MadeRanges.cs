using Farside.Core.Rasters;
using Farside.Formats.Tiff;
using Farside.Simulator.Evaluation.Geometry;

namespace Farside.Simulator.Evaluation.Terrain;

/// <summary>A pair's ranges with their sigmas, on pixels of the left frame, at every so-and-so-manyth of its columns and rows.</summary>
sealed class MadeRanges
{
    readonly float[] _samples;

    MadeRanges(float[] samples, int width, int height, int step) => (_samples, Width, Height, Step) = (samples, width, height, step);

    public int Width { get; }

    public int Height { get; }

    /// <summary>Pixels of the frame from one to the next: those that made one in matching.</summary>
    public int Step { get; }

    /// <summary>Null where the product has none for that frame.</summary>
    public static MadeRanges? Read(string folder, JudgedView left)
    {
        var path = Path.Combine(folder, $"range-{left.Id}.tif");
        if (!File.Exists(path))
        {
            return null;
        }

        using var tiff = TiffReader.Open(path);
        var page = tiff.Pages[0];
        return page.Kind == SampleKind.Float32 && page.Channels == 2
            ? new(page.Read().Samples<float>().ToArray(), page.Width, page.Height, (int)Math.Round(left.Made.Width / (double)page.Width))
            : throw new SimulationException(path, $"{page.Channels} × {page.Kind}", "two planes of floats, ranges and their sigmas", "Make it again.");
    }

    /// <summary>Column and row of the frame.</summary>
    public (double Column, double Row) Pixel(int x, int y) => ((Step / 2) + (x * Step), (Step / 2) + (y * Step));

    public (float RangeM, float SigmaM) At(int x, int y) => (_samples[2 * ((y * Width) + x)], _samples[(2 * ((y * Width) + x)) + 1]);
}
