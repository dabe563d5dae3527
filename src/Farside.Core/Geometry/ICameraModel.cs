namespace Farside.Core.Geometry;

/// <summary>How a camera sees: pixels ↔ rays from one centre. Integer pixel coordinates are pixel centres, (0, 0) top left; rows grow downwards.</summary>
public interface ICameraModel
{
    /// <summary>Pixels across.</summary>
    int Width { get; }

    /// <summary>Pixels down.</summary>
    int Height { get; }

    /// <summary>The direction in which a pixel looks.</summary>
    Direction<CameraFrame> Ray(double column, double row);

    /// <summary>Where a point in front of the camera falls, also beyond the picture's edge; null where the model sees nothing.</summary>
    (double Column, double Row)? Project(Point<CameraFrame> point);
}
