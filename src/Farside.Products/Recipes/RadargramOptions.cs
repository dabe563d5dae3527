namespace Farside.Products.Recipes;

/// <summary>How a radar section is shown and what is done to its profile along the way; the section as stored is not touched.</summary>
public sealed record RadargramOptions
{
    /// <summary>Half the window, in samples, over which the slow swing is taken off for the picture of the stored section; two and a half periods.</summary>
    public int DewowReach { get; init; } = 16;

    /// <summary>Half the window, in samples, over which that picture's gain is measured.</summary>
    public int GainReach { get; init; } = 30;

    /// <summary>The gain stops rising where the echo falls below so many times the noise: noise then shows at this part of full colour.</summary>
    public double NoiseMargin { get; init; } = 4;

    /// <summary>Echoes so many times the local rms take the end colours.</summary>
    public double FullScaleRms { get; init; } = 3;

    /// <summary>The profile's chain by name: see <see cref="Processing.Radar.RadarPresets"/>.</summary>
    public string Preset { get; init; } = "standard";

    /// <summary>Its steps in words, <c>band-pass:low=250,high=750</c>, instead of a preset's; none takes the preset.</summary>
    public IReadOnlyList<string> Steps { get; init; } = [];

    /// <summary>Least relative permittivity of the ground that depths allow for.</summary>
    public double LeastPermittivity { get; init; } = 3.0;

    /// <summary>The one of the depth axis and of the migration.</summary>
    public double Permittivity { get; init; } = 3.5;

    /// <summary>Greatest that depths allow for.</summary>
    public double GreatestPermittivity { get; init; } = 4.5;

    /// <summary>Bytes of archive files that one profile of the whole mission may join; longer ways are cut into parts. Nine traces in ten are dropped as they pass.</summary>
    public long PartBytes { get; init; } = 6L << 30;
}
