using Farside.Core.Geometry;
using Farside.Core.Rasters;
using Farside.Processing.Photogrammetry;

namespace Farside.Tests.Processing.Photogrammetry.Stereo;

/// <summary>A rough plain with a far wall of hills, seen by two eyes: every pixel's light is computed from the spot of ground that its ray meets.</summary>
sealed class StereoScene
{
    public const double BaselineM = 0.27;
    const double EyeHeightM = 1.6, WallM = 60;

    /// <summary>Looking north, 8° down; the eyes squint, roll and bend rays each in its own way.</summary>
    public StereoScene(int width, int height, double focal)
    {
        Left = Eye("left", width, height, focal, -BaselineM / 2, 0.15, -8.05, 0.10, -0.05);
        Right = Eye("right", width, height, focal * 1.0008, BaselineM / 2, -0.10, -7.97, -0.12, -0.06);
    }

    public View Left { get; }

    public View Right { get; }

    /// <summary>What labels would say: no lens, each angle wrong by tenths of a degree, both eyes in line.</summary>
    public (View Left, View Right) Labels()
    {
        var (l, r) = (Left.Camera, Right.Camera);
        return (new("left", new PinholeCamera(l.Width, l.Height, ((BrownCamera)l).FocalLengthPx, (l.Width - 1) / 2.0, (l.Height - 1) / 2.0), Pose(-BaselineM / 2, 0.05, -7.8, 0)),
            new("right", new PinholeCamera(r.Width, r.Height, ((BrownCamera)l).FocalLengthPx, (r.Width - 1) / 2.0, (r.Height - 1) / 2.0), Pose(BaselineM / 2, 0.05, -8.15, 0)));
    }

    public static Raster<Linear> Picture(View view)
    {
        var picture = new Raster<Linear>(view.Camera.Width, view.Camera.Height);
        for (var y = 0; y < picture.Height; y++)
        {
            for (var x = 0; x < picture.Width; x++)
            {
                picture[x, y] = new(Light(Spot(view, x, y)));
            }
        }

        return picture;
    }

    /// <summary>Where a pixel's ray meets ground or hills.</summary>
    public static Point<SiteFrame> Spot(View view, double column, double row)
    {
        var (from, ray) = (view.SiteFromCamera.Origin, view.Ray(column, row));
        var toWall = (WallM - from.Y) / ray.Y;
        var distance = ray.Z < 0 ? Math.Min(-from.Z / ray.Z, toWall) : toWall;
        return new(from.X + (distance * ray.X), from.Y + (distance * ray.Y), from.Z + (distance * ray.Z));
    }

    // Waves in all directions from metres to centimetres, each finer than the last by less than two so that every distance shows some.
    static float Light(Point<SiteFrame> spot)
    {
        var light = 100.0;
        for (var k = 0; k < 12; k++)
        {
            var (wave, turn) = (8 * Math.Pow(0.62, k), 2.4 * k);
            var (sin, cos) = Math.SinCos(turn);
            var range = Math.Max(2, spot.Y);
            // Waves finer than a pixel there would only shimmer.
            var strength = Math.Clamp((wave / (0.006 * range)) - 1, 0, 1);
            light += 7 * strength * Math.Sin((((spot.X * cos) + ((spot.Y + (4 * spot.Z)) * sin)) * 2 * Math.PI / wave) + k + Math.Sin(1.7 * spot.X / wave));
        }

        return (float)light;
    }

    static View Eye(string id, int width, int height, double focal, double x, double yawDeg, double pitchDeg, double rollDeg, double k1) =>
        new(id, new BrownCamera(width, height, focal, ((width - 1) / 2.0) + (20 * x), (height - 1) / 2.0) { K1 = k1, K2 = 0.04 }, Pose(x, yawDeg, pitchDeg, rollDeg));

    static Pose<SiteFrame, CameraFrame> Pose(double x, double yawDeg, double pitchDeg, double rollDeg)
    {
        // Columns: the camera's right, up and back in east, north, up; yaw to the right, pitch up, roll clockwise.
        var (sy, cy) = Math.SinCos(yawDeg * Math.PI / 180);
        var (sp, cp) = Math.SinCos(pitchDeg * Math.PI / 180);
        var (sr, cr) = Math.SinCos(rollDeg * Math.PI / 180);
        (double X, double Y, double Z) right = (cy, -sy, 0), up = (-sy * sp, -cy * sp, cp), ahead = (sy * cp, cy * cp, sp);
        double R(double a, double b) => (cr * a) - (sr * b);
        double U(double a, double b) => (sr * a) + (cr * b);
        return new(new(R(right.X, up.X), U(right.X, up.X), -ahead.X, R(right.Y, up.Y), U(right.Y, up.Y), -ahead.Y, R(right.Z, up.Z), U(right.Z, up.Z), -ahead.Z), new(x, 0, EyeHeightM));
    }
}
