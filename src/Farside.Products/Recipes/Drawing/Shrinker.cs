using Farside.Core.Rasters;
using Farside.Processing.Imaging;

namespace Farside.Products.Recipes.Drawing;

/// <summary>
/// A smaller copy of an 8-bit sRGB picture, made while its rows pass by: each pixel is the mean light of a square of pixels, so that bright points keep
/// their brightness. A border that fills no whole square is left out.
/// </summary>
sealed class Shrinker
{
    const int Levels = 4096;
    static readonly ushort[] Light = [.. Enumerable.Range(0, 256).Select(i => (ushort)Math.Round(65535 * SrgbCurve.Decode(i / 255.0)))];
    static readonly byte[] Shown = [.. Enumerable.Range(0, Levels).Select(i => (byte)Math.Round(255 * SrgbCurve.Encode((i + 0.5) / Levels)))];

    readonly int _factor;
    readonly uint[] _sums;
    int _rows;

    /// <param name="most">The copy is at most so many pixels wide.</param>
    public Shrinker(int width, int height, int channels, int most)
    {
        _factor = Math.Max(1, (width + most - 1) / most);
        Picture = new(Math.Max(1, width / _factor), Math.Max(1, height / _factor), channels, SampleKind.UInt8);
        _sums = new uint[Picture.Width * channels];
    }

    /// <summary>Complete once all rows have passed.</summary>
    public Bitmap Picture { get; }

    public static Bitmap Shrink(Bitmap picture, int most)
    {
        var shrinker = new Shrinker(picture.Width, picture.Height, picture.Channels, most);
        for (var y = 0; y < picture.Height; y++)
        {
            shrinker.Add(picture.Row(y));
        }

        return shrinker.Picture;
    }

    /// <summary>Takes the next row.</summary>
    public void Add(ReadOnlySpan<byte> row)
    {
        var target = _rows / _factor;
        if (target < Picture.Height)
        {
            Sum(row);
            if (++_rows % _factor == 0)
            {
                Finish(Picture.Row(target));
            }
        }
    }

    void Sum(ReadOnlySpan<byte> row)
    {
        var channels = Picture.Channels;
        var at = 0;
        for (var x = 0; x < Picture.Width; x++)
        {
            for (var k = 0; k < _factor; k++)
            {
                for (var channel = 0; channel < channels; channel++)
                {
                    _sums[(x * channels) + channel] += Light[row[at++]];
                }
            }
        }
    }

    void Finish(Span<byte> shown)
    {
        var scale = (double)Levels / (65535.0 * _factor * _factor);
        for (var i = 0; i < shown.Length; i++)
        {
            shown[i] = _factor == 1 ? Shown[_sums[i] * (Levels - 1) / 65535] : Shown[Math.Min(Levels - 1, (int)(_sums[i] * scale))];
        }

        Array.Clear(_sums);
    }
}
