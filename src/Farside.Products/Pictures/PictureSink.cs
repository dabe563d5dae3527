using System.Buffers;
using Farside.Formats.Png;

namespace Farside.Products.Pictures;

/// <summary>Writes a picture's rows to a file, a band at a time.</summary>
public static class PictureSink
{
    /// <summary>A picture of any format; the stream can seek and stays open.</summary>
    public static void Write(PictureRows rows, Stream output, PictureFormat format, PictureNotes notes, CancellationToken cancel = default)
    {
        switch (format)
        {
            case PictureFormat.Png:
                WritePng(rows, output, notes, cancel);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(format), format, "No such format.");
        }
    }

    /// <summary>A PNG; the stream stays open.</summary>
    public static void WritePng(PictureRows rows, Stream output, PictureNotes notes, CancellationToken cancel = default)
    {
        var band = ArrayPool<byte>.Shared.Rent(rows.BandHeight * rows.Stride);
        try
        {
            using var encoder = new PngEncoder(output, rows.Width, rows.Height, rows.Channels, rows.Kind, new() { Colour = notes.Colour, Texts = notes.Texts });
            for (var y = 0; y < rows.Height; y += rows.BandHeight)
            {
                cancel.ThrowIfCancellationRequested();
                var end = Math.Min(rows.Height, y + rows.BandHeight);
                var samples = band.AsSpan(0, (end - y) * rows.Stride);
                rows.Render(y, end, samples);
                encoder.WriteRows(samples);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(band);
        }
    }
}
