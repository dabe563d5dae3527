using Farside.Core.Geometry;

namespace Farside.Processing.Photogrammetry.Adjustment;

/// <summary>What is known of a spot's distance before any tie: it lies on the ground where one is given, else somewhere from near to infinity.</summary>
static class SpotPrior
{
    // No ground is better known than to this, 1/m: hills stand beyond every plane's horizon.
    const double LeastSigma = 2e-3;

    // A spot so many sigmas off its prior stands on a rock or a lander: the prior's say fades.
    const double Doubt = 3;

    /// <summary>The prior of a spot of which only the direction is known yet; it starts there.</summary>
    public static TrackPoint First(TrackPoint spot, AdjustmentOptions options)
    {
        var (mean, sigma) = Of(spot, options);
        return spot with { InverseDistance = mean, PriorInverseDistance = mean, PriorWeight = 1 / (sigma * sigma) };
    }

    /// <summary>The prior of a spot whose distance has been solved for before.</summary>
    public static TrackPoint Again(TrackPoint spot, AdjustmentOptions options)
    {
        var (mean, sigma) = Of(spot, options);
        var off = (spot.InverseDistance - mean) / (Doubt * sigma);
        return spot with { PriorInverseDistance = mean, PriorWeight = 1 / (sigma * sigma * (1 + (off * off))) };
    }

    static (double Mean, double Sigma) Of(in TrackPoint spot, AdjustmentOptions options)
    {
        var widest = 1 / options.NearestM;
        if (options.Surface is not { } surface || Inverse(surface, spot, 0) is not (> 0 and var there))
            return (0, widest);
        var (lower, upper) = (Inverse(surface, spot, -options.SurfaceSigmaM), Inverse(surface, spot, options.SurfaceSigmaM));

        // Towards the horizon one of the two may pass the ground by: the other one tells.
        return (there, Math.Clamp(Math.Max(Math.Abs(upper - there), Math.Abs(lower - there)), LeastSigma, widest));
    }

    static double Inverse(ISurface surface, in TrackPoint spot, double liftM)
    {
        var from = spot.Anchor + new V3(0, 0, liftM);
        var distance = surface.DistanceM(from.ToPoint<SiteFrame>(), spot.Direction.ToDirection<SiteFrame>());
        return distance > 0 ? 1 / distance : 0;
    }
}
