using Farside.Core.Geometry;
using Farside.Simulator.Instruments;

namespace Farside.Tests.Simulator;

public sealed class DescentTests
{
    static readonly DescentProfile Profile = new(1);

    [Theory]
    [InlineData(0, 8000)]
    [InlineData(60, 6000)]
    [InlineData(150, 3000)]
    [InlineData(215, 2000)]
    [InlineData(260, 600)]
    [InlineData(290, 100)]
    [InlineData(305, 100)]
    public void Heights_are_those_of_the_published_phases(double seconds, double heightM) => Assert.Equal(heightM, Profile.HeightM(seconds), 0.02 * heightM);

    [Fact]
    public void It_only_ever_sinks_and_never_jumps()
    {
        for (var t = 0.0; t < 360; t += 0.1)
        {
            var fall = Profile.HeightM(t) - Profile.HeightM(t + 0.1);
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
        Assert.Equal(Profile.PoseAt(345, 0), Profile.PoseAt(553, 0));
        Assert.Equal(Profile.SettledM, Profile.HeightM(400), 1e-9);
    }

    // What Chang'e-4's lcam.json guesses of the camera's mounting: 1.3 ± 0.4 m high, 1.5 m aside.
    [Fact]
    public void Over_many_missions_the_camera_rests_as_the_missions_data_guess()
    {
        const int Missions = 4000;
        var all = Enumerable.Range(0, Missions).Select(seed => new DescentProfile(Farside.Simulator.Terrain.Chance.Mix((uint)seed))).ToList();

        Judge([.. all.Select(one => (one.SettledM - 1.3) / 0.4)]);
        Judge([.. all.Select(one => one.EastM / 1.5)]);
        Judge([.. all.Select(one => one.NorthM / 1.5)]);
        Assert.All(all, one => Assert.InRange(one.SettledM, 0.3, 2.7));

        static void Judge(double[] draws)
        {
            var mean = draws.Average();
            Assert.Equal(0, mean, 0.05); // three standard errors
            Assert.Equal(1, Math.Sqrt(draws.Average(draw => (draw - mean) * (draw - mean))), 0.05);
            Assert.InRange(draws.Count(draw => Math.Abs(draw) < 2) / (double)draws.Length, 0.94, 0.97);
        }
    }

    [Fact]
    public void Dust_thickens_all_the_way_down_and_clears_within_seconds_of_the_engines_stop()
    {
        var down = Enumerable.Range(0, 440).Select(i => 300 + (0.1 * i)).TakeWhile(t => t <= DescentProfile.EngineOffS)
            .Select(t => PlumeDust.OpacityAt(Profile.HeightM(t), t)).ToList();

        Assert.Equal(0, down[0]);
        Assert.All(down.Zip(down.Skip(1)), pair => Assert.True(pair.Second >= pair.First));
        Assert.InRange(down[^1], 0.6, 0.95);
        Assert.InRange(PlumeDust.OpacityAt(Profile.HeightM(350), 350), 0, 0.01);
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

    static double TiltDeg(double seconds) => Math.Acos(Profile.PoseAt(seconds, 0).Rotation.M33) * 180 / Math.PI;

    static double Turn(double from, double to)
    {
        var (a, b) = (Profile.PoseAt(from, 0).Rotation, Profile.PoseAt(to, 0).Rotation);
        var corner = new Direction<CameraFrame>(0.3, 0.2, -0.932738);
        return (a * corner).AngleToRad(b * corner) * 180 / Math.PI;
    }

    static double Sideways(double from, double to)
    {
        var (a, b) = (Profile.PoseAt(from, 0).Origin, Profile.PoseAt(to, 0).Origin);
        return Math.Sqrt(Math.Pow(a.X - b.X, 2) + Math.Pow(a.Y - b.Y, 2));
    }
}
