namespace Farside.Products.Recipes.Geometry;

/// <summary>Standard deviations of a pose.</summary>
/// <param name="RotationDeg">About the camera's own X, Y and Z, degrees.</param>
/// <param name="OriginM">Along the target's axes, metres.</param>
public sealed record PoseSigma(double[] RotationDeg, double[] OriginM);
