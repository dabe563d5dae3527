namespace Farside.Core.Geometry;

/// <summary>A position in metres, in the axes of <typeparamref name="TFrame"/>.</summary>
public readonly record struct Point<TFrame>(double X, double Y, double Z) where TFrame : IReferenceFrame;
