using System.Numerics;
using System.Runtime.InteropServices;
using Farside.Core.Rasters;

namespace Farside.Processing.Descent;

/// <summary>A small copy of a frame, about 256 pixels wide, and what in it is smaller than a twentieth of its width.</summary>
public sealed class FrameDetail
{
    const int Width = 256;
    const int Reach = 6; // pixels of the small copy, each way, whose mean is taken off
    const int NoiseBlock = 16;

    readonly Raster<float> _detail;

    FrameDetail(Raster<float> small, double mean, double saturatedShare, double noise)
    {
        (Small, Mean, SaturatedShare, Noise) = (small, mean, saturatedShare, noise);
        Median = MedianOf(small);
        _detail = WithoutSurroundings(small);
        Spread = RobustSigma.Of(_detail.Pixels);
    }

    /// <summary>Means of squares of the frame's samples, as shares of full scale.</summary>
    public Raster<float> Small { get; }

    public double Mean { get; }

    /// <summary>Of <see cref="Small"/>, to a four-thousandth.</summary>
    public double Median { get; }

    public double SaturatedShare { get; }

    /// <summary>Noise of <see cref="Small"/>, 1 sigma, from what curves from one pixel of the frame to the next; correlated noise is seen in part only.</summary>
    public double Noise { get; }

    /// <summary>Of the detail, 1 sigma.</summary>
    public double Spread { get; }

    /// <param name="samples">Of several channels the second, green, is looked at.</param>
    /// <param name="fullScale">Largest data number.</param>
    /// <param name="upperEnd">Samples from this share of full scale on count as burnt out.</param>
    public static FrameDetail Of(Bitmap samples, double fullScale, double upperEnd) => samples.Kind switch
    {
        SampleKind.UInt8 => Of<byte>(samples, fullScale, upperEnd),
        SampleKind.UInt16 => Of<ushort>(samples, fullScale, upperEnd),
        _ => Of<float>(samples, fullScale, upperEnd),
    };

    /// <summary>Correlation of both details, −1 to 1; 0 where one of them shows nothing.</summary>
    public double LikenessTo(FrameDetail other)
    {
        if ((other.Small.Width, other.Small.Height) != (Small.Width, Small.Height))
        {
            return 0;
        }

        var a = _detail.Pixels;
        var b = other._detail.Pixels;
        var (aa, bb, ab) = (0.0, 0.0, 0.0);
        for (var i = 0; i < a.Length; i++)
        {
            (aa, bb, ab) = (aa + ((double)a[i] * a[i]), bb + ((double)b[i] * b[i]), ab + ((double)a[i] * b[i]));
        }

        return aa > 0 && bb > 0 ? ab / Math.Sqrt(aa * bb) : 0;
    }

    /// <summary>
    /// Spread (1 sigma) of the difference of both small copies once the other is multiplied to fit this one, as a share of full scale: another exposure is no difference, a veil
    /// that adds light is.
    /// </summary>
    public double DifferenceFrom(FrameDetail other)
    {
        if ((other.Small.Width, other.Small.Height) != (Small.Width, Small.Height))
        {
            return double.PositiveInfinity;
        }

        var here = Small.Pixels;
        var there = other.Small.Pixels;
        var gain = (float)Gain(here, there);
        var differences = new float[here.Length];
        for (var i = 0; i < differences.Length; i++)
        {
            differences[i] = here[i] - (gain * there[i]);
        }

        return RobustSigma.Of(differences);
    }

    static double Gain(ReadOnlySpan<float> here, ReadOnlySpan<float> there)
    {
        var (xx, xy) = (0.0, 0.0);
        for (var i = 0; i < here.Length; i++)
        {
            (xx, xy) = (xx + ((double)there[i] * there[i]), xy + ((double)there[i] * here[i]));
        }

        return xx > 0 ? xy / xx : 1;
    }

    static FrameDetail Of<TSample>(Bitmap samples, double fullScale, double upperEnd) where TSample : unmanaged, INumber<TSample>
    {
        var by = Math.Max(1, samples.Width / Width);
        var small = new Raster<float>(Math.Max(1, samples.Width / by), Math.Max(1, samples.Height / by));
        var sums = new float[small.Width];
        var (burnt, channel) = (0L, samples.Channels > 2 ? 1 : 0);
        var end = TSample.CreateSaturating(Math.Ceiling(upperEnd * fullScale));
        for (var y = 0; y < small.Height; y++)
        {
            Array.Clear(sums);
            for (var k = 0; k < by; k++)
            {
                burnt += Bin(Row<TSample>(samples, (y * by) + k)[channel..], samples.Channels, by, end, sums);
            }

            Scale(sums, (float)(1 / (by * by * fullScale)), small.Row(y));
        }

        var noise = PixelNoise<TSample>(samples, channel) / (by * fullScale);
        return new(small, MeanOf(small), burnt / (double)((long)small.Pixels.Length * by * by), noise);
    }

