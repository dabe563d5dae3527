using System.Globalization;
using System.Text.Json.Nodes;
using Farside.Archive.Store;
using Farside.Simulator.Mission;
using Farside.Simulator.Terrain;

namespace Farside.Simulator.Instruments.Radar;

/// <summary>One working period recorded: its three products, one at a time, and what is true of them.</summary>
sealed class LprRecording
{
    const double LeastS = 6;

    readonly LprPeriod _period;
    readonly Subsurface _ground;
    readonly uint _seed;
    readonly LprDrive _drive;

    LprRecording(LprPeriod period, Subsurface ground, uint seed)
    {
        if (period.DurationS < LeastS)
        {
            throw new SimulationException($"radar period {period.Sequence}", $"{period.DurationS:F1} s", $"at least {LeastS} s", "Channel 1 takes its first record 5.725 s after channel 2.");
        }

        (_period, _ground) = (period, ground);
        _seed = Chance.Of(seed, int.Parse(period.Sequence, CultureInfo.InvariantCulture), 8);
        _drive = new(period, _seed);
    }

    /// <param name="seed">The mission's; the period's sequence makes it its own.</param>
    public static LprRecording Of(LprPeriod period, Subsurface ground, uint seed) => new(period, ground, seed);

    /// <summary>Channels 1, 2A, 2B, each made when it is asked for: no more than one need be in memory.</summary>
    public IEnumerable<(SimulatedProduct Product, IReadOnlyList<TraceTruth> Traces)> Products(CancellationToken cancellation = default)
    {
        foreach (var channel in (IReadOnlyList<LprChannel>)[LprChannel.Channel1, LprChannel.Channel2A, LprChannel.Channel2B])
        {
            var recorder = new LprRecorder(channel, _period, _drive, _ground, _seed);
            var (bytes, traces) = (recorder.Record(cancellation: cancellation), recorder.Truth());
            var name = NameOf(channel);
            var label = LprLabel.Of(name, channel, traces[0].Time, traces[^1].Time, traces.Count, recorder.RecordBytes);
            yield return (new($"LPR/{name.Mode}/2B/{_period.ReleaseMonth}", name, label, bytes), traces);
        }
    }

    /// <summary>Layers, rocks, drive, navigation and time zero.</summary>
    public JsonObject Truth() => LprTruth.Of(_period, _drive, _ground, TimeZeroDrift.Of(_period, _seed));

    ProductName NameOf(LprChannel channel) =>
        new("CE4", "GRAS", channel.Payload, "SCI", 'N', _period.PlannedStart, _period.PlannedStop, _period.Sequence, 'A', "2B", IsLabel: false);
}
