using Farside.Core.Geometry;
using Farside.Core.Rasters;
using Farside.Processing.Descent.Stabilise;
using Farside.Processing.Photogrammetry;

namespace Farside.Tests.Processing.Descent;

public class StabiliseTests
{
    static readonly BrownCamera Camera = new(160, 160, 200, 78, 81) { K1 = -0.23, K2 = 0.03, P1 = 2e-4 };

    [Fact]
    public void A_frame_placed_by_its_pose_shows_ground_where_the_camera_projects_it()
    {
        var (pose, ground) = (Pose(30, -20, 400, tilt: 0.2), Slope());
        var place = PlacedFrame.Of(Camera.Pinhole, pose, ground)!;
        foreach (var (u, v) in new[] { (0.0, 0.0), (60, 40), (-50, 90) })
        {
            var z = (ground.OffsetM - (ground.Normal.X * u) - (ground.Normal.Y * v)) / ground.Normal.Z;
            var expected = Camera.Project(pose.Inverse() * new Point<SiteFrame>(u, v, z))!.Value;
            var ideal = place.PixelFromGround.Times(u, v)!.Value;
            var seen = FrameLens.Of(Camera).Seen(ideal.Column, ideal.Row);
            Assert.Equal(expected.Column, seen.Column, 9);
            Assert.Equal(expected.Row, seen.Row, 9);
        }
    }

    [Theory]
    [InlineData(10, 20)]
    [InlineData(158, 3)]
    public void Both_ways_of_a_lens_cancel(double column, double row)
    {
        foreach (var lens in new[] { FrameLens.Of(Camera), FrameLens.OfBend(-0.2, 78, 81, 200), FrameLens.Straight })
        {
            var (x, y) = lens.Ideal(column, row);
            var back = lens.Seen(x, y);
            Assert.Equal(column, back.Column, 9);
            Assert.Equal(row, back.Row, 9);
        }
    }

    [Fact]
    public void Halfway_between_two_frames_lies_their_geometric_mean_of_size_and_both_ends_are_the_frames()
    {
        var (high, low) = (Place(Pose(0, 0, 400, 0)), Place(Pose(0, 0, 100, 0)));
        var between = FrameBetween.At(high, low, 0.5, Camera.Width, Camera.Height)!;

        Assert.Equal(200.0 / Camera.FocalLengthPx, between.UnitsPerPixel, 9);
        Assert.Same(high, FrameBetween.At(high, low, 0, Camera.Width, Camera.Height));
        Assert.Same(low, FrameBetween.At(high, low, 1, Camera.Width, Camera.Height));
    }

    /// <summary>A camera that swings while it sinks: the steady view of every frame shows one and the same ground, within what 8 bits and resampling leave.</summary>
    [Fact]
    public void From_straight_above_the_ground_stands_still_under_a_camera_that_swings()
    {
        var view = new GroundView(4, -6, 0.9, 96, 64);
        for (var k = 0; k < 4; k++)
        {
            var pose = Pose(10 * Math.Sin(k), 8 * Math.Cos(k), 230 - (10 * k), 0.05 * Math.Sin(2 * k));
            var shades = Paint(view, pose);
            Assert.True(Rms(shades, view) < 4, $"frame {k}: {Rms(shades, view):0.00}");
        }
    }

    [Fact]
    public void What_a_wider_frame_has_shown_stays_around_a_finer_one()
    {
        var lens = FrameLens.Of(Camera);
        var view = new GroundView(0, 0, 0.5, 256, 256);
        var (high, low) = (Pose(0, 0, 200, 0), Pose(0, 0, 60, 0));
        var map = new GrowingMap(lens, Place(high).UnitsPerPixel, _ => view.Bounds);
        map.Add(Picture(high), Place(high));
        var shades = new Raster<byte>(view.Width, view.Height);
        new GroundPainter(map, lens).Paint(view, [new(Picture(low), Place(low), 1)], shades);

        Assert.All(new[] { (128, 128), (40, 128), (200, 60) }, at => Assert.True(Math.Abs(shades[at.Item1, at.Item2] - Truth(view, at.Item1, at.Item2)) < 16));
        Assert.DoesNotContain((byte)0, shades.Pixels.ToArray());
    }

