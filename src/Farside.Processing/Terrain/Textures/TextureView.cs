using Farside.Core.Geometry;
using Farside.Processing.Photogrammetry;
using Farside.Processing.Terrain.Stops;

namespace Farside.Processing.Terrain.Textures;

/// <summary>A picture's place over the ground that was made of it.</summary>
/// <param name="stereoEye">From where the ranges of its ground were told.</param>
/// <param name="correction">How that ground was moved since; null where it lies as its cameras saw it.</param>
public sealed class TextureView(View view, Point<SiteFrame> stereoEye, GroundCorrection? correction)
{
    // A lens's model may fold back far outside of the picture.
    const double BesideShare = 1.1;

    readonly Pose<CameraFrame, SiteFrame> _cameraFromSite = view.SiteFromCamera.Inverse();
    readonly double _reach = Reach(view.Camera);

    public string Id => view.Id;

    public int Width => view.Camera.Width;

    public int Height => view.Camera.Height;

    /// <summary>Where it stands over the ground as it lies now.</summary>
    public Point<SiteFrame> Eye { get; } = correction is { } moved ? moved.Move.Apply(view.SiteFromCamera.Origin) : view.SiteFromCamera.Origin;

    /// <summary>Pixels a radian in the picture's middle.</summary>
    public double PixelsPerRadian { get; } = Scale(view.Camera);

    /// <summary>It is taken only where it is better by so many octaves of resolution.</summary>
    public double Reserve { get; init; }

    /// <summary>Where a place of the ground falls, also a little beyond the picture's edge; null elsewhere.</summary>
    public (double Column, double Row)? Project(Point<SiteFrame> place)
    {
        var seen = _cameraFromSite * (correction is { } moved ? moved.Undo(stereoEye, place) : place);
        return seen.Z < 0 && (seen.X * seen.X) + (seen.Y * seen.Y) < _reach * seen.Z * seen.Z ? view.Camera.Project(seen) : null;
    }

    /// <summary>Whether a pixel lies in the picture, so far from its edges.</summary>
    public bool Holds(double column, double row, double margin) => column >= margin && row >= margin && column <= Width - 1 - margin && row <= Height - 1 - margin;

    // Square of the largest tangent off the axis.
    static double Reach(ICameraModel camera)
    {
        double Tangent2(double column, double row) => camera.Ray(column, row) is { Z: < 0 } ray ? ((ray.X * ray.X) + (ray.Y * ray.Y)) / (ray.Z * ray.Z) : double.PositiveInfinity;
        var (right, bottom) = (camera.Width - 1, camera.Height - 1);
        return BesideShare * BesideShare * Math.Max(Math.Max(Tangent2(0, 0), Tangent2(right, 0)), Math.Max(Tangent2(0, bottom), Tangent2(right, bottom)));
    }

    static double Scale(ICameraModel camera)
    {
        var (column, row) = (camera.Width / 2, camera.Height / 2);
        var (a, b) = (camera.Ray(column, row), camera.Ray(column + 1, row));
        return 1 / Math.Sqrt(((a.X - b.X) * (a.X - b.X)) + ((a.Y - b.Y) * (a.Y - b.Y)) + ((a.Z - b.Z) * (a.Z - b.Z)));
    }
}
