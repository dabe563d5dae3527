using System.Runtime.Intrinsics;
using Farside.Core.Rasters;

namespace Farside.Processing.Photogrammetry.Mosaics;

/// <summary>Makes the levels of a <see cref="PreparedPicture"/>.</summary>
static class PictureLevels
{
    static readonly Vector128<float> Unknown = Vector128.Create(float.NaN);

    public static void Interleave(MosaicPicture picture, Vector128<float>[] texels)
    {
        var (width, height) = (picture.Colour.Width, picture.Colour.Height);
        for (var y = 0; y < height; y++)
        {
            var row = texels.AsSpan(At(width, 0, y), width);
            Interleave(picture.Colour.Red.Row(y), picture.Colour.Green.Row(y), picture.Colour.Blue.Row(y), row);
            if (picture.Mask is { } mask)
            {
                Blank(mask.Row(y), row);
            }
        }

        Surround(texels, width, height);
    }

    /// <summary>Joins 2 × 2 texels to one: their mean, each weighted by what is known of it.</summary>
    public static void Halve(Vector128<float>[] fine, int fineWidth, int fineHeight, Vector128<float>[] coarse, int width, int height)
    {
        for (var y = 0; y < height; y++)
        {
            var upper = fine.AsSpan(At(fineWidth, 0, 2 * y), fineWidth);
            // A last row or column without a partner stands for itself.
            var lower = fine.AsSpan(At(fineWidth, 0, Math.Min((2 * y) + 1, fineHeight - 1)), fineWidth);
            var row = coarse.AsSpan(At(width, 0, y), width);
            for (var x = 0; x < width; x++)
            {
                var right = Math.Min((2 * x) + 1, fineWidth - 1);
                row[x] = Mean(upper[2 * x], upper[right], lower[2 * x], lower[right]);
            }
        }

        Surround(coarse, width, height);
    }

    static void Interleave(Span<Linear> red, Span<Linear> green, Span<Linear> blue, Span<Vector128<float>> texels)
    {
        for (var x = 0; x < texels.Length; x++)
        {
            var sum = red[x].Value + green[x].Value + blue[x].Value;
            texels[x] = float.IsFinite(sum) ? Vector128.Create(red[x].Value, green[x].Value, blue[x].Value, 1) : Unknown;
        }
    }

    static void Blank(Span<byte> mask, Span<Vector128<float>> texels)
    {
        for (var x = 0; x < texels.Length; x++)
        {
            if (mask[x] != 0)
            {
                texels[x] = Unknown;
            }
        }
    }

    static Vector128<float> Mean(Vector128<float> a, Vector128<float> b, Vector128<float> c, Vector128<float> d)
    {
        var plain = (a + b + (c + d)) * 0.25f;
        // The last lane is 1 only when all four are wholly known; the comparison is false for NaN.
        return plain.GetElement(3) == 1 ? plain : Weighted(a, b, c, d);
    }

    static Vector128<float> Weighted(Vector128<float> a, Vector128<float> b, Vector128<float> c, Vector128<float> d)
    {
        var sum = Known(a) + Known(b) + (Known(c) + Known(d));
        var known = sum.GetElement(3);
        return known >= 2 ? (sum / known).WithElement(3, known * 0.25f) : Unknown;
    }

    // Colour times what is known of it, and nothing where nothing is.
    static Vector128<float> Known(Vector128<float> texel)
    {
        var share = texel.GetElement(3);
        return float.IsNaN(share) ? Vector128<float>.Zero : (texel * share).WithElement(3, share);
    }

    static void Surround(Vector128<float>[] texels, int width, int height)
    {
        const int Border = PreparedPicture.Border;
        for (var y = 0; y < height; y++)
        {
            texels.AsSpan(At(width, -Border, y), Border).Fill(texels[At(width, 0, y)]);
            texels.AsSpan(At(width, width, y), Border).Fill(texels[At(width, width - 1, y)]);
        }

        var stride = width + (2 * Border);
        for (var y = 1; y <= Border; y++)
        {
            texels.AsSpan(At(width, -Border, 0), stride).CopyTo(texels.AsSpan(At(width, -Border, -y)));
            texels.AsSpan(At(width, -Border, height - 1), stride).CopyTo(texels.AsSpan(At(width, -Border, height - 1 + y)));
        }
    }

    static int At(int width, int x, int y) => ((y + PreparedPicture.Border) * (width + (2 * PreparedPicture.Border))) + x + PreparedPicture.Border;
}
