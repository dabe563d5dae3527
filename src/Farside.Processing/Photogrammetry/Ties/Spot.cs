namespace Farside.Processing.Photogrammetry.Ties;

/// <summary>A place in a picture whose surroundings can be recognised.</summary>
/// <param name="Strength">The smaller eigenvalue of the gradient's second moments there: how well the place is fixed in its worst direction.</param>
readonly record struct Spot(double Column, double Row, float Strength);
