using System.Runtime.InteropServices;
using Farside.Core;
using Farside.Core.Measurements;
using Farside.Core.Rasters;

namespace Farside.Simulator.Evaluation.Colour;

/// <summary>
/// Samples of the raw mosaic that cannot be their light with noise on it: hot pixels, dead columns. No demosaicer gets them right, so it is judged beside them;
/// mending them is another recipe's quantity.
/// </summary>
sealed class DetectorDefects
{
    /// <summary>Noise deviations, and data numbers for a pedestal, that a sound sample may lie off.</summary>
    const double Deviations = 6;
    const double PedestalDn = 12;

    /// <summary>Variance in squared data numbers: 44 dB at full scale, 1.3 of reading.</summary>
    const double PhotonVariance = 0.0391;
    const double ReadVariance = 1.3 * 1.3;

    /// <summary>When more samples than this share are off, it is not the detector: all are judged.</summary>
    const double MostShare = 0.02;

    readonly HashSet<int> _places;
    readonly int _width;

    DetectorDefects(HashSet<int> places, int width) => (_places, _width) = (places, width);

    public bool IsAt(int x, int y) => _places.Contains((y * _width) + x);

    /// <summary>From the archive's own frame; null where it cannot be read, is no mosaic of that size, or differs from its light all over.</summary>
    public static DetectorDefects? Of(EvaluationInput input, string product, Bitmap truth)
    {
        if (Raw(input, product) is not { Bayer: { } pattern, Samples: { Channels: 1, Kind: SampleKind.UInt16 } raw } || (raw.Width, raw.Height) != (truth.Width, truth.Height))
        {
            return null;
        }

        var places = Differing(raw, truth, pattern);
        return places.Count <= MostShare * raw.Width * raw.Height ? new(places, raw.Width) : null;
    }

    static Frame? Raw(EvaluationInput input, string product)
    {
        try
        {
            return input.Entry(product) is { IsComplete: true } entry ? input.Archive.Read(entry) as Frame : null;
        }
        catch (FarsideException)
        {
            return null; // the frame's own product tells of it
        }
    }

    static HashSet<int> Differing(Bitmap raw, Bitmap truth, BayerPattern pattern)
    {
        var places = new HashSet<int>();
        for (var y = 0; y < raw.Height; y++)
        {
            var samples = MemoryMarshal.Cast<byte, ushort>(raw.Row(y));
            var light = MemoryMarshal.Cast<byte, ushort>(truth.Row(y));
            for (var x = 0; x < samples.Length; x++)
            {
                var signal = light[(3 * x) + Colour(pattern, x, y)] / ColourPair.TruthScale;
                var sigma = Math.Sqrt((PhotonVariance * signal) + ReadVariance);
                if (Math.Abs(samples[x] - signal) > PedestalDn + (Deviations * sigma))
                {
                    places.Add((y * raw.Width) + x);
                }
            }
        }

        return places;
    }

    // 0 red, 1 green, 2 blue: the pattern's name read as its cell, left to right, top to bottom.
    static int Colour(BayerPattern pattern, int x, int y) => (pattern, x & 1, y & 1) switch
    {
        (BayerPattern.Rggb, 0, 0) or (BayerPattern.Grbg, 1, 0) or (BayerPattern.Gbrg, 0, 1) or (BayerPattern.Bggr, 1, 1) => 0,
        (BayerPattern.Rggb, 1, 1) or (BayerPattern.Grbg, 0, 1) or (BayerPattern.Gbrg, 1, 0) or (BayerPattern.Bggr, 0, 0) => 2,
        _ => 1,
    };
}
