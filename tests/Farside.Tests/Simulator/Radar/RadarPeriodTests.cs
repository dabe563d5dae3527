using System.Buffers.Binary;
using Farside.Simulator;
using Farside.Simulator.Instruments.Radar;

namespace Farside.Tests.Simulator.Radar;

/// <summary>A working period: standing, legs, navigation, names and truth.</summary>
public sealed class RadarPeriodTests
{
    static readonly LprPeriod Long = RadarBytes.Period([(10, -20), (10, -15.5), (13.5, -12)], 2520, "0050") with { TemperatureC = null };
    static readonly LprRecording Recording = LprRecording.Of(Long, new Subsurface(8), 8);
    static readonly Lazy<IReadOnlyList<(Farside.Simulator.Mission.SimulatedProduct Product, IReadOnlyList<TraceTruth> Traces)>> MadeProducts = new(() => [.. Recording.Products()]); // not at type load: its threads may need this type

    [Fact]
    public void More_than_nine_traces_in_ten_are_taken_standing() =>
        Assert.All(MadeProducts.Value, product => Assert.InRange(product.Traces.Count(trace => !trace.IsMoving) / (double)product.Traces.Count, 0.9, 0.97));

    [Fact]
    public void A_period_that_is_too_short_for_its_drive_says_so()
    {
        var refusal = Assert.Throws<SimulationException>(() => LprRecording.Of(RadarBytes.Period([(0, 0), (0, 50)], 600), new Subsurface(8), 8));
        Assert.Contains("50.0 m", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Standing_traces_of_channel_1_differ_by_10_to_20_and_moving_ones_by_much_more()
    {
        var (product, traces) = MadeProducts.Value[0];
        var echoes = RadarBytes.Echoes(product.Data, LprChannel.Channel1);
        var steps = Enumerable.Range(1, echoes.Count - 1).Select(i => (Moves: traces[i].AlongM > traces[i - 1].AlongM, Rms: RadarBytes.Rms([RadarBytes.Difference(echoes[i], echoes[i - 1])], 300, 4000))).ToList();

        Assert.InRange(Median(steps.Where(step => !step.Moves).Select(step => step.Rms)), 10, 20);
        Assert.True(Median(steps.Where(step => step.Moves).Select(step => step.Rms)) > 60); // 80–240 in the real file
    }

    [Fact]
    public void Navigation_is_silent_at_first_then_held_and_does_not_follow_a_moving_rover()
    {
        var (product, traces) = MadeProducts.Value[2];
        var places = traces.Select(trace => RadarBytes.Place(RadarBytes.RecordOf(product.Data, LprChannel.Channel2B, trace.Trace))).ToList();
        Assert.Equal(default, places[0]);
        Assert.True(traces.First(trace => trace.IsMoving).Trace <= places.FindIndex(place => place != default) + 1);
        for (var i = 1; i < traces.Count; i++)
        {
            Assert.True(!traces[i].IsMoving || !traces[i - 1].IsMoving || places[i] == places[i - 1]);
        }

        Assert.InRange(places.Distinct().Count(), 4, 12);
    }

    [Fact]
    public void Stated_places_are_true_when_the_rover_stands()
    {
        var (product, traces) = MadeProducts.Value[2];
        var known = 0;
        foreach (var trace in traces.Where(trace => !trace.IsMoving && trace.Trace > traces.Last(last => last.IsMoving).Trace))
        {
            var record = RadarBytes.RecordOf(product.Data, LprChannel.Channel2B, trace.Trace);
            var (north, east, down) = RadarBytes.Place(record);
            if ((north, east, down) != default && trace.Trace > traces.Count - 200)
            {
                known++;
                Assert.Equal(trace.EastM, BinaryPrimitives.ReadSingleLittleEndian(record[38..]) + east, 0.002);
                Assert.Equal(trace.NorthM, BinaryPrimitives.ReadSingleLittleEndian(record[42..]) + north, 0.002);
                Assert.Equal(trace.UpM, BinaryPrimitives.ReadSingleLittleEndian(record[46..]) - down, 0.002);
            }
        }

        Assert.Equal(199, known);
    }

    [Fact]
    public void Names_carry_the_planned_period_and_labels_the_true_times()
    {
        Assert.Equal(
            ["CE4_GRAS_LPR-1_SCI_N_20190301001000_20190304073000_0050_A.2B", "CE4_GRAS_LPR-2A_SCI_N_20190301001000_20190304073000_0050_A.2B", "CE4_GRAS_LPR-2B_SCI_N_20190301001000_20190304073000_0050_A.2B"],
            MadeProducts.Value.Select(product => product.Product.Name.FileName));
        Assert.Equal(["LPR/1/2B/2019-07", "LPR/2A/2B/2019-07", "LPR/2B/2B/2019-07"], MadeProducts.Value.Select(product => product.Product.Folder));
        var times = MadeProducts.Value[2].Product.Label.At("Observation_Area/Time_Coordinates")!;
        Assert.Equal("2019-03-02T08:14:11.245Z", times.Child("start_date_time")!.Text);
        Assert.Equal(MadeProducts.Value[2].Traces[^1].Time.ToUtcText(), times.Child("stop_date_time")!.Text);
    }

    [Fact]
    public void The_truth_lists_every_trace_and_the_ground_with_its_rocks()
    {
        var table = TraceTruth.Table(MadeProducts.Value[0].Traces).Split('\n');
        Assert.Equal("trace,utc,east_m,north_m,up_m,along_m,moving", table[0]);
        Assert.Equal("0,2019-03-02T08:14:16.970Z,10.0000,-20.0000,0.4000,0.0000,0", table[1]); // 0.02 · 10 + 0.01 · 20 of ground

        var truth = Recording.Truth();
        Assert.Equal(15, truth["ground"]!["layers"]!.AsArray().Count);
        Assert.Equal(2.9, (double)truth["ground"]!["layers"]![0]!["permittivity"]!);
        Assert.InRange((double)truth["channels"]![2]!["standingShare"]!, 0.9, 0.97);
        Assert.InRange((double)truth["channels"]![2]!["timeZeroSampleFirst"]!, 87, 93.5);
        Assert.True(truth["rocks"]!.AsArray().Count > 20);
    }

    [Fact]
    public void Time_zero_differs_from_file_to_file_by_three_samples_at_most()
    {
        var at = Enumerable.Range(1, 24).Select(i =>
        {
            var recording = LprRecording.Of(RadarBytes.Period([(3 * i, 7)], 6, $"{i:D4}") with { TemperatureC = null }, new Subsurface(8), 8);
            var data = recording.Products().Last().Product.Data;
            return Array.IndexOf(RadarBytes.Echo(data, LprChannel.Channel2B, 0), RadarBytes.Echo(data, LprChannel.Channel2B, 0).Min());
        }).ToList();

        Assert.All(at, sample => Assert.InRange(sample, 84, 90)); // as the real files have it
        Assert.True(at.Distinct().Count() >= 4);
    }

    static double Median(IEnumerable<double> values) => values.Order().ToList() is var sorted ? sorted[sorted.Count / 2] : 0;
}
