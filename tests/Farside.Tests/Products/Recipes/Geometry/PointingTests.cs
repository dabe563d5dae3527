using Farside.Core.Geometry;
using Farside.Core.Time;
using Farside.Core.Units;
using Farside.Products.Recipes.Geometry;

namespace Farside.Tests.Products.Recipes.Geometry;

public sealed class PointingTests
{
    static readonly PinholeCamera Camera = new(1176, 864, 3378, 587, 431);
    static readonly Epoch Noon = Epoch.TryParseUtc("2019-01-11T12:00:00Z", out var noon) ? noon : default;

    [Fact]
    public void Both_eyes_of_one_index_are_one_pointing()
    {
        var pointings = Pointing.Of([Frame("R", 0, 0, 0), Frame("L", 0, 6, 0), Frame("L", 1, 86, 13)]);

        Assert.Equal(2, pointings.Count);
        Assert.Equal(["L", "R"], pointings[0].Frames.Select(frame => frame.Eye));
        Assert.Equal(["L"], pointings[1].Frames.Select(frame => frame.Eye));
    }

    [Fact]
    public void A_second_exposure_two_seconds_later_belongs_to_the_first()
    {
        var pointings = Pointing.Of([Frame("", 65, 0, 170), Frame("", 66, 2, 170), Frame("", 67, 4, 152), Frame("", 68, 6, 152)]);

        Assert.Equal([65, 67], pointings.Select(pointing => pointing.Frames[0].Index));
        Assert.Equal([(66, 65), (68, 67)], pointings.SelectMany(pointing => pointing.Repeats).Select(pair => (pair.Repeat.Index, pair.Of.Index)));
    }

    [Fact]
    public void The_same_pointing_an_hour_later_is_another_one() =>
        Assert.Equal(2, Pointing.Of([Frame("", 1, 0, 170), Frame("", 2, 3600, 170)]).Count);

    [Fact]
    public void Frames_whose_labels_give_no_mast_angles_repeat_nothing() =>
        Assert.Equal(2, Pointing.Of([Frame("", 1, 0, null), Frame("", 2, 2, null)]).Count);

    static PosedFrame Frame(string eye, int index, double seconds, double? yawDeg) =>
        new(new($"{eye}{index}", null, "label", "data", 1, 1, default), eye, index, Camera, new(Looking.FromDegrees(0, 0, 0).ToRotation(), default))
        {
            Start = Noon + TimeSpan.FromSeconds(seconds),
            Mast = yawDeg is { } yaw ? (Angle.FromDegrees(-15), Angle.FromDegrees(yaw)) : null,
        };
}
