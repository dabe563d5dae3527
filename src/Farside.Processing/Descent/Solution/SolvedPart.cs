namespace Farside.Processing.Descent.Solution;

/// <summary>A part with its scale.</summary>
/// <param name="Frames">The key frames' places in the sequence, in order.</param>
/// <param name="TiltWanderRad">How much tilt may creep in while the height halves.</param>
/// <param name="OwnScaleVariance">Of the logarithm of its scale beside what the whole track shares: a part reached over a gap.</param>
sealed record SolvedPart(PartResult Result, int[] Frames, double OwnScaleVariance, double TiltWanderRad)
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

        Wander(key, whole);
        Wander(key, relative);
        return (whole, relative);
    }

    // A tilt that crept in on the way down turns the view, and the way from there to the ground.
    void Wander(int key, double[,] covariance)
    {
        var (top, height) = (Result.State.Stands[0].Origin.Z, Result.State.Stands[key].Origin.Z);
        var variance = TiltWanderRad * TiltWanderRad * Math.Max(0, Math.Log2(top / Math.Max(height, 1e-9)));
        for (var axis = 0; axis < 2; axis++)
        {
            covariance[axis, axis] += variance;
            covariance[3 + axis, 3 + axis] += variance * height * height;
        }
    }
}
