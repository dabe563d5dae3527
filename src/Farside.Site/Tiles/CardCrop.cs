using Farside.Core.Rasters;
using Farside.Formats.Jpeg;

namespace Farside.Site.Tiles;

/// <summary>A small picture of a very long one: not all of it, a window where there is most to see.</summary>
sealed class CardCrop
{
    /// <summary>Pixels.</summary>
    public const int Width = 480;

    public const int Height = 270;

    // Where to look, every fourth row and column tells enough.
    const int Every = 4;

    readonly IRowSource _source;
    readonly byte[] _pixels;
    readonly int _height;

    CardCrop(IRowSource source)
    {
        _source = source;
        _height = Math.Min(source.Height, MostRows);
        _pixels = new byte[checked(source.Width * source.Channels * _height)];
    }

    // A long picture lies: its height is small. An upright one shows its upper part.
    const int MostRows = 2200;

    public static byte[] Write(IRowSource source, JpegOptions options) => new CardCrop(source).Encode(options);

    byte[] Encode(JpegOptions options)
    {
        _source.Read(_pixels);
        var scale = Math.Max(1, Math.Min(_height / Height, _source.Width / Width));
        var (width, height) = (Math.Min(_source.Width, Width * scale), Math.Min(_height, Height * scale));
        var (left, top) = (Busiest(width, height), (_height - height) / 2);
        var card = new Bitmap(Width, Height, _source.Channels, SampleKind.UInt8);
        for (var y = 0; y < Height; y++)
        {
            for (var x = 0; x < Width; x++)
            {
                for (var channel = 0; channel < card.Channels; channel++)
                {
                    card.Bytes[(((y * Width) + x) * card.Channels) + channel] =
                        Mean(left + (x * width / Width), left + Math.Max((x * width / Width) + 1, (x + 1) * width / Width), top + (y * height / Height), top + Math.Max((y * height / Height) + 1, (y + 1) * height / Height), channel);
                }
            }
        }

        return Jpeg.Encode(card, options);
    }

    /// <summary>The left edge of the window in which neighbours differ most and least is black.</summary>
    int Busiest(int width, int height)
    {
        var columns = (_source.Width / Every) + 1;
        var sums = new long[columns + 1];
        for (var column = 0; column < columns; column++)
        {
            sums[column + 1] = sums[column] + Worth(Math.Min(column * Every, _source.Width - 1), height);
        }

        var (best, most) = (0, long.MinValue);
        for (var column = 0; (column * Every) + width <= _source.Width; column++)
        {
            var worth = sums[column + (width / Every)] - sums[column];
            (best, most) = worth > most ? (column * Every, worth) : (best, most);
        }

        return best;
    }

    long Worth(int x, int height)
    {
        var (worth, top) = (0L, (_height - height) / 2);
        for (var y = top; y < top + height; y += Every)
        {
            var here = At(x, y, 0);
            worth += here == 0 ? -40 : Math.Min(60, Math.Abs(here - At(Math.Min(x + Every, _source.Width - 1), y, 0)));
        }

        return worth;
    }

    byte Mean(int left, int right, int top, int bottom, int channel)
    {
        var (sum, count) = (0.0, 0);
        for (var y = top; y < Math.Min(bottom, _height); y++)
        {
            for (var x = left; x < Math.Min(right, _source.Width); x++)
            {
                sum += LightMean.Light(At(x, y, channel));
                count++;
            }
        }

        return (byte)Math.Round(255 * LightMean.FromLight(sum / Math.Max(1, count)));
    }

    byte At(int x, int y, int channel) => _pixels[(((y * _source.Width) + x) * _source.Channels) + channel];
}
