using Farside.Processing.Photogrammetry.Adjustment;

namespace Farside.Processing.Descent.Solution;

/// <summary>A known spot, seen.</summary>
/// <param name="Spot">Where it lies, metres.</param>
/// <param name="Along">The way along which its place is uncertain.</param>
/// <param name="AlongSigmaM">By how much, metres.</param>
readonly record struct SpotSight(V3 Spot, V3 Along, double AlongSigmaM, double Column, double Row);
