using Farside.Simulator.Instruments.Particles;
using Farside.Simulator.Terrain;

namespace Farside.Simulator.Mission;

/// <summary>The rover's analyser of energetic neutral atoms, an hour and forty minutes after a drive.</summary>
sealed record NeutralAtomActivity(WorkingPeriod Period) : Activity($"asan-{Period.Sequence}", "ASAN", Period.SpectrometerOn, Period.SpectrometerOn + TimeSpan.FromMinutes(100))
{
    public override bool IsLander => false;

    public override bool IsInFirstRelease => false;

    public override long SentBytes => 400_000;

    public override int Products => 1;

    public override string Doing => "neutral atoms";

    public override void Perform(World world, ActivityOutput output) => output.Keep(AsanProducts.Of(new()
    {
        Start = Start,
        Stop = Stop,
        Sequence = Period.Sequence,
        Seed = Chance.Of(world.Seed, Period.Number, 61),
        SunAt = LandingSite.SunAt,
        ReleaseMonth = Naming.ReleaseOf(Stop),
    }));
}
