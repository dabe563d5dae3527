namespace Farside.Processing.Photogrammetry.Stereo;

/// <summary>A spot found in both rectified pictures.</summary>
/// <param name="Column">In the left picture, pixels.</param>
/// <param name="Row">In the left picture, pixels.</param>
/// <param name="Disparity">Left column minus right column, pixels: 0 at infinity, larger for what is nearer.</param>
/// <param name="RowError">Right row minus left row, pixels: 0 where rectification is perfect.</param>
/// <param name="Score">Normalised cross-correlation, −1 … 1.</param>
/// <param name="IsHeldOut">Not used in any fit, only to measure it.</param>
public readonly record struct StereoTie(double Column, double Row, double Disparity, double RowError, double Score, bool IsHeldOut);
