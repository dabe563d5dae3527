namespace Farside.Simulator.Instruments.Radar;

/// <summary>One receiver of the penetrating radar: how it samples, its band, and how strong its echoes are.</summary>
/// <remarks>
/// Windows: root-mean-square echoes measured on real files (101 traces of channel 1, 41 of each antenna of channel 2). Where the direct wave
/// rules, the window holds what is left without it. Time zero of channel 2: 28.203 ns (Roncoroni et al. 2024).
/// </remarks>
sealed record LprChannel
{
    public required string Payload { get; init; }
    public required byte Mark { get; init; }
    public required int Samples { get; init; }
    public required double SamplingNs { get; init; }

    /// <summary>As the label states them.</summary>
    public required int FrequencyMhz { get; init; }

    public required int BandwidthMhz { get; init; }

    /// <summary>As the label prints it; channel 1's is unknown there.</summary>
    public required string AntennaHeightCm { get; init; }

    /// <summary>Metres above the ground; channel 1's is an assumption.</summary>
    public required double AntennaHeightM { get; init; }

    public required PulseBand Band { get; init; }

    /// <summary>Deeper than this nothing is heard, metres.</summary>
    public required double DeepestM { get; init; }

    /// <summary>Sample at which a reflector at the antenna would appear, in the middle of its drift.</summary>
    public required double TimeZeroSample { get; init; }

    /// <summary>Least value and place of the direct wave, and its frequency; none where the receiver clips throughout it.</summary>
    public (double Amplitude, double Sample, double Mhz)? DirectWave { get; init; }

    /// <summary>First sample of each window and the root mean square in it; the last is the noise.</summary>
    public required IReadOnlyList<(int From, double Rms)> Windows { get; init; }

    /// <summary>At a sample, the most of the echo that is ground; the rest is the instrument's own ringing and the rover's body, the same in every trace.</summary>
    public required IReadOnlyList<(int Sample, double Share)> MostGround { get; init; }

    /// <summary>Samples in which the ground's own strength is matched to the real files; elsewhere it follows by physics.</summary>
    public required (int From, int To) Matched { get; init; }

    /// <summary>Correlation of neighbouring noise samples, which gives its zero crossings the real frequency.</summary>
    public required double NoiseCorrelation { get; init; }

    /// <summary>Noise that grows with the echo: how much two standing traces differ relative to it.</summary>
    public required double Unrest { get; init; }

    /// <summary>How much of the ringing changes with the soil under antenna and body, root mean square.</summary>
    public required double Coupling { get; init; }

    /// <summary>How much of the noise is the same in every trace.</summary>
    public double FixedNoiseShare { get; init; }

    public bool IsChannel1 => Mark == 0x11;

    public double NoiseRms => Windows[^1].Rms;

    /// <summary>Wave number in ground of that permittivity at the echo's strongest frequency, rad/m.</summary>
    public double WavesPerM(double permittivity) => 2 * Math.PI * 0.001 * Band.PeakMhz * Math.Sqrt(permittivity) / GroundLayer.LightMPerNs;

    public static LprChannel Channel1 { get; } = new()
    {
        Payload = "LPR-1",
        Mark = 0x11,
        Samples = 8192,
        SamplingNs = 2.5,
        FrequencyMhz = 60,
        BandwidthMhz = 40,
        AntennaHeightCm = "/",
        AntennaHeightM = 0.6,
        Band = new(40, 80, 20, 60, 55, 80),
        DeepestM = 340,
        TimeZeroSample = 70,
        Windows = [(0, 4800), (10, 7260), (20, 26_000), (40, 37_000), (100, 30_100), (150, 13_600), (200, 4430), (300, 3380), (400, 931), (600, 192), (800, 26.7), (1000, 11), (1500, 1.58), (2000, 1.14)],
        MostGround = [(150, 0.2), (400, 0.35), (600, 0.55), (800, 0.68), (1200, 0.85), (1600, 0.95)],
        Matched = (300, 1200),
        NoiseCorrelation = 0.413,
        Unrest = 0.02,
        Coupling = 0.25, // moving neighbours of the real file differ by 80 to 240 in samples 300–4000
        FixedNoiseShare = 0.28,
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
        AntennaHeightM = 0.3,
        Band = new(250, 750, 100, 110, 320, 12),
        DeepestM = 46,
        TimeZeroSample = 90.25,
        DirectWave = (-113_000, 82, 330),
        Windows = [(0, 170), (20, 2030), (40, 2260), (60, 7510), (70, 5000), (80, 5000), (90, 12_000), (100, 5950), (120, 3780), (150, 235), (200, 46.8), (250, 18.8), (300, 12.2), (400, 7), (600, 3.83), (800, 2.98), (1000, 2.7), (1400, 2.5)],
        MostGround = [(100, 0.1), (150, 0.3), (300, 0.97)],
        Matched = (650, 1300),
        NoiseCorrelation = 0.28,
        Unrest = 0.012,
        Coupling = 0.03,
    };

    public static LprChannel Channel2B { get; } = Channel2A with
    {
        Payload = "LPR-2B",
        Mark = 0x2B,
        DirectWave = (-11_000, 87, 320),
        Coupling = 0.01, // further from the body than antenna A
        Windows = [(0, 3.9), (20, 126), (40, 327), (60, 485), (70, 250), (80, 250), (90, 500), (100, 1130), (120, 456), (150, 84.5), (200, 25.6), (250, 15.3), (300, 9.37), (400, 6), (600, 3.15), (800, 2.08), (1000, 1.4), (1400, 0.78)],
    };
}
