using Farside.Core.Geometry;

namespace Farside.Processing.Photogrammetry.Mosaics;

/// <summary>A view made ready to find many sights in.</summary>
sealed class SourceView
{
    readonly Pose<CameraFrame, SiteFrame> _cameraFromSite;
    readonly ICameraModel _camera;

    public SourceView(View view, int trimPx)
    {
        (_camera, _cameraFromSite) = (view.Camera, view.SiteFromCamera.Inverse());
        (Left, Top, Right, Bottom) = (trimPx, trimPx, view.Camera.Width - 1 - trimPx, view.Camera.Height - 1 - trimPx);
        var middle = view.Camera.Project(new(0, 0, -1)) ?? ((view.Camera.Width - 1) / 2.0, (view.Camera.Height - 1) / 2.0);
        (MiddleColumn, MiddleRow) = middle;
        HalfDiagonal = Math.Sqrt(((double)view.Camera.Width * view.Camera.Width) + ((double)view.Camera.Height * view.Camera.Height)) / 2;
    }

    public int Left { get; }
    public int Top { get; }
    public int Right { get; }
    public int Bottom { get; }

    /// <summary>Where the optical axis meets the picture.</summary>
    public double MiddleColumn { get; }

    public double MiddleRow { get; }

    /// <summary>Pixels from a picture's middle to its corners: the unit of radii.</summary>
    public double HalfDiagonal { get; }

    /// <summary>Pixel coordinates of a sight, also beyond the edge; NaN where the camera cannot see it.</summary>
    public (double Column, double Row) Locate(Sight? sight)
    {
        if (sight is not { } s)
        {
            return (double.NaN, double.NaN);
        }

        var r = _cameraFromSite.Rotation;
        var d = r * s.Direction;
        var point = s.IsFar ? new Point<CameraFrame>(d.X, d.Y, d.Z) : _cameraFromSite * s.Point;
        return _camera.Project(point) ?? (double.NaN, double.NaN);
    }

    public bool Holds(double column, double row) => column >= Left && column <= Right && row >= Top && row <= Bottom;

    /// <summary>Squared distance from the optical axis, 1 at the half diagonal.</summary>
    public double RadiusSquared(double column, double row)
    {
        var (x, y) = ((column - MiddleColumn) / HalfDiagonal, (row - MiddleRow) / HalfDiagonal);
        return (x * x) + (y * y);
    }
}
