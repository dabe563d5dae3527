using System.Numerics;
using Farside.Core.Rasters;

namespace Farside.Processing.Imaging;

/// <summary>
/// What a look is chosen from: how often each data number occurs in each colour, on a fixed grid over the frame, and how red and blue
/// compare with green at each brightness. Statistics of frames add up to the statistics of their sequence.
/// </summary>
public sealed class FrameStatistics
{
    /// <summary>Cells (2 × 2 samples of a mosaic, or one sample of a grey frame's 2 × 2) from one taken to the next, each way.</summary>
    const int CellStep = 4;

    readonly long[][] _counts;

    /// <param name="channels">1 grey, 3 colour.</param>
    /// <param name="fullScale">Largest data number; larger ones count as this one.</param>
    /// <param name="blackLevel">The detector's pedestal, in data numbers; 0 where the ground has taken it off (level 2B).</param>
    public FrameStatistics(int channels, int fullScale, int blackLevel = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(channels is 1 or 3, true, nameof(channels));
        (FullScale, BlackLevel) = (fullScale, blackLevel);
        _counts = [.. Enumerable.Range(0, channels).Select(_ => new long[fullScale + 1])];
        Ratios = channels == 3 ? new ColourRatios(fullScale - blackLevel) : null;
    }

    public int Channels => _counts.Length;
    public int FullScale { get; }
    public int BlackLevel { get; }

    /// <summary>How red and blue compare with green; null for grey.</summary>
    public ColourRatios? Ratios { get; }

    /// <summary>Samples counted, all channels.</summary>
    public long Samples => _counts.Sum(counts => counts.Sum());

    public ReadOnlySpan<long> Counts(int channel) => _counts[channel];

    /// <summary>The statistics of a Bayer mosaic on a grid of its cells.</summary>
    public static FrameStatistics OfMosaic<TSample>(ReadOnlySpan<TSample> samples, int width, BayerPattern pattern, int fullScale, int blackLevel = 0)
        where TSample : unmanaged, IBinaryInteger<TSample>
    {
        var statistics = new FrameStatistics(3, fullScale, blackLevel);
        for (var y = 0; y + 1 < samples.Length / width; y += 2 * CellStep)
        {
            statistics.AddCells(samples.Slice(y * width, width), samples.Slice((y + 1) * width, width), pattern);
        }

        return statistics;
    }

    /// <summary>The statistics of a grey frame on a grid of its pixels.</summary>
    public static FrameStatistics OfGrey<TSample>(ReadOnlySpan<TSample> samples, int width, int fullScale, int blackLevel = 0)
        where TSample : unmanaged, IBinaryInteger<TSample>
    {
        var statistics = new FrameStatistics(1, fullScale, blackLevel);
        var counts = statistics._counts[0];
        for (var y = 0; y < samples.Length / width; y += CellStep)
        {
            var row = samples.Slice(y * width, width);
            for (var x = 0; x < width; x += CellStep)
            {
                counts[Math.Min(int.CreateTruncating(row[x]), fullScale)]++;
            }
        }

        return statistics;
    }

    /// <summary>Adds another frame's: afterwards this describes both.</summary>
    public void Merge(FrameStatistics other)
    {
        if ((other.Channels, other.FullScale, other.BlackLevel) != (Channels, FullScale, BlackLevel))
        {
            throw new ArgumentException(
                $"{other.Channels} channels from {other.BlackLevel} to {other.FullScale} cannot join {Channels} from {BlackLevel} to {FullScale}.",
                nameof(other));
        }

        for (var channel = 0; channel < Channels; channel++)
        {
            Sums.AddTo<long>(_counts[channel], other._counts[channel]);
        }

        Ratios?.Merge(other.Ratios!);
    }

    /// <summary>
    /// The balanced value above the black level at or below which <paramref name="percent"/> of all samples lie, the channels taken
    /// together.
    /// </summary>
    public double Percentile(double percent, ColourGains gains) => Percentile(percent, gains, BlackLevel);

    /// <summary>The same above another black level, which need not be a whole number.</summary>
    public double Percentile(double percent, ColourGains gains, double blackLevel)
    {
        var values = Balanced(gains, blackLevel);
        var wanted = percent / 100 * Samples;
        var below = 0L;
        foreach (var (value, count) in values)
        {
            below += count;
            if (below >= wanted)
            {
                return value;
            }
        }

        return values.Count > 0 ? values[^1].Value : 0;
    }

    /// <summary>The share of samples, 0 to 1, that are at full scale or beyond.</summary>
    public double SaturatedShare => Samples == 0 ? 0 : (double)_counts.Sum(counts => counts[FullScale]) / Samples;

    List<(double Value, long Count)> Balanced(ColourGains gains, double blackLevel)
    {
        var values = new List<(double Value, long Count)>();
        for (var channel = 0; channel < Channels; channel++)
        {
            for (var dn = 0; dn <= FullScale; dn++)
            {
                if (_counts[channel][dn] > 0)
                {
                    values.Add((gains[channel] * (dn - blackLevel), _counts[channel][dn]));
                }
            }
        }

        values.Sort((a, b) => a.Value.CompareTo(b.Value));
        return values;
    }

    void AddCells<TSample>(ReadOnlySpan<TSample> upper, ReadOnlySpan<TSample> lower, BayerPattern pattern)
        where TSample : unmanaged, IBinaryInteger<TSample>
    {
        var (redX, redY) = pattern.Red();
        var redRow = redY == 0 ? upper : lower;
        var blueRow = redY == 0 ? lower : upper;
        for (var x = 0; x + 1 < upper.Length; x += 2 * CellStep)
        {
            AddCell(At(redRow, x + redX), At(redRow, x + (redX ^ 1)), At(blueRow, x + redX), At(blueRow, x + (redX ^ 1)));
        }
    }

    int At<TSample>(ReadOnlySpan<TSample> row, int x) where TSample : unmanaged, IBinaryInteger<TSample> =>
        Math.Min(int.CreateTruncating(row[x]), FullScale);

    void AddCell(int red, int greenBesideRed, int greenBesideBlue, int blue)
    {
        _counts[0][red]++;
        _counts[1][greenBesideRed]++;
        _counts[1][greenBesideBlue]++;
        _counts[2][blue]++;
        Ratios!.Add(red - BlackLevel, greenBesideRed + greenBesideBlue - (2 * BlackLevel), blue - BlackLevel);
    }
}
