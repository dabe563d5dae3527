using Farside.Core.Rasters;

namespace Farside.Processing.Photogrammetry.Dense;

/// <summary>A picture as the matcher reads it: 16-bit samples on a scale common to both pictures, its edge repeated outwards, and which pixels are missing.</summary>
sealed class MatchPlane
{
    /// <summary>Pixels repeated beyond every edge.</summary>
    public const int Margin = 8;

    readonly short[] _samples;
    readonly byte[] _grey, _missing;

    public MatchPlane(Raster<Linear> picture, float least, float most, int threads)
    {
        (Width, Height) = (picture.Width, picture.Height);
        Stride = Width + (2 * Margin) + RowRange.Lane;
        _samples = new short[Stride * Height];
        (_grey, _missing) = (new byte[Width * Height], new byte[Width * Height]);
        var scale = most > least ? 65_535 / (most - least) : 0;
        Parallel.For(0, Height, new ParallelOptions { MaxDegreeOfParallelism = threads }, y => Fill(picture.Row(y), y, least, scale));
    }

    public int Width { get; }

    public int Height { get; }

    /// <summary>Samples from one row to the next.</summary>
    public int Stride { get; }

    /// <summary>At least one pixel is missing.</summary>
    public bool HasMissing { get; private set; }

    /// <summary>All samples, −32768 to 32767; column 0 of row y stands at y × stride + margin.</summary>
    public ReadOnlySpan<short> Samples => _samples;

    /// <summary>0 to 255.</summary>
    public ReadOnlySpan<byte> Grey(int y) => _grey.AsSpan(y * Width, Width);

    /// <summary>255 where the pixel is missing, else 0.</summary>
    public ReadOnlySpan<byte> Missing(int y) => _missing.AsSpan(y * Width, Width);

    /// <summary>The least and the largest sample of both pictures.</summary>
    public static (float Least, float Most) Extent(Raster<Linear> left, Raster<Linear> right)
    {
        var (least, most) = (float.PositiveInfinity, float.NegativeInfinity);
        foreach (var picture in (Raster<Linear>[])[left, right])
        {
            foreach (var sample in picture.Pixels)
            {
                // A missing sample compares false with everything.
                least = sample.Value < least ? sample.Value : least;
                most = sample.Value > most ? sample.Value : most;
            }
        }

        return (least, most);
    }

    void Fill(ReadOnlySpan<Linear> row, int y, float least, float scale)
    {
        var samples = _samples.AsSpan(y * Stride, Stride);
        var grey = _grey.AsSpan(y * Width, Width);
        var missing = _missing.AsSpan(y * Width, Width);
        var inside = samples.Slice(Margin, Width);
        for (var x = 0; x < row.Length; x++)
        {
            var value = row[x].Value;
            if (float.IsNaN(value))
            {
                (inside[x], missing[x], HasMissing) = (short.MinValue, 255, true);
                continue;
            }

            var level = (int)((Math.Clamp(value - least, 0, float.MaxValue) * scale) + 0.5f);
            inside[x] = (short)(Math.Min(level, 65_535) - 32_768);
            grey[x] = (byte)(Math.Min(level, 65_535) >> 8);
        }

        samples[..Margin].Fill(inside[0]);
        samples[(Margin + Width)..].Fill(inside[^1]);
    }
}
