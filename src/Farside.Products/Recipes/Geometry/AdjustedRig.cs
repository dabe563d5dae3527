using System.Text.Json.Serialization;

namespace Farside.Products.Recipes.Geometry;

/// <summary>How two eyes are bolted together.</summary>
/// <param name="LeftFromRight">The right eye's axes and place in the left eye's.</param>
/// <param name="BaselineM">Distance between the eyes' centres: given, not solved.</param>
public sealed record AdjustedRig(PoseNumbers LeftFromRight, double BaselineM)
{
    public PoseSigma? Sigma { get; init; }

    /// <summary>
    /// One sigma of how far the eyes' looks turn against each other about the rig's up axis, lenses' middles included and with labels' own errors as large as ties find them: what this stretches
    /// is every range. Degrees; null where it was not told.
    /// </summary>
    public double? ConvergenceSigmaDeg { get; init; }

    /// <summary>Share of a range by which it may be wrong, at one metre; it grows with the range, as a turn of one eye against the other has it. 0 where nothing is known.</summary>
    [JsonIgnore]
    public double RangeSigmaPerM => BaselineM > 0 && (ConvergenceSigmaDeg ?? Sigma?.RotationDeg[1]) is { } turn ? turn * Math.PI / 180 / BaselineM : 0;
}
