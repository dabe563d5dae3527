namespace Farside.Processing.Photogrammetry.Adjustment;

/// <summary>
/// Finds the poses and lenses that agree best with what ties measured and what was known beforehand, throws out ties that agree with nothing, and
/// says how sure each number is.
/// </summary>
/// <remarks>
/// Sources: Triggs et al. 2000, Lecture Notes in Computer Science 1883, 298–372, for the method; Huber 1964 for the weights. A tie's sigma is
/// estimated from the ties, priors are taken at their word: covariances are the inverse of the normal matrix with both.
/// </remarks>
public static class BundleAdjustment
{
    /// <param name="network">Where everything is believed to be, and how well that is known.</param>
    /// <param name="tracks">Ties; views by place in the network's list.</param>
    /// <exception cref="ArgumentException">The network or the tracks point at what is not there, or say impossible things.</exception>
    /// <exception cref="AdjustmentException">Some number is fixed neither by ties nor by a prior.</exception>
    public static AdjustmentResult Solve(
        Network network, IReadOnlyList<Track> tracks, AdjustmentOptions? options = null, CancellationToken cancel = default)
    {
        NetworkCheck.Refuse(network, tracks);
        return new AdjustmentRun(network, tracks, options ?? new(), cancel).Solve();
    }

    /// <summary>How well ties agree with a network as it stands: nothing moves, the report is the same. Sigmas are those that the ties alone would give.</summary>
    /// <inheritdoc cref="Solve"/>
    public static AdjustmentResult Judge(
        Network network, IReadOnlyList<Track> tracks, AdjustmentOptions? options = null, CancellationToken cancel = default)
    {
        NetworkCheck.Refuse(network, tracks);
        return new AdjustmentRun(network, tracks, options ?? new(), cancel).Judged();
    }
}
