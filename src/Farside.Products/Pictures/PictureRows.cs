using Farside.Core.Rasters;

namespace Farside.Products.Pictures;

/// <summary>
/// A picture made a few rows at a time, so that samples stay in the processor's cache from decoding to encoding. Rows are the same however the
/// picture is cut into bands.
/// </summary>
public abstract class PictureRows(int width, int height, int channels, SampleKind kind)
{
    public int Width => width;
    public int Height => height;

    /// <summary>1 grey, 3 colour, with opacity 2 and 4; interleaved.</summary>
    public int Channels => channels;

    public SampleKind Kind => kind;

    /// <summary>Bytes in one row.</summary>
    public int Stride => width * channels * Bitmap.SizeOf(kind);

    /// <summary>Rows that are good to ask for at once.</summary>
    public virtual int BandHeight => 32;

    /// <summary>Makes rows [<paramref name="fromRow"/>, <paramref name="toRow"/>), samples in this machine's byte order.</summary>
    public abstract void Render(int fromRow, int toRow, Span<byte> rows);

    /// <summary>All of it in memory, for encoders that want that.</summary>
    public Bitmap ToBitmap()
    {
        var bitmap = new Bitmap(width, height, channels, kind);
        for (var y = 0; y < height; y += BandHeight)
        {
            var end = Math.Min(height, y + BandHeight);
            Render(y, end, bitmap.Bytes.AsSpan(y * Stride, (end - y) * Stride));
        }

        return bitmap;
    }
}
