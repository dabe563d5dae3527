namespace Farside.Processing.Photogrammetry;

/// <summary>A point measured in one picture.</summary>
/// <param name="View">Which picture, by its place in the list of views.</param>
/// <param name="Column">Pixels from the centre of the leftmost pixel.</param>
/// <param name="Row">Pixels from the centre of the topmost pixel.</param>
public readonly record struct ImagePoint(int View, double Column, double Row);
