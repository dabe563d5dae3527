using Farside.Core.Rasters;
using Farside.Processing.Radar;

namespace Farside.Tests.Processing.Radar;

public class RadarStepTests
{
    [Fact]
    public void Taking_the_swing_off_removes_a_straight_line_and_keeps_a_fast_wave()
    {
        var echo = Section(2, 400, (_, i) => 300 + (2 * i) + (10 * Math.Sin(2 * Math.PI * i / 6.6)));
        var flat = Dewow.Apply(echo, 33); // ten periods, so that the wave's own mean vanishes

        for (var i = 40; i < 360; i++)
        {
            Assert.Equal(10 * Math.Sin(2 * Math.PI * i / 6.6), flat[i, 1].Value, tolerance: 0.3);
        }
    }

    [Fact]
    public void The_gain_brings_a_dying_echo_to_unit_rms()
    {
        var random = new Random(3);
        var echo = Section(200, 600, (_, i) => 1000 * Math.Exp(-i / 100.0) * (random.NextDouble() - 0.5) * Math.Sqrt(12));
        var gain = WindowGain.Of(echo, 20, 1e-9);

        for (var i = 40; i < 560; i += 40)
        {
            Assert.Equal(1, gain[i] * 1000 * Math.Exp(-i / 100.0), tolerance: 0.08);
        }
    }

    [Fact]
    public void The_gain_stops_rising_where_it_is_told_to()
    {
        var echo = Section(10, 300, (_, i) => Math.Exp(-i / 10.0));
        Assert.All(WindowGain.Of(echo, 5, 0.01), factor => Assert.InRange(factor, 0, 100));
    }

    [Fact]
    public void One_curve_serves_all_traces_so_a_stronger_trace_stays_stronger()
    {
        var echo = Section(2, 100, (trace, _) => trace == 0 ? 1 : 3);
        var gain = WindowGain.Of(echo, 5, 1e-9);

        Assert.Equal(3, echo[50, 1].Value * gain[50] / (echo[50, 0].Value * gain[50]), precision: 6);
        Assert.Equal(1 / Math.Sqrt(5), gain[50], precision: 6); // rms of 1 and 3
    }

    static Raster<Linear> Section(int traces, int samples, Func<int, int, double> echo)
    {
        var section = new Raster<Linear>(samples, traces);
        for (var trace = 0; trace < traces; trace++)
        {
            for (var i = 0; i < samples; i++)
            {
                section[i, trace] = new((float)echo(trace, i));
            }
        }

        return section;
    }
}
