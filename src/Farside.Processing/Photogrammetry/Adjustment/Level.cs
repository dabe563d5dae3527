using Farside.Core.Geometry;

namespace Farside.Processing.Photogrammetry.Adjustment;

/// <summary>How an adjusted network as a whole stands against what was known before: the turn that its priors would give it back.</summary>
/// <param name="Turn">From the adjusted network's axes to those that its priors agree on best.</param>
/// <param name="TiltRad">How far that moves the zenith, radians.</param>
/// <param name="HeadingRad">How far it turns about the zenith, counter-clockwise from above, radians.</param>
/// <param name="SigmaRad">Sigmas of the turn about the site's axes, by the priors alone, radians.</param>
public sealed record Level(Rotation<SiteFrame, SiteFrame> Turn, double TiltRad, double HeadingRad, Sigma3 SigmaRad)
{
    const double MostSigmas = 3;

    /// <summary>Reads the level of a network; stations whose priors know nothing of rotation have no say.</summary>
    public static Level Of(Network network)
    {
        var known = network.Stations.Where(station => !station.Prior.RotationRad.IsKnown && double.IsFinite(station.Prior.RotationRad.X)).ToArray();
        if (known.Length == 0)
            return new(M3.Identity.ToRotation<SiteFrame, SiteFrame>(), 0, 0, Sigma3.Unknown);
        var turns = known.Select(station => M3.From(station.Prior.Mean.Rotation) * M3.From(station.SiteFromRig.Rotation).Transposed).ToArray();
        var turn = RotationMean.Of(turns, MostSigmas * known.Max(station => station.Prior.RotationRad.X));
        return new(
            turn.ToRotation<SiteFrame, SiteFrame>(), Math.Acos(Math.Clamp(turn.R3.Z, -1, 1)), turn.Log().Z,
            new(Sigma(network, known, 0), Sigma(network, known, 1), Sigma(network, known, 2)));
    }

    // Independent errors average out over the stations; the largest error that they share does not.
    static double Sigma(Network network, Station[] known, int axis)
    {
        var own = known.Sum(station => 1 / Math.Pow(Axis(station.Prior.RotationRad, axis), 2));
        var shared = known.Select(station => station.SharedError is { } error ? Axis(network.SharedErrors[error].RotationRad, axis) : 0).Max();
        return Math.Sqrt((1 / own) + (shared * shared));
    }

    static double Axis(Sigma3 sigma, int axis) => axis == 0 ? sigma.X : axis == 1 ? sigma.Y : sigma.Z;
}
