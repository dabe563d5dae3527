using Farside.Core.Geometry;
using Farside.Core.Rasters;
using Farside.Formats.Tiff;
using Farside.Simulator.Evaluation.Geometry;

namespace Farside.Simulator.Evaluation.Terrain;

/// <summary>What a product says stands behind the pixels of a left frame, at every so-and-so-manyth of its columns and rows.</summary>
sealed class MadeBackplanes
{
    /// <summary>Place (three), range, incidence, emission, phase, slope.</summary>
    const int Bands = 8;

    readonly float[] _samples;

    MadeBackplanes(float[] samples, int width, int height, int step) => (_samples, Width, Height, Step) = (samples, width, height, step);

    public int Width { get; }

    public int Height { get; }

    /// <summary>Pixels of the frame from one to the next.</summary>
    public int Step { get; }

    /// <summary>Null where the product has none for that frame.</summary>
    public static MadeBackplanes? Read(string folder, JudgedView left)
    {
        var path = Path.Combine(folder, $"backplanes-{left.Id}.tif");
        if (!File.Exists(path))
        {
            return null;
        }

        using var tiff = TiffReader.Open(path);
        var page = tiff.Pages[0];
        return page.Kind == SampleKind.Float32 && page.Channels == Bands
            ? new(page.Read().Samples<float>().ToArray(), page.Width, page.Height, (int)Math.Round(left.Made.Width / (double)page.Width))
            : throw new SimulationException(path, $"{page.Channels} × {page.Kind}", "eight planes of floats: place, range, incidence, emission, phase, slope", "Make it again.");
    }

    /// <summary>Column and row of the frame.</summary>
    public (double Column, double Row) Pixel(int x, int y) => ((Step / 2) + (x * Step), (Step / 2) + (y * Step));

    public Point<SiteFrame> Place(int x, int y) => new(At(x, y, 0), At(x, y, 1), At(x, y, 2));

    public double RangeM(int x, int y) => At(x, y, 3);

    /// <summary>Incidence, emission, phase, slope, degrees.</summary>
    public double[] AnglesDeg(int x, int y) => [At(x, y, 4), At(x, y, 5), At(x, y, 6), At(x, y, 7)];

    float At(int x, int y, int band) => _samples[(((y * Width) + x) * Bands) + band];
}
