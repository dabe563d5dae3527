using Farside.Core.Geometry;
using Farside.Core.Rasters;

namespace Farside.Archive.Maps;

/// <summary>A map of a body, whatever file it came in: where its pixels lie, and what they say, window by window; never more than a window of it is in memory.</summary>
public sealed class MapProduct : IDisposable
{
    readonly IMapSamples _samples;

    internal MapProduct(string path, string format, MapPlacement placement, IMapSamples samples)
    {
        (Path, Format, Placement, _samples) = (path, format, placement, samples);
        MapSanity.Require(FileName, placement);
    }

    public string Path { get; }

    /// <summary>For messages.</summary>
    public string FileName => System.IO.Path.GetFileName(Path);

    /// <summary><c>GeoTIFF</c>, <c>PDS3</c>, <c>PDS4</c> or <c>ISIS cube</c>.</summary>
    public string Format { get; }

    public MapPlacement Placement { get; }

    public int Width => Placement.Width;
    public int Height => Placement.Height;

    /// <summary>Values a pixel that the file holds; the first is the map.</summary>
    public int Bands { get; init; } = 1;

    /// <summary>Whose map, as the file has it; empty where it does not say.</summary>
    public string Body { get; init; } = "";

    /// <summary>As the file writes it, e.g. <c>METER</c>; empty where it does not.</summary>
    public string Unit { get; init; } = "";

    /// <summary>value = stored × <see cref="ScalingFactor"/> + <see cref="ValueOffset"/>.</summary>
    public double ScalingFactor { get; init; } = 1;

    public double ValueOffset { get; init; }

    /// <summary>Taken off every value before it becomes a float: radii in metres would keep no more than an eighth of one.</summary>
    public double Datum { get; set; }

    /// <summary>Whose work it is, where the file says.</summary>
    public string Credit { get; init; } = "";

    /// <summary>What in the file could mean more than one thing, and which was taken.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Most pixels that one window may have; 64 million floats are 256 MB.</summary>
    public long MostWindowPixels { get; init; } = 64L << 20;

    /// <summary>The window's values; NaN where nothing is known. Not for several threads at once.</summary>
    /// <exception cref="ArgumentException">It does not lie within the map, or is larger than <see cref="MostWindowPixels"/>.</exception>
    public Raster<float> Read(int x, int y, int width, int height)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(x);
        ArgumentOutOfRangeException.ThrowIfNegative(y);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan((long)x + width, Width);
        ArgumentOutOfRangeException.ThrowIfGreaterThan((long)y + height, Height);
        ArgumentOutOfRangeException.ThrowIfGreaterThan((long)width * height, MostWindowPixels);
        var window = new Raster<float>(width, height);
        _samples.Read(x, y, width, height, window.Pixels);
        var offset = ValueOffset - Datum;
        if (ScalingFactor != 1 || offset != 0)
        {
            foreach (ref var sample in window.Pixels)
            {
                sample = (float)((sample * ScalingFactor) + offset);
            }
        }

        return window;
    }

    public void Dispose() => _samples.Dispose();
}
