namespace Farside.Products.Recipes;

/// <summary>How a radar section is shown; the numbers it carries are not touched.</summary>
public sealed record RadargramOptions
{
    /// <summary>Half the window, in samples, over which the slow swing is taken off for the picture; two and a half periods.</summary>
    public int DewowReach { get; init; } = 16;

    /// <summary>Half the window, in samples, over which the display gain is measured.</summary>
    public int GainReach { get; init; } = 30;

    /// <summary>The gain stops rising where the echo falls below so many times the noise: noise then shows at this part of full colour.</summary>
    public double NoiseMargin { get; init; } = 4;

    /// <summary>Echoes so many times the local rms take the end colours.</summary>
    public double FullScaleRms { get; init; } = 3;
}
