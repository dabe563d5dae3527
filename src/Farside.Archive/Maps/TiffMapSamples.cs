using System.Runtime.InteropServices;
using Farside.Core.Rasters;
using Farside.Formats.Tiff;

namespace Farside.Archive.Maps;

/// <summary>The first channel of a TIFF's first page; only strips and tiles under a window are opened.</summary>
sealed class TiffMapSamples(TiffReader reader) : IMapSamples
{
    // Below it lie the numbers that ISIS and others write for nothing.
    const float Nothing = -1e30f;

    readonly TiffPage _page = reader.Pages[0];

    public void Read(int x, int y, int width, int height, Span<float> samples)
    {
        var (window, channels, noData) = (_page.ReadWindow(x, y, width, height), _page.Channels, (float?)_page.NoData);
        for (var i = 0; i < samples.Length; i++)
        {
            var sample = window.Kind switch
            {
                SampleKind.UInt8 => window.Bytes[i * channels],
                SampleKind.UInt16 => window.Samples<ushort>()[i * channels],
                _ => MemoryMarshal.Cast<byte, float>(window.Bytes)[i * channels],
            };
            samples[i] = sample == noData || !float.IsFinite(sample) || sample < Nothing ? float.NaN : sample;
        }
    }

    public void Dispose() => reader.Dispose();
}
