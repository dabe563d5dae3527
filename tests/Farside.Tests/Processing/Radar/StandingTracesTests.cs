using Farside.Core.Rasters;
using Farside.Processing.Radar;

namespace Farside.Tests.Processing.Radar;

public sealed class StandingTracesTests
{
    const int Samples = 450;

    [Fact]
    public void Traces_that_change_are_moving_and_traces_that_repeat_are_not()
    {
        // Standing to trace 60, driving to 120, standing again; the receiver's noise all the while.
        var moving = StandingTraces.Moving(Section(180, trace => Math.Clamp(trace, 60, 120)));

        Assert.All(Enumerable.Range(0, 56).Concat(Enumerable.Range(125, 55)), trace => Assert.False(moving[trace], $"{trace} stood"));
        Assert.All(Enumerable.Range(62, 57), trace => Assert.True(moving[trace], $"{trace} moved"));
    }

    [Fact]
    public void A_jerk_of_fewer_traces_than_a_run_is_no_drive() =>
        Assert.DoesNotContain(true, StandingTraces.Moving(Section(120, trace => Math.Clamp(trace, 50, 65))));

    [Fact]
    public void What_lies_before_sample_300_does_not_count() =>
        Assert.DoesNotContain(true, StandingTraces.Moving(Made(60, (trace, sample) => sample < 296 ? 1000 * Math.Sin(trace) : 0)));

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(40)]
    public void The_vector_sums_are_those_of_plain_filters(int traces)
    {
        var echo = Section(traces, trace => trace);

        var sums = StandingTraces.EdgeSums(echo);

        Assert.All(Enumerable.Range(0, traces), trace => Assert.Equal(PlainSum(echo, trace), sums[trace], 0.01 * Math.Max(1, sums[trace] / 1e4)));
    }

    [Theory]
    [InlineData(0, 500)]
    [InlineData(5, 301)]
    [InlineData(5, 10)]
    public void Sections_too_small_to_tell_stand(int traces, int samples) => Assert.Equal(new bool[traces], StandingTraces.Moving(new(samples, traces)));

    static Raster<Linear> Section(int traces, Func<int, double> place)
    {
        var random = new Random(3);
        return Made(traces, (trace, sample) => (10 * Math.Sin((sample / 2.0) + place(trace))) + random.NextDouble() - 0.5);
    }

    static Raster<Linear> Made(int traces, Func<int, int, double> echo)
    {
        var section = new Raster<Linear>(Samples, traces);
        for (var i = 0; i < traces * Samples; i++)
        {
            section[i % Samples, i / Samples] = new((float)echo(i / Samples, i % Samples));
        }

        return section;
    }

    // The published steps one pixel at a time: Sobel 5 × 5 with mirrored ends, median 5 × 5 with the end sample repeated, sum of magnitudes.
    static double PlainSum(Raster<Linear> echo, int trace)
    {
        int[] derivative = [-1, -2, 0, 2, 1], smooth = [1, 4, 6, 4, 1];
        int Inside(int i, int count) => Math.Clamp(i < 0 ? -i : i >= count ? (2 * count) - 2 - i : i, 0, count - 1);
        int Repeated(int i, int count) => Math.Clamp(i < 0 ? -1 - i : i >= count ? (2 * count) - 1 - i : i, 0, count - 1);
        var count = echo.Width - 300;
        double Edge(int t, int s) => Enumerable.Range(0, 25).Sum(k => derivative[k / 5] * smooth[k % 5] * (double)echo[300 + Inside(s + (k % 5) - 2, count), Inside(t + (k / 5) - 2, echo.Height)].Value);
        return Enumerable.Range(0, count).Sum(s =>
            Math.Abs(Enumerable.Range(0, 25).Select(k => Edge(Repeated(trace + (k / 5) - 2, echo.Height), Repeated(s + (k % 5) - 2, count))).Order().ElementAt(12)));
    }
}
