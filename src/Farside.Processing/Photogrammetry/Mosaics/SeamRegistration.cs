namespace Farside.Processing.Photogrammetry.Mosaics;

/// <summary>What is left of parallax and pointing errors along the seams.</summary>
/// <param name="Shifts">Places where both pictures have enough texture and match.</param>
/// <param name="Unmatched">Places with texture where no shift within reach makes them match: shadows that moved, parallax beyond reach.</param>
/// <param name="MedianPx">Median length of the shifts, in pixels of the mosaic; NaN for none.</param>
/// <param name="Percentile90Px">Nine tenths are no longer than this; NaN for none.</param>
public sealed record SeamRegistration(IReadOnlyList<SeamShift> Shifts, int Unmatched, double MedianPx, double Percentile90Px);
