using Farside.Core.Rasters;
using Farside.Formats.Tiff;

namespace Farside.Simulator.Evaluation.Descent;

/// <summary>Numbers with a place on the site's map, from a GeoTIFF; read window by window.</summary>
sealed class MapPlane : IDisposable
{
    readonly TiffReader _tiff;
    readonly TiffPage _page;
    readonly GeoReference _geo;

    MapPlane(TiffReader tiff, GeoReference geo) => (_tiff, _page, _geo) = (tiff, tiff.Pages[0], geo);

    /// <summary>Edge of a pixel, metres.</summary>
    public double PixelM => _geo.PixelWidth;

    public int Width => _page.Width;
    public int Height => _page.Height;

    public int Channels => _page.Channels;

    public static MapPlane Open(string path)
    {
        var tiff = TiffReader.Open(path);
        if (tiff.Pages[0].Geo is { } geo && tiff.Pages[0].Kind is SampleKind.UInt8 or SampleKind.UInt16 or SampleKind.Float32)
        {
            return new(tiff, geo);
        }

        var found = $"{tiff.Pages[0].Kind} samples{(tiff.Pages[0].Geo is null ? " without a place" : "")}";
        tiff.Dispose();
        throw new SimulationException(path, found, "8, 16 bits or floats with a place on the site's map", "Delete the folder and make it again.");
    }

    /// <summary>East and north of a pixel's middle, metres.</summary>
    public (double East, double North) Place(double column, double row) =>
        (_geo.OriginX + ((column + 0.5) * _geo.PixelWidth), _geo.OriginY - ((row + 0.5) * _geo.PixelHeight));

    /// <summary>Numbers of a window, row by row; NaN outside and where there are none.</summary>
    public double[] Window(int left, int top, int width, int height, int channel = 0)
    {
        var numbers = new double[width * height];
        Array.Fill(numbers, double.NaN);
        var (x0, y0, x1, y1) = (Math.Max(left, 0), Math.Max(top, 0), Math.Min(left + width, Width), Math.Min(top + height, Height));
        if (x0 >= x1 || y0 >= y1)
        {
            return numbers;
        }

        var read = _page.ReadWindow(x0, y0, x1 - x0, y1 - y0);
        for (var y = y0; y < y1; y++)
        {
            for (var x = x0; x < x1; x++)
            {
                numbers[((y - top) * width) + x - left] = Number(read, (((y - y0) * (x1 - x0)) + x - x0) * read.Channels, channel);
            }
        }

        return numbers;
    }

    public void Dispose() => _tiff.Dispose();

    double Number(Bitmap read, int at, int channel)
    {
        var number = Sample(read, at + channel);
        // A last channel of zero says that there is nothing, as does the number that the file names for it.
        var isNone = number == _page.NoData || (read.Kind != SampleKind.Float32 && read.Channels is 2 or 4 && Sample(read, at + read.Channels - 1) == 0);
        return isNone ? double.NaN : number;
    }

    static double Sample(Bitmap read, int at) => read.Kind switch
    {
        SampleKind.UInt8 => read.Samples<byte>()[at],
        SampleKind.UInt16 => read.Samples<ushort>()[at],
        _ => read.Samples<float>()[at],
    };
}
