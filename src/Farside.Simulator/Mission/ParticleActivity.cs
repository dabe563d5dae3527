using Farside.Core.Time;
using Farside.Simulator.Instruments.Particles;
using Farside.Simulator.Terrain;

namespace Farside.Simulator.Mission;

/// <summary>The lander's neutron and dose detector over a lunar day's light: doses, neutrons, total dose.</summary>
/// <param name="Sequence">Its own count: the lunar day's number.</param>
sealed record ParticleActivity(string Sequence, Epoch On, Epoch Off) : Activity($"lnd-{Sequence}", "LND", On, Off)
{
    public override bool IsLander => true;

    public override bool IsInFirstRelease => false;

    public override long SentBytes => (long)(Off - On).TotalMinutes * 400;

    public override int Products => 3;

    public override string Doing => "dose detector";

    public override void Perform(World world, ActivityOutput output) => output.Keep(LndProducts.Of(new()
    {
        Start = On,
        Stop = Off,
        Sequence = Sequence,
        Seed = Chance.Of(world.Seed, LunarDay, 60),
        ReleaseMonth = Naming.ReleaseOf(Off),
    }));
}
