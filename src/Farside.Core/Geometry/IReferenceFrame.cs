namespace Farside.Core.Geometry;

/// <summary>Axes that positions and directions are given in; only ever a type argument.</summary>
public interface IReferenceFrame;
