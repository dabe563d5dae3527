namespace Farside.Processing.Photogrammetry.Adjustment;

/// <summary>
/// Covariance of a pose: a 6 × 6 matrix over (turn about the target's three axes, radians; place along them, metres), where the true rotation is
/// Exp(turn) · rotation and the true origin is origin + place.
/// </summary>
/// <param name="Matrix">Symmetric; [row, column].</param>
public sealed record PoseCovariance(double[,] Matrix)
{
    /// <summary>Sigmas of the turn, radians.</summary>
    public Sigma3 RotationRad => new(Root(0), Root(1), Root(2));

    /// <summary>Sigmas of the place, metres.</summary>
    public Sigma3 PositionM => new(Root(3), Root(4), Root(5));

    double Root(int i) => Math.Sqrt(Math.Max(0, Matrix[i, i]));
}