    [Fact]
    public void A_frame_between_others_is_what_the_camera_would_have_seen_there()
    {
        var lens = FrameLens.Of(Camera);
        var (first, second) = (Pose(0, 0, 240, 0.01), Pose(3, 1, 200, 0.02));
        var between = FrameBetween.At(Place(first), Place(second), 0.5, Camera.Width, Camera.Height)!;
        var map = new GrowingMap(lens, 1, _ => null);
        var shades = new Raster<byte>(Camera.Width, Camera.Height);
        new GroundPainter(map, lens).Paint(between, 1, [new(Picture(first), Place(first), 1, LiveFrame.CrispPx), new(Picture(second), Place(second), 0.5)], shades);

        var (sum, count) = (0.0, 0);
        for (var y = 12; y < Camera.Height - 12; y += 3)
        {
            for (var x = 12; x < Camera.Width - 12; x += 3)
            {
                var difference = shades[x, y] - Seen(between, lens, x, y);
                (sum, count) = (sum + (difference * difference), count + 1);
            }
        }

        Assert.True(Math.Sqrt(sum / count) < 4, $"{Math.Sqrt(sum / count):0.00}");
    }

    [Fact]
    public void A_steady_path_keeps_an_even_fall_and_evens_out_a_swing()
    {
        var frames = Enumerable.Range(0, 300).Select(i => (i / 10.0, new PlacedFrame(Homography.Identity, 5 * Math.Sin(i * 0.9), 0, Math.Exp(-i / 100.0)))).ToList();
        var path = new ViewPath(frames, 1.2);
        foreach (var seconds in new[] { 0.0, 10, 20, 29.9 })
        {
            Assert.Equal(Math.Exp(-seconds / 10), path.At(seconds).UnitsPerPixel, 9);
        }

        Assert.True(Math.Abs(path.At(15).U) < 0.3);
    }

    static Raster<byte> Paint(GroundView view, Pose<SiteFrame, CameraFrame> pose)
    {
        var lens = FrameLens.Of(Camera);
        var shades = new Raster<byte>(view.Width, view.Height);
        new GroundPainter(new(lens, 1, _ => null), lens).Paint(view, [new(Picture(pose), Place(pose), 1)], shades);
        return shades;
    }

    static double Rms(Raster<byte> shades, GroundView view)
    {
        var (sum, count) = (0.0, 0);
        for (var y = 0; y < view.Height; y++)
        {
            for (var x = 0; x < view.Width; x++)
            {
                var difference = shades[x, y] - Truth(view, x, y);
                (sum, count) = (sum + (difference * difference), count + 1);
            }
        }

        return Math.Sqrt(sum / count);
    }

    static double Truth(GroundView view, int x, int y) => view.GroundAt(x, y) is var (u, v) ? Ground(u, v) : 0;

    // Bumps of five pixels and more in the frames from 200 m.
    static double Ground(double u, double v) => BumpyGround.Shade(u / 3, v / 3);

    static double Seen(PlacedFrame place, FrameLens lens, int x, int y)
    {
        var (column, row) = lens.Ideal(x, y);
        var ground = place.PixelFromGround.Inverse().Normalised().Times(column, row)!.Value;
        return Ground(ground.Column, ground.Row);
    }

    static Raster<byte> Picture(Pose<SiteFrame, CameraFrame> pose)
    {
        var (place, lens) = (Place(pose), FrameLens.Of(Camera));
        var picture = new Raster<byte>(Camera.Width, Camera.Height);
        for (var y = 0; y < picture.Height; y++)
        {
            for (var x = 0; x < picture.Width; x++)
            {
                picture[x, y] = (byte)Math.Clamp(Math.Round(Seen(place, lens, x, y)), 0, 255);
            }
        }

        return picture;
    }

    static PlacedFrame Place(Pose<SiteFrame, CameraFrame> pose) => PlacedFrame.Of(Camera.Pinhole, pose, PlaneSurface.Level(0))!;

    static PlaneSurface Slope() => new(Direction<SiteFrame>.Normalised(0.02, -0.05, 1), 3);

    // Looks down, leaning about its right axis, its upper edge towards north.
    static Pose<SiteFrame, CameraFrame> Pose(double east, double north, double up, double tilt)
    {
        var (sin, cos) = Math.SinCos(tilt);
        return new(new(1, 0, 0, 0, cos, -sin, 0, sin, cos), new(east, north, up));
    }
}
