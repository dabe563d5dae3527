using Farside.Core.Time;
using Farside.Simulator.Instruments.Radio;
using Farside.Simulator.Terrain;

namespace Farside.Simulator.Mission;

/// <summary>A file of the lander's low-frequency radio spectrometer.</summary>
/// <param name="Sequence">Counts working periods for version B, UTC days since the landing for version A.</param>
/// <param name="Records">Spread evenly over the time; the real instrument takes about one a second.</param>
sealed record RadioActivity(string Sequence, char Version, Epoch On, Epoch Off, int Records) : Activity($"lfrs-{Sequence}-{char.ToLowerInvariant(Version)}", "LFRS", On, Off)
{
    public override bool IsLander => true;

    public override bool IsInFirstRelease => false;

    public override long SentBytes => Records * 8287L / 8;

    public override int Products => 1;

    public override string Doing => "radio spectrometer";

    public override void Perform(World world, ActivityOutput output) => output.Keep(LfrsProducts.Of(new()
    {
        Start = Start,
        Stop = Stop,
        Sequence = Sequence,
        Version = Version,
        Seed = Chance.Of(world.Seed, (int)(Start - LandingSite.LandingCameraOn).TotalMinutes, 62),
        SunAt = LandingSite.SunAt,
        Records = Records,
        ReleaseMonth = Naming.ReleaseOf(Stop),
    }));
}
