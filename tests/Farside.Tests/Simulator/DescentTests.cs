using Farside.Core.Geometry;
using Farside.Simulator.Instruments;

namespace Farside.Tests.Simulator;

public sealed class DescentTests
{
    [Theory]
    [InlineData(0, 8000)]
    [InlineData(60, 6000)]
    [InlineData(150, 3000)]
    [InlineData(215, 2000)]
    [InlineData(260, 600)]
    [InlineData(290, 100)]
    [InlineData(305, 100)]
    public void Heights_are_those_of_the_published_phases(double seconds, double heightM) => Assert.Equal(heightM, DescentProfile.HeightM(seconds), 0.02 * heightM);

    [Fact]
    public void It_only_ever_sinks_and_never_jumps()
    {
        for (var t = 0.0; t < 360; t += 0.1)
        {
            var fall = DescentProfile.HeightM(t) - DescentProfile.HeightM(t + 0.1);
            Assert.InRange(fall, -1e-9, 6); // metres in a tenth of a second: below 60 m/s
            Assert.InRange(Turn(t, t + 0.1), 0, 0.5); // degrees
            Assert.InRange(Sideways(t, t + 0.1), 0, 4);
        }
    }

    [Fact]
    public void It_flies_inclined_at_first_and_then_looks_almost_straight_down()
    {
        Assert.InRange(TiltDeg(0), 25, 45);
        Assert.InRange(TiltDeg(90), 0, 5);
        Assert.InRange(TiltDeg(280), 0, 5);
        Assert.InRange(Enumerable.Range(290, 18).Max(t => Sideways(290, t)), 4, 12); // the sidestep at 100 m
    }

    [Fact]
    public void After_touchdown_nothing_moves()
    {
        Assert.Equal(DescentProfile.PoseAt(345, 0), DescentProfile.PoseAt(553, 0));
        Assert.InRange(DescentProfile.HeightM(400), 0.5, 2.5);
    }

    [Fact]
    public void Dust_thickens_all_the_way_down_and_clears_within_seconds_of_the_engines_stop()
    {
        var down = Enumerable.Range(0, 440).Select(i => 300 + (0.1 * i)).TakeWhile(t => t <= DescentProfile.EngineOffS)
            .Select(t => PlumeDust.OpacityAt(DescentProfile.HeightM(t), t)).ToList();

        Assert.Equal(0, down[0]);
        Assert.All(down.Zip(down.Skip(1)), pair => Assert.True(pair.Second >= pair.First));
        Assert.InRange(down[^1], 0.6, 0.95);
        Assert.InRange(PlumeDust.OpacityAt(DescentProfile.HeightM(350), 350), 0, 0.01);
    }

    [Fact]
    public void Dust_takes_the_grounds_contrast_and_adds_light()
    {
        double Contrast(double heightM)
        {
            var light = Chequered();
            PlumeDust.Over(light, heightM, 330, 4);
            var mean = light.Green.Average();
            return Math.Sqrt(light.Green.Average(value => (value - mean) * (value - mean))) / mean;
        }

        var contrasts = new[] { 30.0, 20, 12, 6, 3 }.Select(Contrast).ToList();
        Assert.All(contrasts.Zip(contrasts.Skip(1)), pair => Assert.True(pair.Second < pair.First));
        var veiled = Chequered();
        PlumeDust.Over(veiled, 3, 330, 4);
        Assert.True(veiled.Green.Average() > Chequered().Green.Average());
    }

    static Light Chequered()
    {
        var light = new Light(200, 200);
        for (var i = 0; i < light.Green.Length; i++)
        {
            var value = ((i / 5) + (i / 1000)) % 2 == 0 ? 0.02f : 0.05f;
            (light.Red[i], light.Green[i], light.Blue[i], light.DistanceM[i]) = (value, value, value, 10);
        }

        return light;
    }

    static double TiltDeg(double seconds) => Math.Acos(DescentProfile.PoseAt(seconds, 0).Rotation.M33) * 180 / Math.PI;

    static double Turn(double from, double to)
    {
        var (a, b) = (DescentProfile.PoseAt(from, 0).Rotation, DescentProfile.PoseAt(to, 0).Rotation);
        var corner = new Direction<CameraFrame>(0.3, 0.2, -0.932738);
        return (a * corner).AngleToRad(b * corner) * 180 / Math.PI;
    }

    static double Sideways(double from, double to)
    {
        var (a, b) = (DescentProfile.PoseAt(from, 0).Origin, DescentProfile.PoseAt(to, 0).Origin);
        return Math.Sqrt(Math.Pow(a.X - b.X, 2) + Math.Pow(a.Y - b.Y, 2));
    }
}
