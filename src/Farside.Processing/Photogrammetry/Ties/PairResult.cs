namespace Farside.Processing.Photogrammetry.Ties;

/// <summary>What the search in a pair of pictures gave.</summary>
sealed record PairResult(IReadOnlyList<PairTie> Ties, int Candidates, int Matched, int Verified, double ResidualPx, double TurnDeg)
{
    public static PairResult Nothing(int candidates) => new([], candidates, 0, 0, double.NaN, double.NaN);
}
