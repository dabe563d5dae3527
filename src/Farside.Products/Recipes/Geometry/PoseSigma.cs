namespace Farside.Products.Recipes.Geometry;

/// <summary>Standard deviations of a pose.</summary>
/// <param name="RotationDeg">About the target's axes (of a view: east, north, up), degrees.</param>
/// <param name="OriginM">Along the target's axes, metres.</param>
public sealed record PoseSigma(double[] RotationDeg, double[] OriginM);
