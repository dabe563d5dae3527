namespace Farside.Simulator.Evaluation.Terrain;

/// <summary>One pixel of a pair that has a range.</summary>
/// <param name="TrueM">Metres to the true ground; NaN where there is none.</param>
/// <param name="MissPx">How far the right eye's pixel that the range stands for lies from the one that truly shows the same ground, pixels of matching; infinity where the right eye does not truly see it.</param>
readonly record struct RangeSample(double RangeM, double SigmaM, double TrueM, double MissPx);
