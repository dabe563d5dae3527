namespace Farside.Processing.Photogrammetry;

/// <summary>The same spot of the scene measured in two or more pictures, at most once in each.</summary>
public sealed record Track(IReadOnlyList<ImagePoint> Points);
