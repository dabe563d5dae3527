namespace Farside.Processing.Descent.Solution;

/// <summary>A part with its scale.</summary>
/// <param name="Frames">The key frames' places in the sequence, in order.</param>
/// <param name="TiltWanderRad">How much tilt may creep in while the height halves.</param>
/// <param name="ScaleWander">How much of the scale, a share.</param>
/// <param name="OwnScaleVariance">Of the logarithm of its scale beside what the whole track shares: a part reached over a gap.</param>
sealed record SolvedPart(PartResult Result, int[] Frames, double OwnScaleVariance, double TiltWanderRad, double ScaleWander)
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

    // A tilt that crept in on the way down turns the view, and the way from there to the ground: down, which moves the camera aside, and over ground, which lifts it.
    void Wander(int key, double[,] covariance)
    {
        var (top, here) = (Result.State.Stands[0].Origin.Z, Result.State.Stands[key].Origin);
        var (height, aside) = (here.Z, here - Result.State.Stands[^1].Origin);
        var variance = TiltWanderRad * TiltWanderRad * Math.Max(0, Math.Log2(top / Math.Max(height, 1e-9)));
        for (var axis = 0; axis < 2; axis++)
        {
            covariance[axis, axis] += variance;
            covariance[3 + axis, 3 + axis] += variance * height * height;
        }

        // A map's spots hold the heights themselves.
        covariance[5, 5] += Result.Controls > 2 ? 0 : (variance * ((aside.X * aside.X) + (aside.Y * aside.Y))) + (ScaleWander * ScaleWander * Creep(top, height) * height * height);
    }

    // Of a walk about its own mean over all the halvings: that mean is the common scale.
    double Creep(double top, double height)
    {
        var all = Math.Log2(top / Math.Max(Result.State.Stands[^1].Origin.Z, 1e-9));
        var so = Math.Clamp(Math.Log2(top / Math.Max(height, 1e-9)), 0, Math.Max(all, 0));
        return all > 0 ? (all / 3) - so + (so * so / all) : 0;
    }
}
