using System.Numerics;
using Farside.Core.Rasters;

namespace Farside.Processing.Radar;

/// <summary>
/// Migration in the frequency–wave-number plane (Stolt): moves every echo to where it was scattered, for level ground of one velocity. Time stays
/// two-way time, now straight down. Long sections are done in blocks that overlap, so that memory does not grow with them.
/// </summary>
/// <remarks>Source: Stolt 1978, Geophysics 43, 23–48; the exploding reflector's half velocity.</remarks>
public sealed record StoltStep : RadarStep
{
    const int MostTraces = 4096; // of a block with its margins and padding
    const int Margin = 512;

    /// <summary>Metres a nanosecond, one way.</summary>
    public double VelocityMPerNs { get; init; } = Depth.Velocity(3.5);

    /// <summary>Echoes that come in more obliquely than this are left out, degrees from straight down: the antenna hears none, only noise does.</summary>
    public double AngleDeg { get; init; } = 45;

    public override string Word => "stolt";

    public override IEnumerable<(string Name, string Value)> Settings => [("velocity", Text(VelocityMPerNs)), ("angle", Text(AngleDeg))];

    public override RadarSection Apply(RadarSection section, RadarWork work)
    {
        Require(VelocityMPerNs is > 0.01 and <= 0.3, ToString(), $"{Text(VelocityMPerNs)} m/ns", "a velocity from 0.01 to 0.3 m/ns");
        Require(AngleDeg is > 0 and <= 90, ToString(), $"{Text(AngleDeg)}°", "an angle from 0 to 90°");
        Require(section.SpacingM > 0, ToString(), "traces at uneven or unknown distances", "an even spacing");
        var padding = section.Traces <= MostTraces / 2 ? Math.Max(64, section.Traces / 2) : MostTraces / 4;
        var held = Math.Min(section.Traces, MostTraces - padding);
        var block = new StoltBlock(section, (int)BitOperations.RoundUpToPowerOf2((uint)(held + padding)), VelocityMPerNs, AngleDeg, work);
        var kept = held == section.Traces ? held : held - (2 * Margin);
        var migrated = new Raster<Linear>(section.Samples, section.Traces);
        for (var first = 0; first < section.Traces; first += kept)
        {
            var from = Math.Max(0, Math.Min(first - (held == section.Traces ? 0 : Margin), section.Traces - held));
            block.Migrate(section.Echo, from, held, migrated, first, Math.Min(kept, section.Traces - first));
        }

        return section with { Echo = migrated };
    }
}
