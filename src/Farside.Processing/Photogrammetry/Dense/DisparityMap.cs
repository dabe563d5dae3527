using Farside.Core.Rasters;

namespace Farside.Processing.Photogrammetry.Dense;

/// <summary>What the matcher found at every pixel of the left picture.</summary>
/// <param name="Disparity">Column left minus column right, pixels; +∞ where refused.</param>
/// <param name="Sigma">Standard deviation of the disparity, pixels; +∞ where refused.</param>
/// <param name="Refusals">Why, where refused.</param>
public sealed record DisparityMap(Raster<float> Disparity, Raster<float> Sigma, Raster<MatchRefusal> Refusals)
{
    /// <summary>Sigma of a pixel that lies between others and was filled from them, pixels.</summary>
    internal const float FilledSigmaPx = 0.5f;

    /// <summary>Pixels that were filled from the rim of a small hole; they count as found.</summary>
    public int Filled { get; init; }

    public int Width => Disparity.Width;

    public int Height => Disparity.Height;

    /// <summary>Pixels by what became of them; all reasons, also those that never applied.</summary>
    public IReadOnlyDictionary<MatchRefusal, int> Tally()
    {
        var counts = new int[Enum.GetValues<MatchRefusal>().Length];
        foreach (var refusal in Refusals.Pixels)
        {
            counts[(int)refusal]++;
        }

        return Enum.GetValues<MatchRefusal>().ToDictionary(refusal => refusal, refusal => counts[(int)refusal]);
    }

    /// <summary>Takes a pixel's disparity away.</summary>
    internal void Refuse(int at, MatchRefusal reason)
    {
        (Disparity.Pixels[at], Sigma.Pixels[at]) = (float.PositiveInfinity, float.PositiveInfinity);
        Refusals.Pixels[at] = reason;
    }

    /// <summary>Share of all pixels that have a disparity, 0 to 1.</summary>
    public double Density => Tally()[MatchRefusal.None] / (double)(Width * Height);
}
