namespace Farside.Processing.Radar;

/// <summary>The ground's permittivity with one sigma, and how many hyperbolas tell it; none means that it was taken as given.</summary>
public readonly record struct GroundPermittivity(double Value, double Sigma, int Hyperbolas)
{
    const int LeastHyperbolas = 3;

    /// <summary>
    /// The mean of fitted hyperbolas, each weighed by its own sigma and by how much they differ beyond their sigmas, which ground that is not the same everywhere
    /// makes them do. Fewer than three hyperbolas leave the band that was given, evenly likely from end to end.
    /// </summary>
    /// <remarks>Source: random effects, DerSimonian &amp; Laird 1986, Control. Clin. Trials 7, 177–188.</remarks>
    public static GroundPermittivity Of(IReadOnlyList<Hyperbola> picks, Depth given)
    {
        if (picks.Count < LeastHyperbolas)
        {
            return new(given.Taken, (given.Greatest - given.Least) / Math.Sqrt(12), 0);
        }

        var fixedWeights = picks.Select(pick => 1 / (pick.PermittivitySigma * pick.PermittivitySigma)).ToList();
        var sum = fixedWeights.Sum();
        var mean = picks.Zip(fixedWeights, (pick, weight) => pick.Permittivity * weight).Sum() / sum;
        var spread = picks.Zip(fixedWeights, (pick, weight) => weight * Math.Pow(pick.Permittivity - mean, 2)).Sum();
        var between = Math.Max(0, (spread - (picks.Count - 1)) / (sum - (fixedWeights.Sum(weight => weight * weight) / sum)));
        var weights = picks.Select(pick => 1 / ((pick.PermittivitySigma * pick.PermittivitySigma) + between)).ToList();
        return new(picks.Zip(weights, (pick, weight) => pick.Permittivity * weight).Sum() / weights.Sum(), 1 / Math.Sqrt(weights.Sum()), picks.Count);
    }

    /// <summary>Metres below the surface.</summary>
    public double DepthM(double ns) => 0.5 * ns * Depth.Velocity(Value);

    /// <summary>One sigma of it, of time and permittivity together.</summary>
    public double DepthSigmaM(double ns, double nsSigma) => DepthM(ns) * Math.Sqrt(Math.Pow(nsSigma / ns, 2) + Math.Pow(0.5 * Sigma / Value, 2));
}
