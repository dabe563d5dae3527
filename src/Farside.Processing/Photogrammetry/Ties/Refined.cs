namespace Farside.Processing.Photogrammetry.Ties;

/// <summary>A match of two patches.</summary>
/// <param name="Column">Where the first patch's centre lies in the second picture.</param>
/// <param name="Row">The same.</param>
/// <param name="Warp">Steps in the first picture → steps in the second.</param>
readonly record struct Refined(double Column, double Row, Affine2 Warp)
{
    /// <summary>Correlation coefficient of the two patches, −1 to 1.</summary>
    public double Correlation { get; init; }

    /// <summary>Standard deviation of the place, pixels: the root mean square of both directions.</summary>
    public double SigmaPx { get; init; }

    /// <summary>Standard deviation in the direction in which the place is fixed worst, pixels.</summary>
    public double WorstSigmaPx { get; init; }

    /// <summary>How much worse the patch's worst quarter fits than its middle ones; about 1 where all follow one map.</summary>
    public double Unevenness { get; init; }
}
