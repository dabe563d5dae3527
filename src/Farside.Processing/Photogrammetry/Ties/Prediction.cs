namespace Farside.Processing.Photogrammetry.Ties;

/// <summary>Where a spot of one picture is expected in another, and how its surroundings are drawn there.</summary>
/// <param name="Column">For the surface's distance, or the farthest allowed.</param>
/// <param name="Row">The same.</param>
/// <param name="Warp">Steps in the first picture → steps in the second.</param>
/// <param name="AlongX">Unit vector along which the spot moves in the second picture as it comes nearer; 0 without a baseline.</param>
/// <param name="AlongY">The same.</param>
/// <param name="From">Least parallax along it against the place above, pixels, 0 or less.</param>
/// <param name="To">Greatest parallax, 0 or more.</param>
readonly record struct Prediction(double Column, double Row, Affine2 Warp, double AlongX, double AlongY, double From, double To)
{
    /// <summary>True when the spot may move by more than a fraction of a pixel for its distance alone.</summary>
    public bool HasParallax => To - From > 0.25;
}
