namespace Farside.Processing.Descent;

/// <summary>What one picture tells of the Sun, in level axes whose second one is the picture's upward direction.</summary>
/// <param name="Cells">Shading and sight of each part of the picture.</param>
/// <param name="RampX">Slope of the logarithm of brightness against the level part of the line of sight, to the right, times <paramref name="Reach"/>.</param>
/// <param name="RampY">Likewise upward.</param>
/// <param name="Reach">How far the sight goes aside: root mean square of its level parts, one axis.</param>
sealed record SunEvidence(IReadOnlyList<SunCell> Cells, double RampX, double RampY, double Reach);

/// <summary>One part of a picture: mean products of its brightness's slopes over level ground, right and up, and where it is looked at from.</summary>
/// <param name="X">Level part of the unit vector from the camera to the ground, to the right; <paramref name="Y"/> upward.</param>
readonly record struct SunCell(double XX, double XY, double YY, double X, double Y);
