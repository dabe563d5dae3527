namespace Farside.Products.Recipes.Descent;

/// <summary>Standard deviations of a frame of a descent.</summary>
/// <param name="RotationDeg">Of a small turn about east, north and up, degrees.</param>
/// <param name="OriginM">Of the camera's place along east, north and up, metres.</param>
/// <param name="HeightM">Of its height above the ground plane, metres.</param>
public sealed record DescentSigma(double[] RotationDeg, double[] OriginM, double HeightM)
{
    internal bool IsWhole => RotationDeg is { Length: 3 } && OriginM is { Length: 3 };
}
