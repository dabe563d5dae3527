namespace Farside.Processing.Photogrammetry.Adjustment;

/// <summary>What became of a match between two pictures.</summary>
/// <param name="AgreeingShare">Share of its points that agree with the whole, 0 to 1; 0 where it was never tried.</param>
/// <param name="WhyNot">Why it was thrown out; null when it counts.</param>
public sealed record RotationLink(int First, int Second, double AgreeingShare, string? WhyNot);
