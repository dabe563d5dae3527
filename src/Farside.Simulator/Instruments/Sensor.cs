using Farside.Simulator.Terrain;

namespace Farside.Simulator.Instruments;

/// <summary>
/// What is fixed about one camera's detector and lens: the same in every mission, whatever its seed. Data numbers are those of a 10-bit scale, except for the landing
/// camera's, which has 8 bits.
/// </summary>
/// <remarks>
/// Signal-to-noise ratio of the rover's and terrain cameras: 44 dB as published, taken at full scale: √(0.0395 · 1023 + 1.3²) = 6.5 numbers of 1023. Their
/// transfer at the Nyquist frequency of 0.33 is what the blur 1 4 1 has. The rest (fall-off, uniformity, defects, black level) is not published; sizes are those usual
/// for such cameras, fall-off stronger than the flat-fielded real frames' so that it can be seen to be corrected.
/// </remarks>
sealed record Sensor(uint Identity, int Width, int Height)
{
    /// <summary>Largest data number.</summary>
    public float FullScaleDn { get; init; } = 1023;

    /// <summary>What the ground's dark correction leaves.</summary>
    public float BlackDn { get; init; } = 2;

    public float ReadNoiseDn { get; init; } = 1.3f;

    /// <summary>Variance of photon noise, in squared data numbers, per data number of signal.</summary>
    public float PhotonGain { get; init; } = 0.0395f;

    /// <summary>Spread of the pixels' sensitivities, share of the signal (one standard deviation).</summary>
    public float Prnu { get; init; } = 0.006f;

    /// <summary>Share of the light lost in the corner farthest from the picture's middle.</summary>
    public float CornerLoss { get; init; } = 0.14f;

    /// <summary>Weight of each neighbour in the blur (a, 1 − 2a, a) both ways, in the middle and in the corners.</summary>
    public (float Middle, float Corner) Blur { get; init; } = (1 / 6f, 1 / 6f);

    /// <summary>Response of red, green and blue filters to the same light: raw frames look greenish.</summary>
    public (float Red, float Green, float Blue) Response { get; init; } = (0.74f, 1.00f, 0.80f);

    /// <summary>Data numbers per unit of green light and millisecond of exposure.</summary>
    public required float DnPerLightMs { get; init; }

    /// <summary>What exposure control wants the metered pixels to have: this share of them below this data number.</summary>
    public required (double Quantile, float Dn) Metering { get; init; }

    public IReadOnlyList<HotPixel> HotPixels { get; private init; } = [];

    /// <summary>Columns of the unbinned detector that give no signal.</summary>
    public IReadOnlyList<int> DeadColumns { get; init; } = [];

    public static Sensor PcamLeft { get; } = new Sensor(0x9ca1, 2352, 1728)
    {
        DnPerLightMs = 980,
        Metering = (0.8, 330),
    }.WithHotPixels(36);

    public static Sensor PcamRight { get; } = new Sensor(0x9ca2, 2352, 1728)
    {
        DnPerLightMs = 1000,
        Metering = (0.8, 330),
        DeadColumns = [402],
        CornerLoss = 0.12f,
    }.WithHotPixels(41);

    /// <summary>Metered on the whole picture but for the sky, for the target grey of 128 of 255 that its labels state.</summary>
    public static Sensor Tcam { get; } = new Sensor(0x7ca0, 2352, 1728)
    {
        DnPerLightMs = 2000,
        Metering = (0.5, 420),
        CornerLoss = 0.10f,
    }.WithHotPixels(22);

    public static Sensor Lcam { get; } = new Sensor(0x1ca0, 1024, 1024)
    {
        FullScaleDn = 255,
        ReadNoiseDn = 0.9f,
        PhotonGain = 0.02f,
        Prnu = 0.01f,
        CornerLoss = 0.38f,
        Blur = (0.12f, 0.25f),
        DnPerLightMs = 640,
        Metering = (0.5, 112),
    }.WithHotPixels(9);

    public static Sensor Pcam(bool isLeft) => isLeft ? PcamLeft : PcamRight;

    /// <summary>Red, green, blue data numbers that the same grey light gives: what white balance divides by.</summary>
    public IReadOnlyList<float> Neutral => [Response.Red, Response.Green, Response.Blue];

    /// <summary>Share of the light that reaches a place of the picture: 1 in the middle, falling with the square and the fourth power of the distance.</summary>
    public float Vignetting(float column, float row, int width, int height)
    {
        var (x, y) = (((2 * column) + 1 - width) / width, ((2 * row) + 1 - height) / height);
        var r2 = ((x * x * width * width) + (y * y * height * height)) / ((float)((width * width) + (height * height)));
        return 1 - (CornerLoss * r2 * (0.6f + (0.4f * r2)));
    }

    /// <summary>Sensitivity of one pixel of a picture against the mean of all.</summary>
    /// <param name="joined">Real pixels in it, each way.</param>
    public float Sensitivity(int column, int row, int joined) => 1 + (Prnu / joined * Chance.Normal(Chance.Of(Identity, column, row, joined)));

    Sensor WithHotPixels(int count)
    {
        var chance = new Chance.Stream(Identity);
        var pixels = new List<HotPixel>();
        for (var i = 0; i < count; i++)
        {
            var strength = chance.Unit();
            pixels.Add(new((int)(chance.Unit() * Width), (int)(chance.Unit() * Height), 1.5f + (60 * strength * strength * strength)));
        }

        return this with { HotPixels = pixels };
    }
}
