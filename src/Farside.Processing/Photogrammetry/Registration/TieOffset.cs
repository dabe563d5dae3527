namespace Farside.Processing.Photogrammetry.Registration;

/// <summary>How far a tie lies from where the given cameras put it, pixels.</summary>
/// <param name="Column">Of the earlier picture.</param>
/// <param name="Row">Of the earlier picture.</param>
readonly record struct TieOffset(double Column, double Row, double Right, double Down);
