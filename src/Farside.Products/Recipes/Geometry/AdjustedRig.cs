namespace Farside.Products.Recipes.Geometry;

/// <summary>How two eyes are bolted together.</summary>
/// <param name="LeftFromRight">The right eye's axes and place in the left eye's.</param>
/// <param name="BaselineM">Distance between the eyes' centres: given, not solved.</param>
public sealed record AdjustedRig(PoseNumbers LeftFromRight, double BaselineM)
{
    public PoseSigma? Sigma { get; init; }
}
