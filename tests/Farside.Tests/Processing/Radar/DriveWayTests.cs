using Farside.Core.Geometry;
using Farside.Core.Measurements;
using Farside.Core.Rasters;
using Farside.Core.Time;
using Farside.Processing.Radar;

namespace Farside.Tests.Processing.Radar;

public sealed class DriveWayTests
{
    static readonly Epoch Start = Epoch.FromUtc(2019, 1, 9, 20, 48, 12, 605_000_000);

    [Fact]
    public void Moving_traces_share_the_way_between_two_fixes_evenly_and_standing_ones_are_left_out()
    {
        // 100 stand, 50 move 2 m east, 100 stand; a fix as the drive begins and one 40 traces after it ended.
        var traces = Traces(250, static i => i < 100 ? null : i < 190 ? new(10, 5, 0) : new(12, 5, 0), Math.PI / 2);
        var placed = DriveWay.Of(traces, Moving(250, 100, 150));

        Assert.Equal(50, placed.Count);
        for (var i = 0; i < placed.Count; i++)
        {
            Assert.Equal(100 + i, placed[i].Number);
            Assert.Equal(10 + (0.04 * (i + 0.5)), placed[i].Place.X, 1e-9);
            Assert.Equal(5, placed[i].Place.Y, 1e-9);
            Assert.Equal(traces[100 + i].Time, placed[i].Time);
        }

        Assert.Equal(0.04, EvenSpacing.Usual(placed), 9);
    }

    [Fact]
    public void A_way_that_bends_is_as_long_as_its_bend()
    {
        // A quarter of a circle of 4 m, headings along it: from north to east.
        const double Radius = 4;
        Trace At(int i, Point<SiteFrame> place, double yaw) => new(Start + TimeSpan.FromSeconds(i), place, (0, 0, yaw), 255, i, i, 0);
        List<Trace> traces = [.. Enumerable.Range(0, 101).Select(i => i < 100 ? At(i, new(0, 0, 0), 0) : At(i, new(Radius, Radius, 0), Math.PI / 2))];

        var placed = DriveWay.Of(traces, Moving(101, 0, 100));

        // To three parts in a hundred; its chord, 5.66 m, is ten short.
        Assert.Equal(Radius * Math.PI / 2 * 0.99, placed[^1].AlongM - placed[0].AlongM, 0.03 * Radius * Math.PI / 2);
        foreach (var trace in placed)
        {
            // A fifth of what the straight way is off by, at the most.
            Assert.Equal(Radius, Math.Sqrt(Math.Pow(trace.Place.X - Radius, 2) + Math.Pow(trace.Place.Y, 2)), 0.2 * Radius * (1 - Math.Sqrt(0.5)));
        }
    }

    [Fact]
    public void A_rover_that_turned_on_the_spot_drove_straight()
    {
        var traces = Traces(60, static i => i < 55 ? new(0, 0, 0) : new(-2, 0, 0), 0.1); // it heads north, but went west

        Assert.All(DriveWay.Of(traces, Moving(60, 0, 50)), trace => Assert.Equal(0, trace.Place.Y, 1e-9));
    }

    [Fact]
    public void Traces_before_the_first_fix_and_movement_that_no_fix_confirms_have_no_place()
    {
        var traces = Traces(200, static i => i < 100 ? null : new(1 + (i >= 150 ? 1e-4 : 0), 1, 0), 0);

        Assert.Empty(DriveWay.Of(traces, Moving(200, 0, 200)));
    }

    [Fact]
    public void Between_two_traces_a_profile_has_what_lies_between_them()
    {
        PlacedTrace Placed(int i, double along) => new(i, along, Start + TimeSpan.FromSeconds(10 * along), new(along, -along, 2), null);
        PlacedTrace[] placed = [Placed(3, 0), Placed(4, 0.05), Placed(9, 0.13), Placed(10, 0.2)];
        Linear[][] rows = [.. placed.Select(trace => new[] { new Linear((float)trace.AlongM), new Linear(7) })];

        var (echo, traces) = EvenSpacing.Resample(placed, i => rows[i], 2, 0.04);

        Assert.Equal(6, traces.Count);
        for (var i = 0; i < traces.Count; i++)
        {
            Assert.Equal(0.04 * i, traces[i].AlongM, 1e-9);
            Assert.Equal(0.04 * i, traces[i].Place.X, 1e-9);
            Assert.Equal(0.04 * i, echo[0, i].Value, 1e-6);
            Assert.Equal(0.4 * i, (traces[i].Time - Start).TotalSeconds, 1e-6);
            Assert.Equal(7, echo[1, i].Value);
        }
    }

    static List<Trace> Traces(int count, Func<int, Point<SiteFrame>?> place, double yaw) =>
        [.. Enumerable.Range(0, count).Select(i => new Trace(Start + TimeSpan.FromMilliseconds(674 * i), place(i), place(i) is null ? null : (0, 0, yaw), 255, i, i, 0))];

    static bool[] Moving(int count, int from, int to) => [.. Enumerable.Range(0, count).Select(i => i >= from && i < to)];
}
