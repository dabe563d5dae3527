namespace Farside.Products.Recipes.Geometry;

/// <summary>How a mast carries its cameras: every camera centre is pivot + R · lever, R the rotation of the first eye's axes to the site's.</summary>
/// <param name="PivotM">Where the mast's axes meet, in the site's axes.</param>
/// <param name="LeverM">From there to the first eye, in that eye's axes.</param>
public sealed record AdjustedMast(double[] PivotM, double[] LeverM);
