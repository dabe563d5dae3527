using System.Runtime.InteropServices;
using Farside.Core.Rasters;
using Farside.Formats.Pictures;
using Farside.Formats.Radar;
using Farside.Formats.Tiff;

namespace Farside.Site.Kinds;

/// <summary>A product's echoes trace by trace, from its TIFF or its SEG-Y file; neither is held whole.</summary>
sealed class EchoRows : IDisposable
{
    readonly TiffReader? _tiff;
    readonly SegYRows? _segY;

    EchoRows(TiffReader? tiff, SegYRows? segY) => (_tiff, _segY) = (tiff, segY);

    public int Traces => _segY?.Traces ?? _tiff!.Pages[0].Height;

    public int Samples => _segY?.Samples ?? _tiff!.Pages[0].Width;

    public static EchoRows Open(string path)
    {
        if (path.EndsWith(".sgy", StringComparison.Ordinal))
        {
            return new(null, SegYRows.Open(path));
        }

        var reader = TiffReader.Open(path);
        if (reader.Pages[0] is { Kind: not SampleKind.Float32 } or { Channels: not 1 })
        {
            var page = reader.Pages[0];
            reader.Dispose();
            throw new PictureException(path, "samples", $"{page.Channels} × {page.Kind}", "one 32-bit float a pixel, a row a trace");
        }

        return new(reader, null);
    }

    /// <summary>Traces one behind the other, each its first samples; what is no number is 0.</summary>
    public float[] Read(int first, int count, int samples)
    {
        var echoes = new float[checked(count * samples)];
        if (_tiff is not null)
        {
            MemoryMarshal.Cast<byte, float>(_tiff.Pages[0].ReadWindow(0, first, samples, count).Bytes.AsSpan()).CopyTo(echoes);
        }

        for (var trace = 0; _segY is not null && trace < count; trace++)
        {
            _segY.Read(first + trace, MemoryMarshal.Cast<float, Linear>(echoes.AsSpan(trace * samples, samples)));
        }

        foreach (ref var echo in echoes.AsSpan())
        {
            echo = float.IsFinite(echo) ? echo : 0;
        }

        return echoes;
    }

    public void Dispose()
    {
        _tiff?.Dispose();
        _segY?.Dispose();
    }
}
