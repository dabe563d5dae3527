namespace Farside.Processing.Photogrammetry.Mosaics;

/// <summary>Where one picture hands over to the next.</summary>
public sealed record SeamOptions
{
    /// <summary>Sweeps of cuts over all pictures; 0 leaves every cell to the picture that sees it nearest to its middle.</summary>
    public int Sweeps { get; init; } = 2;

    /// <summary>Cost of a cell at a picture's corner against its middle, where crossing a difference of full scale costs 1.</summary>
    public double MiddleWeight { get; init; } = 4e-4;

    /// <summary>Cost of a cell for each halving of resolution against the sharpest picture there.</summary>
    public double SharpnessWeight { get; init; } = 4e-4;

    /// <summary>Differences up to this share of full scale, as noise makes them, cost nothing.</summary>
    public double NoiseShare { get; init; } = 0.004;

    /// <summary>Cost of one cell's length of any seam.</summary>
    public double LengthCost { get; init; } = 0.003;
}
