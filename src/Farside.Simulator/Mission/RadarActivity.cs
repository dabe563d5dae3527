using System.Text;
using Farside.Simulator.Instruments.Radar;

namespace Farside.Simulator.Mission;

/// <summary>One working period of the penetrating radar, all three receivers: the rover stands, drives its stretch leg by leg, stands.</summary>
/// <param name="DurationS">How long the radar listens; a shorter time than the stretch needs drives only its beginning.</param>
sealed record RadarActivity(WorkingPeriod Period, double DurationS) : Activity($"lpr-{Period.Sequence}", "LPR", Period.RadarOn, Period.RadarOn + TimeSpan.FromSeconds(DurationS))
{
    // Height of the ground under the rover at 12 cm: what its wheels feel.
    const int GroundLevel = 5;

    public override bool IsLander => false;

    public override long SentBytes => (long)(DurationS * ((2 * 8307 / 0.674) + (32_883 / 6.4)));

    public override int Products => 3;

    public override string Doing => "penetrating radar";

    public override void Perform(World world, ActivityOutput output)
    {
        var ground = world.Landing;
        var driven = Math.Min(Period.ToM - Period.FromM, LongestM);
        var recording = LprRecording.Of(
            new()
            {
                Sequence = Period.Sequence,
                PlannedStart = Start - TimeSpan.FromMinutes(6),
                PlannedStop = Start + TimeSpan.FromHours(23),
                Start = Start,
                Stop = Stop,
                Path = RoverRoute.Between(Period.FromM, Period.FromM + driven),
                GroundM = (x, y) => ground.HeightAt(x, y, GroundLevel),
                ReleaseMonth = Naming.ReleaseOf(Start),
            },
            world.Subsurface, world.Seed);
        foreach (var (product, traces) in recording.Products(output.Cancellation))
        {
            output.Keep(product);
            output.Truth.Write($"radar/{(output.Dressed(product) ?? product).Name.FileName}.csv", stream => stream.Write(Encoding.UTF8.GetBytes(TraceTruth.Table(traces))));
        }

        output.Facts["radar"] = recording.Truth();
    }

    // A tenth of the time at most, so that nine traces in ten stand.
    double LongestM => 0.1 * DurationS * LprDrive.SpeedMPerS;

    /// <summary>Seconds that a drive of so many metres keeps the radar on: longer ones have more to look at on the way.</summary>
    public static double DurationFor(double drivenM) => 310 + (DurationPerMetreS * drivenM);

    const double DurationPerMetreS = 188;
}
