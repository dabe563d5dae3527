using Farside.Core.Geometry;
using Farside.Core.Rasters;
using Farside.Processing.Descent.Tracking;
using Farside.Processing.Photogrammetry;
using Farside.Tests.Processing.Photogrammetry.Ties;

namespace Farside.Tests.Processing.Descent.Tracking;

/// <summary>A plane with texture from metres to millimetres, known at every point, and what a camera sees of it on the way down.</summary>
sealed class FlatGround
{
    static readonly SoilTexture Soil = new(900) { Finest = 3.0 / 128, Octaves = 12 };

    public required PinholeCamera Camera { get; init; }

    public required IReadOnlyList<Pose<SiteFrame, CameraFrame>> Poses { get; init; }

    /// <summary>ideal = seen / (1 + bend r²), r in focal lengths.</summary>
    public double Bend { get; init; }

    public double NoiseDn { get; init; } = 1;

    /// <summary>A descent by a factor a frame, turning and leaning a little, towards a spot aside of the axis.</summary>
    /// <param name="turnDeg">A frame.</param>
    /// <param name="swing">Of lean and drift from frame to frame: 1 for a good part of all they do, less for slower ones.</param>
    public static FlatGround Descent(int frames, double factor, double turnDeg, double leanDeg, int size = 224, double swing = 1)
    {
        var camera = new PinholeCamera(size, size, 1.2 * size, (size - 1) / 2.0, (size - 1) / 2.0);
        return new()
        {
            Camera = camera,
            Poses = [.. Enumerable.Range(0, frames).Select(i => Pose(swing * i, Math.Pow(factor, -i), turnDeg * i, leanDeg, size))],
        };
    }

    // Heights in units of the first frame's pixels on the ground: frame 0 stands a focal length high.
    static Pose<SiteFrame, CameraFrame> Pose(double i, double height, double turnDeg, double leanDeg, int size)
    {
        var (lean, turn) = (leanDeg * Math.PI / 180, turnDeg * Math.PI / 180);
        var rotation = PhiOmegaKappa.ToRotation<SiteFrame>(lean * Math.Sin((1.7 * i) + 0.4), lean * Math.Cos(2.3 * i), turn);
        var looked = rotation * new Direction<CameraFrame>(0, 0, -1);
        var (heightM, aside) = (1.2 * size * height, 0.1 * size * height);
        return new(rotation, new((aside * Math.Sin(i)) - (heightM * looked.X / -looked.Z), (aside * Math.Cos(1.3 * i)) - (heightM * looked.Y / -looked.Z), heightM));
    }

    public Homography True(int first, int frame) =>
        Homography.OfPlane((Camera, Poses[first]), (Camera, Poses[frame]), PlaneSurface.Level(0));

    public Raster<Linear> Grey(int index)
    {
        var picture = new Raster<Linear>(Camera.Width, Camera.Height);
        var lens = new BentLens(Camera.PrincipalColumn, Camera.PrincipalRow, Camera.FocalLengthPx, Bend);
        Parallel.For(0, Camera.Height, y =>
        {
            for (var x = 0; x < Camera.Width; x++)
            {
                var (u, v) = lens.Ideal(x, y);
                picture[x, y] = new((float)(120 + (11 * Light(index, u, v)) + (NoiseDn * SoilTexture.Noise(index, x, y))));
            }
        });
        return picture;
    }

    double Light(int index, double column, double row)
    {
        var pose = Poses[index];
        var ray = pose.Rotation * Camera.Ray(column, row);
        var along = pose.Origin.Z / -ray.Z;
        return Soil.At(pose.Origin.X + (along * ray.X) + 1000, pose.Origin.Y + (along * ray.Y) + 1000, pose.Origin.Z / Camera.FocalLengthPx);
    }
}