    static ReadOnlySpan<TSample> Row<TSample>(Bitmap samples, int y) where TSample : unmanaged => MemoryMarshal.Cast<byte, TSample>(samples.Row(y));

    static long Bin<TSample>(ReadOnlySpan<TSample> row, int step, int by, TSample end, Span<float> sums) where TSample : unmanaged, INumber<TSample>
    {
        var (burnt, at) = (0, 0);
        for (var x = 0; x < sums.Length; x++)
        {
            var sum = 0f;
            for (var k = 0; k < by; k++, at += step)
            {
                var sample = row[at];
                sum += float.CreateTruncating(sample);
                burnt += sample >= end ? 1 : 0;
            }

            sums[x] += sum;
        }

        return burnt;
    }

    static void Scale(ReadOnlySpan<float> from, float by, Span<float> to)
    {
        for (var x = 0; x < to.Length; x++)
        {
            to[x] = from[x] * by;
        }
    }

    static double MeanOf(Raster<float> small)
    {
        var sum = 0.0;
        foreach (var value in small.Pixels)
        {
            sum += value;
        }

        return sum / small.Pixels.Length;
    }

    static double MedianOf(Raster<float> small)
    {
        const int Steps = 4096;
        Span<int> counts = stackalloc int[Steps];
        counts.Clear();
        foreach (var value in small.Pixels)
        {
            counts[(int)Math.Clamp(value * Steps, 0, Steps - 1)]++;
        }

        var (step, below) = (0, counts[0]);
        while (2 * below < small.Pixels.Length)
        {
            below += counts[++step];
        }

        return (step + 0.5) / Steps;
    }

    // Mean |1 −2 1 / −2 4 −2 / 1 −2 1| over blocks; the fifth of the blocks with the least of it shows smooth ground, whose rest is noise.
    // Source: J. Immerkær 1996, Computer Vision and Image Understanding 64, 300–302: sigma = sqrt(pi / 2) / 6 of that mean.
    static double PixelNoise<TSample>(Bitmap samples, int channel) where TSample : unmanaged, INumber<TSample>
    {
        var blocks = new List<double>();
        for (var y = 1; y + NoiseBlock < samples.Height; y += 2 * NoiseBlock)
        {
            for (var x = 1; x + NoiseBlock < samples.Width; x += 2 * NoiseBlock)
            {
                blocks.Add(Curving<TSample>(samples, channel, x, y));
            }
        }

        blocks.Sort();
        return blocks.Count == 0 ? 0 : Math.Sqrt(Math.PI / 2) / 6 * blocks[blocks.Count / 5];
    }

    static double Curving<TSample>(Bitmap samples, int channel, int left, int top) where TSample : unmanaged, INumber<TSample>
    {
        var (sum, step) = (0f, samples.Channels);
        for (var y = top; y < top + NoiseBlock; y++)
        {
            var above = Row<TSample>(samples, y - 1);
            var here = Row<TSample>(samples, y);
            var below = Row<TSample>(samples, y + 1);
            for (var x = left; x < left + NoiseBlock; x++)
            {
                var i = (x * step) + channel;
                var corners = F(above[i - step]) + F(above[i + step]) + F(below[i - step]) + F(below[i + step]);
                var sides = F(above[i]) + F(below[i]) + F(here[i - step]) + F(here[i + step]);
                sum += Math.Abs(corners - (2 * sides) + (4 * F(here[i])));
            }
        }

        return sum / (NoiseBlock * NoiseBlock);
    }

    static float F<TSample>(TSample sample) where TSample : unmanaged, INumber<TSample> => float.CreateTruncating(sample);

    static Raster<float> WithoutSurroundings(Raster<float> small)
    {
        var around = BoxMean.Of(small, Reach);
        var detail = new Raster<float>(small.Width, small.Height);
        for (var i = 0; i < detail.Pixels.Length; i++)
        {
            detail.Pixels[i] = small.Pixels[i] - around.Pixels[i];
        }

        return detail;
    }
}
