namespace Farside.Processing.Descent.Solution;

/// <summary>A part with its scale.</summary>
/// <param name="Frames">The key frames' places in the sequence, in order.</param>
/// <param name="OwnScaleVariance">Of the logarithm of its scale beside what the whole track shares: a part reached over a gap.</param>
sealed record SolvedPart(PartResult Result, int[] Frames, double OwnScaleVariance)
{
    /// <summary>Covariance of one key frame's stand: whole, and once the track's common scale is known.</summary>
    public (double[,] Whole, double[,] Relative) Of(int key)
    {
        var (whole, relative) = Result.Of(key);
        var share = OwnScaleVariance / Math.Pow(Result.ScaleSigma, 4);
        for (var i = 0; i < 6; i++)
        {
            for (var j = 0; j < 6; j++)
            {
                relative[i, j] += share * Result.ByScale[(6 * key) + i] * Result.ByScale[(6 * key) + j];
            }
        }

        return (whole, relative);
    }
}
