namespace Farside.Processing.Terrain;

/// <summary>What one view says of one cell.</summary>
/// <param name="Cell">Its place in the level, row-major.</param>
/// <param name="SpacingM">How far its points lie apart: the smaller, the finer it sees.</param>
readonly record struct ViewCell(int Cell, float HeightM, float SigmaM, int Count, float SpacingM, GroundLight Light);
