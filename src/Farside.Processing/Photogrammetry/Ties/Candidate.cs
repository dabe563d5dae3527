namespace Farside.Processing.Photogrammetry.Ties;

/// <summary>A spot that is to be looked for in another picture.</summary>
/// <param name="Track">The track it already belongs to; negative for none.</param>
readonly record struct Candidate(int Track, double Column, double Row, float Strength);
