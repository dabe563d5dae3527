using Farside.Processing.Photogrammetry.Adjustment;

namespace Farside.Processing.Descent.Solution;

/// <summary>A spot known from a map, seen in one key frame.</summary>
/// <param name="Key">By place in the part.</param>
/// <param name="Place">In the map's axes, metres.</param>
readonly record struct Control(int Key, double Column, double Row, V3 Place, double SigmaM);
