using Farside.Simulator.Instruments;

namespace Farside.Simulator.Mission;

/// <summary>One working period of the penetrating radar, all three receivers: the rover stands, drives its stretch, stands.</summary>
sealed record RadarActivity(WorkingPeriod Period, double DurationS) : Activity($"lpr-{Period.Sequence}", "LPR", Period.RadarOn, Period.RadarOn + TimeSpan.FromSeconds(DurationS))
{
    public override bool IsLander => false;

    public override long SentBytes => (long)(DurationS * ((2 * 8307 / 0.674) + (32_883 / 6.4)));

    public override int Products => 3;

    public override string Doing => "penetrating radar";

    public override void Perform(World world, ActivityOutput output)
    {
        var ground = world.Landing;
        var drive = new LprDrive(RoverRoute.Between(Period.FromM, Period.ToM), (x, y) => ground.HeightAt(x, y, 5), Start, DurationS);
        var subsurface = new Subsurface(world.Seed, drive.LengthM);
        foreach (var channel in (ReadOnlySpan<LprChannel>)[LprChannel.Channel1, LprChannel.Channel2A, LprChannel.Channel2B])
        {
            var recorder = new LprRecorder(channel, drive, subsurface, world.Seed);
            var bytes = recorder.Record(out var first, out var last);
            var name = Naming.Of(channel.Payload, Start - TimeSpan.FromMinutes(6), Start + TimeSpan.FromHours(23), Period.Sequence, 'A', "2B");
            output.Keep(new SimulatedProduct($"LPR/{channel.Payload[4..]}/2B/{Naming.ReleaseOf(Start)}", name, LprLabel.Of(name, channel, first, last, bytes.Length / recorder.RecordBytes, recorder.RecordBytes), bytes));
        }
    }
}
