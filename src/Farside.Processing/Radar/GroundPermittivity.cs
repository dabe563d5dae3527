namespace Farside.Processing.Radar;

/// <summary>
/// The mean permittivity of the ground above, by two-way time: a straight line through what fitted hyperbolas say, each weighed by its own sigma and by how much they differ
/// beyond their sigmas, which ground that is not the same everywhere makes them do.
/// </summary>
/// <remarks>Source: random effects by moments, DerSimonian &amp; Laird 1986, Control. Clin. Trials 7, 177–188; the same about a line.</remarks>
public sealed record GroundPermittivity
{
    const int LeastHyperbolas = 3;
    const int LeastForSlope = 4;
    const double LeastValue = 1;

    readonly double _atMiddle;
    readonly double _perNs;
    readonly double _middleNs;
    readonly double _variance; // at the middle
    readonly double _slopeVariance;

    GroundPermittivity(double atMiddle, double perNs, double middleNs, double variance, double slopeVariance, int hyperbolas) =>
        (_atMiddle, _perNs, _middleNs, _variance, _slopeVariance, Hyperbolas) = (atMiddle, perNs, middleNs, variance, slopeVariance, hyperbolas);

    /// <summary>How many tell it; 0 where it was taken as given.</summary>
    public int Hyperbolas { get; }

    /// <summary>Fewer than three hyperbolas leave the band that was given, evenly likely from end to end; three tell a mean alone.</summary>
    public static GroundPermittivity Of(IReadOnlyList<Hyperbola> picks, Depth given)
    {
        if (picks.Count < LeastHyperbolas)
        {
            return new(given.Taken, 0, 0, Square(given.Greatest - given.Least) / 12, 0, 0);
        }

        var isSloped = picks.Count >= LeastForSlope;
        var first = Line(picks, 0, isSloped);
        return Line(picks, Between(picks, first, isSloped), isSloped);
    }

    /// <summary>Of all ground above a two-way time.</summary>
    public double At(double ns) => Math.Max(LeastValue, _atMiddle + (_perNs * (ns - _middleNs)));

    /// <summary>One sigma of it.</summary>
    public double SigmaAt(double ns) => Math.Sqrt(_variance + (_slopeVariance * Square(ns - _middleNs)));

    /// <summary>Metres below the surface.</summary>
    public double DepthM(double ns) => 0.5 * ns * Depth.Velocity(At(ns));

    /// <summary>One sigma of it, of time and permittivity together.</summary>
    public double DepthSigmaM(double ns, double nsSigma) => DepthM(ns) * Math.Sqrt(Square(nsSigma / ns) + Square(0.5 * SigmaAt(ns) / At(ns)));

    // Around the weighed middle of the times the mean and the slope err independently.
    static GroundPermittivity Line(IReadOnlyList<Hyperbola> picks, double between, bool isSloped)
    {
        var weights = picks.Select(pick => 1 / (Square(pick.PermittivitySigma) + between)).ToList();
        var sum = weights.Sum();
        double Mean(Func<Hyperbola, double> of) => picks.Zip(weights, (pick, weight) => of(pick) * weight).Sum() / sum;
        var (middle, mean) = (Mean(pick => pick.Ns), Mean(pick => pick.Permittivity));
        var reach = sum * Mean(pick => Square(pick.Ns - middle));
        return isSloped && reach > 0
            ? new(mean, sum * Mean(pick => (pick.Ns - middle) * (pick.Permittivity - mean)) / reach, middle, 1 / sum, 1 / reach, picks.Count)
            : new(mean, 0, middle, 1 / sum, 0, picks.Count);
    }

    /// <summary>Variance of the ground itself: what the squares about the line have too much.</summary>
    static double Between(IReadOnlyList<Hyperbola> picks, GroundPermittivity line, bool isSloped)
    {
        var weights = picks.Select(pick => 1 / Square(pick.PermittivitySigma)).ToList();
        var squares = picks.Zip(weights, (pick, weight) => weight * Square(pick.Permittivity - line.At(pick.Ns))).Sum();
        var (sum, reach) = (weights.Sum(), picks.Zip(weights, (pick, weight) => weight * Square(pick.Ns - line._middleNs)).Sum());
        var taken = weights.Sum(Square) / sum;
        taken += isSloped && reach > 0 ? picks.Zip(weights, (pick, weight) => Square(weight) * Square(pick.Ns - line._middleNs)).Sum() / reach : 0;
        return sum > taken ? Math.Max(0, (squares - (picks.Count - (isSloped ? 2 : 1))) / (sum - taken)) : 0;
    }

    static double Square(double value) => value * value;
}
