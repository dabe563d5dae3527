using Farside.Core.Geometry;

namespace Farside.Processing.Terrain.Stops;

/// <summary>A stop where the ties put it.</summary>
/// <param name="Place">Of the rover.</param>
/// <param name="Covariance">Of the place, 3 × 3, m².</param>
/// <param name="Ground">How the ground that was made there moves.</param>
/// <param name="Links">Ties that hold it.</param>
public sealed record AdjustedStop(string Id, Point<SiteFrame> Place, double[,] Covariance, GroundMove Ground, int Links)
{
    /// <summary>How its ground's ranges are to be corrected: r becomes r + stretch · r², 1/m.</summary>
    public double Stretch { get; init; }

    /// <summary>One sigma of it.</summary>
    public double StretchSigma { get; init; }

    /// <summary>One sigma of east, north and up, metres.</summary>
    public (double East, double North, double Up) SigmaM => (Math.Sqrt(Covariance[0, 0]), Math.Sqrt(Covariance[1, 1]), Math.Sqrt(Covariance[2, 2]));
}
