using Farside.Processing.Photogrammetry;

namespace Farside.Processing.Descent.Tracking;

/// <summary>How a frame lies on a coarser or equally fine one, its template.</summary>
/// <param name="TemplateFromFrame">Between ideal places.</param>
/// <param name="Matches">Those that follow it.</param>
/// <param name="Share">Of the spots that could be found in the overlap, those that follow it, 0 to 1.</param>
/// <param name="RmsPx">Distance of the matches from the map, pixels of the template.</param>
sealed record Registration(Homography TemplateFromFrame, SpotMatch[] Matches, double Share, double RmsPx)
{
    const double BestPx = 0.1;

    /// <summary>Variance of each match against the median one's: half of it is the match's own, half what relief and sampling add to all alike.</summary>
    public double[] Variances { get; } = VariancesOf(Matches);

    /// <summary>How much the matches say about the map: the sum of their inverse variances, none counted better than a tenth of a pixel.</summary>
    public double Information { get; } = Matches.Sum(match => 1 / ((match.SigmaPx * match.SigmaPx) + (BestPx * BestPx)));

    static double[] VariancesOf(SpotMatch[] matches)
    {
        var sorted = matches.Select(match => match.SigmaPx).Order().ToArray();
        var median = Math.Max(1e-6, sorted[sorted.Length / 2]);
        return Array.ConvertAll(matches, match => 0.5 + (0.5 * match.SigmaPx * match.SigmaPx / (median * median)));
    }
}
