using Farside.Core.Geometry;
using Farside.Core.Rasters;
using Farside.Core.Sky;
using Farside.Core.Units;
using Farside.Processing.Descent.BaseMaps;

namespace Farside.Tests.Processing.Descent.BaseMaps;

public class BaseMapRegistrarTests
{
    static readonly BrownCamera Camera = new(320, 320, 400, 149, 160) { K1 = -0.2, K2 = 0.03 };
    static readonly SunPosition Sun = RoughGround.Sun(51, 31);
    static readonly SunPosition MapSun = RoughGround.Sun(290, 22);
    static readonly Lazy<RoughGround> Ground = new(() => new(11));
    static readonly Pose<SiteFrame, CameraFrame>[] Poses =
        [RoughGround.Pose(120, 260, 3000, 14, 4, 200), RoughGround.Pose(80, 90, 2200, 15, 2, 120), RoughGround.Pose(30, 50, 1500, 27, 3, 300), RoughGround.Pose(20, -15, 1300, 30, 1, 10)];
    static readonly Lazy<Raster<Linear>[]> Frames = new(() => [.. Poses.Select(pose => Ground.Value.Seen(Camera, pose, Sun))]);
    static readonly BaseMapOptions Narrow = new() { ScaleShare = 0.2, HeadingDeg = 3, MayBeReversed = false, PositionM = 300, MostCells = 256, MostAnchors = 2 };

    [Fact]
    public void Heights_lit_by_the_frames_own_Sun_give_a_track_its_scale_its_heading_and_its_place()
    {
        var joined = Register(new([], [Heights(Ground.Value, 1)]), new(0.83, Angle.FromDegrees(-4), 55, -70), Narrow);

        Assert.Null(joined.Refusal);
        Assert.Equal(Poses.Length, joined.Fixes.Count);
        foreach (var fix in joined.Fixes)
        {
            var (found, truth) = (fix.SiteFromCamera.Origin, Poses[fix.Frame].Origin);
            Assert.InRange(found.Z / truth.Z, 0.995, 1.005);
            Assert.InRange(Math.Sqrt(Math.Pow(found.X - truth.X, 2) + Math.Pow(found.Y - truth.Y, 2)), 0, 0.012 * truth.Z);
        }

        PointsLieWhereTheyAreSaidTo(joined);
    }

    [Fact]
    public void A_picture_under_another_Sun_is_enough_where_that_Sun_is_unknown_and_the_heading_half_a_turn_wrong()
    {
        var joined = Register(new([Sheet(Ground.Value.Map(MapSun))], []), new(1.15, Angle.FromDegrees(183), -60, 40), Narrow with { MayBeReversed = true });

        Assert.Null(joined.Refusal);
        Assert.True(joined.Fixes.Count >= 3);
        foreach (var fix in joined.Fixes)
        {
            // Level ground is assumed, so that the ground's own slope goes into the frame's tilt and place; its height keeps.
            Assert.InRange(fix.SiteFromCamera.Origin.Z / Poses[fix.Frame].Origin.Z, 0.98, 1.02);
        }
    }

