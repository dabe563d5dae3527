using Farside.Core.Geometry;
using Farside.Core.Units;
using Farside.Processing.Descent.BaseMaps;

namespace Farside.Tests.Processing.Descent.BaseMaps;

public class TrackChangeTests
{
    [Fact]
    public void A_turn_is_added_to_every_azimuth_and_a_scale_to_every_distance_from_the_origin()
    {
        var change = new TrackChange(2, Angle.FromDegrees(90), 10, 20);

        var moved = change.Of(RoughGround.Pose(0, 100, 1000, upAzimuthDeg: 30));

        // From north of the origin to east of it, then shifted.
        Assert.Equal(210, moved.Origin.X, 9);
        Assert.Equal(20, moved.Origin.Y, 9);
        Assert.Equal(2000, moved.Origin.Z, 9);
        Assert.Equal(120, Math.Atan2(moved.Rotation.M12, moved.Rotation.M22) * 180 / Math.PI, 9);
    }

    [Fact]
    public void The_change_between_a_pose_and_its_changed_self_is_that_change()
    {
        var change = new TrackChange(0.8, Angle.FromDegrees(-174), -35, 12);
        var pose = RoughGround.Pose(50, -40, 900, 17, 6, 110);
        var ground = new Point<SiteFrame>(130, 25, 0);
        var (sin, cos) = Math.SinCos(change.Turn.Radians);
        var moved = new Point<SiteFrame>(
            (0.8 * ((cos * ground.X) + (sin * ground.Y))) - 35, (0.8 * ((cos * ground.Y) - (sin * ground.X))) + 12, 0);

        var found = TrackChange.Between(pose, change.Of(pose), ground, moved);

        Assert.Equal(change.Scale, found.Scale, 9);
        Assert.Equal(change.Turn.Degrees, found.Turn.Degrees, 9);
        Assert.Equal(change.EastM, found.EastM, 6);
        Assert.Equal(change.NorthM, found.NorthM, 6);
    }
}
