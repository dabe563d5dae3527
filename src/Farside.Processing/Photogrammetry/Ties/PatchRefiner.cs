namespace Farside.Processing.Photogrammetry.Ties;

/// <summary>Refines matches by least squares with the small patch, and where that leaves the place too uncertain with the large one; one for each thread.</summary>
sealed class PatchRefiner(TieOptions options)
{
    const double MostUneven = 2.5;
    const double MostStretch = 0.35;
    const double MostMovePx = 4;
    const double WorstForSigma = 2;
    const double SharpSigmaShare = 0.5;
    const double GoodCorrelation = 0.9;
    const double BackSigmas = 4;
    const double BackPx = 0.15;

    readonly LeastSquaresMatch _small = new(options.Window);
    readonly LeastSquaresMatch _large = new(options.LargeWindow);

    /// <summary>The refined match; null when the patches differ, the place is uncertain, or one side of the patch does not follow the other.</summary>
    public Refined? Refine(GreyPlane first, double column, double row, GreyPlane second, Refined guess)
    {
        var small = Good(_small.Refine(first, column, row, second, guess), guess);
        if (small is { } sharp && sharp.SigmaPx < SharpSigmaShare * options.MostSigmaPx && sharp.Correlation > GoodCorrelation)
        {
            return small;
        }

        var large = Good(_large.Refine(first, column, row, second, small ?? guess), guess);
        return small is null || (large is { } wide && wide.SigmaPx < small.Value.SigmaPx) ? large ?? small : small;
    }

    /// <summary>The same, and the way back from the second picture must end where it began.</summary>
    public Refined? RefineBothWays(GreyPlane first, double column, double row, GreyPlane second, Refined guess)
    {
        if (Refine(first, column, row, second, guess) is not { } there)
        {
            return null;
        }

        var back = Refine(second, there.Column, there.Row, first, new(column, row, there.Warp.Inverse()));
        return back is { } b && Distance(b, column, row) < Tolerated(there) ? there : null;
    }

    /// <summary>Whether a match ends where another way led, as far as its own standard deviation lets it.</summary>
    public static bool IsBack(Refined match, double column, double row) => Distance(match, column, row) < Tolerated(match);

    static double Tolerated(Refined match) => BackPx + (BackSigmas * match.SigmaPx);

    static double Distance(Refined at, double column, double row) =>
        Math.Sqrt(((at.Column - column) * (at.Column - column)) + ((at.Row - row) * (at.Row - row)));

    Refined? Good(Refined? match, Refined guess) =>
        match is { } m
        && m.Correlation >= options.LeastCorrelation
        && m.SigmaPx <= options.MostSigmaPx
        && m.WorstSigmaPx <= WorstForSigma * options.MostSigmaPx
        && m.Unevenness <= MostUneven
        && guess.Warp.Inverse().Times(m.Warp).Departure <= MostStretch
        && Distance(m, guess.Column, guess.Row) <= MostMovePx
            ? m
            : null;
}