    [Fact]
    public void Heights_and_a_picture_together_place_single_frames_better_than_a_hundredth_of_their_height()
    {
        var joined = Register(new([Sheet(Ground.Value.Map(MapSun))], [Heights(Ground.Value, 1)]), new(0.9, Angle.FromDegrees(3), 20, 30), Narrow);

        Assert.All(joined.Fixes, fix => Assert.InRange(Math.Abs(fix.SiteFromCamera.Origin.X - Poses[fix.Frame].Origin.X), 0, 0.01 * Poses[fix.Frame].Origin.Z));
        Assert.All(joined.Fixes, fix => Assert.InRange(fix.SiteFromCamera.Origin.Z / Poses[fix.Frame].Origin.Z, 0.996, 1.004));
        PointsLieWhereTheyAreSaidTo(joined);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_track_without_a_north_of_its_own_is_turned_by_the_Sun_in_its_pictures_or_finds_its_heading_among_all(bool seesSun)
    {
        var error = TrackChange.None with { Turn = Angle.FromDegrees(110) };
        Angle? sunInTrack = seesSun ? Angle.FromDegrees(Sun.Azimuth.Degrees + error.Turn.Degrees + 2) : null;

        var joined = FreeHeading.Register([.. Poses.Select((pose, i) => new ApproximatePose(i, error.Of(pose)))], sunInTrack, Camera, i => Frames.Value[i], new([], [Heights(Ground.Value, 1)]), Sun,
            Narrow with { HeadingDeg = 9, ScaleShare = 0.1, MayBeReversed = !seesSun });

        Assert.Null(joined.Refusal);
        Assert.All(joined.Fixes, fix => Assert.Equal(Poses[fix.Frame].Rotation.M11, fix.SiteFromCamera.Rotation.M11, 0.03));
        Assert.All(joined.Fixes, fix => Assert.Equal(Poses[fix.Frame].Rotation.M21, fix.SiteFromCamera.Rotation.M21, 0.03));
    }

    [Fact]
    public void A_map_of_another_place_is_refused_with_a_reason()
    {
        var joined = Register(new([], [Heights(new(12), 1)]), TrackChange.None, Narrow);

        Assert.Empty(joined.Points);
        Assert.Contains("another place", joined.Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void Frames_beside_the_map_are_refused_with_a_reason()
    {
        var joined = BaseMapRegistrar.Register([new(0, RoughGround.Pose(0, 0, 40, 0))], Camera, _ => Frames.Value[0], new([], [Heights(Ground.Value, 1)]), Sun, Narrow);

        Assert.Contains("none of the descent's frames", joined.Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void The_heights_tell_the_azimuth_of_the_Sun_in_the_picture_within_two_degrees() =>
        Assert.InRange(MapShading.SunOf(new([Sheet(Ground.Value.Map(MapSun))], [Heights(Ground.Value, 1)]))!.Value.Degrees, 288, 292);

    static void PointsLieWhereTheyAreSaidTo(BaseMapRegistration joined)
    {
        var (squares, far) = (0.0, 0);
        foreach (var point in joined.Points)
        {
            var ray = Poses[point.Frame].Rotation * Camera.Ray(point.Column, point.Row);
            var along = (point.Point.Z - Poses[point.Frame].Origin.Z) / ray.Z;
            for (var round = 0; round < 6; round++)
            {
                along = (Ground.Value.Height(Poses[point.Frame].Origin.X + (along * ray.X), Poses[point.Frame].Origin.Y + (along * ray.Y)) - Poses[point.Frame].Origin.Z) / ray.Z;
            }

            var (east, north) = (Poses[point.Frame].Origin.X + (along * ray.X) - point.Point.X, Poses[point.Frame].Origin.Y + (along * ray.Y) - point.Point.Y);
            squares += ((east * east) + (north * north)) / (2 * point.SigmaM * point.SigmaM);
            far += (east * east) + (north * north) > 16 * 2 * point.SigmaM * point.SigmaM ? 1 : 0;
        }

        Assert.InRange(Math.Sqrt(squares / joined.Points.Count), 0.6, 1.5);
        Assert.InRange(far / (double)joined.Points.Count, 0, 0.01);
    }

    static BaseMapRegistration Register(BaseMap map, TrackChange error, BaseMapOptions options) =>
        BaseMapRegistrar.Register([.. Poses.Select((pose, i) => new ApproximatePose(i, error.Of(pose)))], Camera, i => Frames.Value[i], map, Sun, options);

    static MapSheet Sheet(Raster<float> samples) => new(samples, RoughGround.WestM, RoughGround.NorthM, RoughGround.SpacingM);

    // With errors of a metre, alike over some posts.
    static MapSheet Heights(RoughGround ground, double noiseM)
    {
        var heights = ground.Heights;
        for (var row = 0; row < RoughGround.Posts; row++)
        {
            for (var column = 0; column < RoughGround.Posts; column++)
            {
                heights[column, row] += (float)(noiseM * 1.7 * ((0.9 * RoughGround.Chance(5, column / 6, row / 6)) + (0.15 * RoughGround.Chance(6, column, row))));
            }
        }

        return Sheet(heights);
    }
}
