using Farside.Core.Measurements;
using Farside.Core.Rasters;
using Farside.Processing.Descent.Levels;
using Farside.Products.Descent;
using Farside.Products.Pictures;
using Farside.Products.Runner;

namespace Farside.Products.Recipes.Descent;

/// <summary>How each frame's numbers become a screen's: one stretch for the film, one gain a frame.</summary>
sealed class FilmTones
{
    const int FramesLookedAt = 120;
    const double BlackPercent = 0.1;
    const double WhitePercent = 99.8;
    const int Steps = 4096;

    readonly double[] _gains;
    readonly ToneCurve _curve;

    FilmTones(double[] gains, ToneCurve curve) => (_gains, _curve) = (gains, curve);

    public double Gain(int place) => _gains[place];

    public static FilmTones Of(DescentSequence sequence, FilmTimeline timeline, LevelOptions options, Workbench bench)
    {
        var shown = timeline.Moments.Where(moment => moment.Share == 0).DistinctBy(moment => moment.Before).OrderBy(moment => moment.FilmS).ToList();
        var gains = FilmLevels.Gains([.. shown.Select(moment => sequence.Frames[moment.Before].Signs!.Median)], [.. shown.Select(moment => moment.FilmS)], options);
        var all = Enumerable.Repeat(1.0, sequence.Frames.Count).ToArray();
        for (var i = 0; i < shown.Count; i++)
        {
            all[shown[i].Before] = gains[i];
        }

        return new(all, Stretch(sequence, CameraGroups.Spread([.. shown.Select(moment => moment.Before)], FramesLookedAt), all, bench));
    }

    /// <summary>A frame as the film shows it.</summary>
    public Raster<byte> Show(Frame frame, int place)
    {
        var shades = new Raster<byte>(frame.Samples.Width, frame.Samples.Height);
        var to = shades.Pixels;
        var table = _curve.Table((int)frame.FullScaleDn, _gains[place]);
        if (IsPlain(frame))
        {
            var from = frame.Samples.Bytes;
            for (var i = 0; i < to.Length; i++)
            {
                to[i] = table[Math.Min(from[i], table.Length - 1)];
            }

            return shades;
        }

        var grey = FrameLight.Grey(frame).Pixels;
        for (var i = 0; i < to.Length; i++)
        {
            to[i] = table[float.IsNaN(grey[i].Value) ? table.Length - 1 : (int)Math.Clamp(Math.Round(grey[i].Value), 0, table.Length - 1)];
        }

        return shades;
    }

    static bool IsPlain(Frame frame) => frame is { Samples: { Kind: SampleKind.UInt8, Channels: 1 }, Bayer: null };

    static ToneCurve Stretch(DescentSequence sequence, IReadOnlyList<int> places, double[] gains, Workbench bench)
    {
        var counts = new long[Steps];
        foreach (var place in places)
        {
            Count(bench.ReadAgain<Frame>(sequence.Frames[place].Entry), gains[place], counts);
        }

        var (black, white) = (Percentile(counts, BlackPercent), Percentile(counts, WhitePercent));
        return new(black, Math.Max(white, black + 0.05));
    }

    static void Count(Frame frame, double gain, long[] counts)
    {
        if (IsPlain(frame))
        {
            foreach (var sample in frame.Samples.Bytes)
            {
                counts[Step(sample)]++;
            }

            return;
        }

        foreach (var sample in FrameLight.Grey(frame).Pixels)
        {
            counts[Step(float.IsNaN(sample.Value) ? frame.FullScaleDn : sample.Value)]++;
        }

        int Step(double dn) => (int)Math.Clamp(gain * dn / frame.FullScaleDn * Steps, 0, Steps - 1);
    }

    static double Percentile(long[] counts, double percent)
    {
        var wanted = counts.Sum() * percent / 100;
        var below = 0L;
        for (var step = 0; step < counts.Length; step++)
        {
            below += counts[step];
            if (below >= wanted)
            {
                return (step + 0.5) / Steps;
            }
        }

        return 1;
    }
}
