using Farside.Core.Geometry;
using Farside.Core.Rasters;
using Farside.Processing.Descent;
using Farside.Processing.Descent.Rest;
using Farside.Processing.Photogrammetry;
using Farside.Tests.Processing.Descent.Tracking;

namespace Farside.Tests.Processing.Descent.Rest;

public class RestJoinTests
{
    const int Settled = 1;

    // One moving frame, three times as high as the rest, turned by 4° and leaning otherwise.
    static FlatGround Ground() => FlatGround.Descent(frames: 2, factor: 3, turnDeg: 4, leanDeg: 2);

    static DescentTracking Following => new([0], [], [], new Homography?[2], new double[2]);

    // What a plume does to a picture: broad bright streaks from an engine beside it, and half of the contrast gone.
    static Raster<Linear> Dusty(Raster<Linear> picture)
    {
        var dusty = new Raster<Linear>(picture.Width, picture.Height);
        for (var y = 0; y < picture.Height; y++)
        {
            for (var x = 0; x < picture.Width; x++)
            {
                var angle = Math.Atan2(y + (0.4 * picture.Height), x + (0.3 * picture.Width));
                dusty[x, y] = new((float)(80 + (25 * Math.Sin(16 * angle)) + (0.5 * picture[x, y].Value)));
            }
        }

        return dusty;
    }

    static readonly Lazy<(DescentTracking Tracking, string Remark)> Clear = new(() => Joined(isDusty: false));
    static readonly Lazy<(DescentTracking Tracking, string Remark)> Veiled = new(() => Joined(isDusty: true));

    static (DescentTracking Tracking, string Remark) Joined(bool isDusty)
    {
        var ground = Ground();
        return RestJoin.Join(Following, Settled, frame => isDusty && frame != Settled ? Dusty(ground.Grey(frame)) : ground.Grey(frame), BrownCamera.From(ground.Camera), radialSigma: 0);
    }

    [Theory]
    [InlineData(false, 0.3)]
    [InlineData(true, 0.6)] // half the contrast, twice the error
    public void The_view_at_rest_is_found_in_a_moving_frame_spot_by_spot(bool isDusty, double halfWithinPx)
    {
        var (ground, (joined, remark)) = (Ground(), (isDusty ? Veiled : Clear).Value);

        Assert.Equal([0, Settled], joined.KeyFrames);
        Assert.InRange(joined.Tracks.Count, 14, 225);
        Assert.StartsWith("The view at rest was found in 1 of the last frames that move", remark, StringComparison.Ordinal);
        var offs = joined.Tracks.Select(track => Off(ground, track)).Order().ToList();
        Assert.InRange(offs[offs.Count / 2], 0, halfWithinPx);
        Assert.InRange(offs[^1], 0, 4); // thrice the 1.2 px that a join may scatter by
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Joined_spots_give_the_height_of_the_moving_frame_in_heights_of_the_rest(bool isDusty)
    {
        var (ground, (joined, _)) = (Ground(), (isDusty ? Veiled : Clear).Value);

        Assert.Equal(ground.Poses[0].Origin.Z / ground.Poses[Settled].Origin.Z, Spread(joined, Settled) / Spread(joined, 0), 0.03); // 1 % of three
    }

    [Fact]
    public void Other_ground_is_not_taken_for_the_view_at_rest()
    {
        var ground = Ground();
        var elsewhere = new FlatGround { Camera = ground.Camera, Poses = [.. ground.Poses.Select(pose => new Pose<SiteFrame, CameraFrame>(pose.Rotation, new(pose.Origin.X + 3000, pose.Origin.Y, pose.Origin.Z)))] };
        var following = Following;
        var (joined, remark) = RestJoin.Join(following, Settled, frame => (frame == Settled ? elsewhere : ground).Grey(frame), BrownCamera.From(ground.Camera), radialSigma: 0);

        Assert.Same(following, joined);
        Assert.Equal("The view at rest could not be found in the last frames that move.", remark);
    }

    [Fact]
    public void A_rest_that_cannot_be_read_leaves_the_tracking_as_it_was()
    {
        var ground = Ground();
        var following = Following;
        Assert.Equal((following, ""), RestJoin.Join(following, Settled, frame => frame == Settled ? null : ground.Grey(frame), BrownCamera.From(ground.Camera), radialSigma: 0));
    }

    // Pixels of the moving frame between where a spot was found and where flat ground truly has it.
    static double Off(FlatGround ground, Track track)
    {
        var (rest, upper) = (track.Points.Single(point => point.View == Settled), track.Points.Single(point => point.View == 0));
        var (column, row) = ground.True(0, Settled).Times(rest.Column, rest.Row)!.Value;
        return Math.Sqrt(Math.Pow(column - upper.Column, 2) + Math.Pow(row - upper.Row, 2));
    }

    static double Spread(DescentTracking joined, int frame)
    {
        var points = joined.Tracks.Select(track => track.Points.Single(point => point.View == frame)).ToList();
        var (column, row) = (points.Average(point => point.Column), points.Average(point => point.Row));
        return Math.Sqrt(points.Average(point => Math.Pow(point.Column - column, 2) + Math.Pow(point.Row - row, 2)));
    }
}
