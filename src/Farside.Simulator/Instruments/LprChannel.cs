using Farside.Simulator.Terrain;

namespace Farside.Simulator.Instruments;

/// <summary>One receiver of the penetrating radar: how it samples and how strong its echoes are.</summary>
/// <remarks>Envelopes: root-mean-square echoes by sample window measured on real files (101 traces of channel 1, 41 of each antenna of channel 2).</remarks>
sealed record LprChannel
{
    public required string Payload { get; init; }
    public required byte Mark { get; init; }
    public required int Samples { get; init; }
    public required double SamplingNs { get; init; }
    public required int FrequencyMhz { get; init; }
    public required int BandwidthMhz { get; init; }

    /// <summary>As the label prints it; channel 1's is unknown there.</summary>
    public required string AntennaHeightCm { get; init; }

    /// <summary>Sample at which a reflector at the antenna would appear.</summary>
    public required double TimeZeroSample { get; init; }

    /// <summary>Least value and place of the direct wave; none where the receiver clips throughout it.</summary>
    public (double Amplitude, double Sample)? DirectWave { get; init; }

    /// <summary>First sample of each window and the echo's root mean square in it; the last is the noise.</summary>
    public required IReadOnlyList<(int From, double Rms)> Envelope { get; init; }

    public bool IsChannel1 => Mark == 0x11;

    public static LprChannel Channel1 { get; } = new()
    {
        Payload = "LPR-1",
        Mark = 0x11,
        Samples = 8192,
        SamplingNs = 2.5,
        FrequencyMhz = 60,
        BandwidthMhz = 40,
        AntennaHeightCm = "/",
        TimeZeroSample = 70,
        Envelope = [(0, 4800), (10, 7260), (20, 26_000), (40, 37_000), (100, 30_100), (150, 13_600), (200, 4430), (300, 3380), (400, 931), (600, 192), (800, 26.7), (1000, 11), (1500, 1.58), (2000, 1.14)],
    };

    public static LprChannel Channel2A { get; } = new()
    {
        Payload = "LPR-2A",
        Mark = 0x2A,
        Samples = 2048,
        SamplingNs = 0.3125,
        FrequencyMhz = 500,
        BandwidthMhz = 450,
        AntennaHeightCm = "30",
        TimeZeroSample = 90.25,
        DirectWave = (-113_000, 82),
        Envelope = [(0, 170), (20, 2030), (40, 2260), (60, 7510), (70, 9000), (80, 9500), (90, 9000), (100, 5950), (120, 3780), (150, 235), (200, 46.8), (250, 18.8), (300, 12.2), (400, 7), (600, 3.83), (800, 2.98), (1000, 2.7), (1400, 2.5)],
    };

    public static LprChannel Channel2B { get; } = Channel2A with
    {
        Payload = "LPR-2B",
        Mark = 0x2B,
        DirectWave = (-11_000, 87),
        Envelope = [(0, 3.9), (20, 126), (40, 327), (60, 485), (70, 700), (80, 900), (90, 900), (100, 1130), (120, 456), (150, 84.5), (200, 25.6), (250, 15.3), (300, 9.37), (400, 6), (600, 3.15), (800, 2.08), (1000, 1.4), (1400, 0.78)],
    };

    /// <summary>Root mean square expected at a sample: straight in the logarithm between the windows' middles.</summary>
    public double RmsAt(int sample)
    {
        var last = Envelope.Count - 1;
        for (var i = 0; i < last; i++)
        {
            var (here, next) = (Middle(i), Middle(i + 1));
            if (sample < next)
            {
                var t = Math.Clamp((sample - here) / (next - here), 0, 1);
                return Math.Exp(Blend.Mix(Math.Log(Envelope[i].Rms), Math.Log(Envelope[i + 1].Rms), t));
            }
        }

        return Envelope[last].Rms;
    }

    double Middle(int window) => window + 1 < Envelope.Count ? 0.5 * (Envelope[window].From + Envelope[window + 1].From) : Envelope[window].From;
}
