using System.Buffers;
using Farside.Formats.Jpeg;
using Farside.Formats.Png;
using Farside.Formats.Tiff;

namespace Farside.Products.Pictures;

/// <summary>Writes a picture's rows to a file, a band at a time where the format allows.</summary>
public static class PictureSink
{
    /// <summary>A picture of any format; the stream can seek and stays open.</summary>
    public static void Write(PictureRows rows, Stream output, OutputFormat format, PictureNotes notes, CancellationToken cancel = default)
    {
        switch (format)
        {
            case OutputFormat.Png:
                WritePng(rows, output, notes, cancel);
                break;
            case OutputFormat.Tiff:
                WriteTiff(rows, output, notes, cancel);
                break;
            case OutputFormat.Jpeg:
                output.Write(Jpeg.Encode(rows.ToBitmap(), new() { Comments = [.. notes.Texts.Select(text => $"{text.Key}: {text.Value}")] }));
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

    static void WriteTiff(PictureRows rows, Stream output, PictureNotes notes, CancellationToken cancel)
    {
        void Strip(int x, int y, int width, int height, Span<byte> samples)
        {
            cancel.ThrowIfCancellationRequested();
            rows.Render(y, y + height, samples);
        }

        var profile = rows.Channels < 3 ? LinearProfile.Grey : LinearProfile.Colour;
        TiffWriter.Write(output, rows.Width, rows.Height, rows.Channels, rows.Kind, Strip, new()
        {
            IccProfile = notes.Colour == PngColour.Linear ? [.. profile] : null,
            Software = notes.Find("Software"),
            Copyright = notes.Find("Copyright"),
            Metadata = [.. notes.Texts.Select(text => KeyValuePair.Create(text.Key, text.Value))],
        });
    }
}
