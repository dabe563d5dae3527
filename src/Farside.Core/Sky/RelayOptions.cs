using Farside.Core.Units;

namespace Farside.Core.Sky;

/// <summary>What it takes for the relay to see both ends.</summary>
public sealed record RelayOptions
{
    public RelayOrbit Orbit { get; init; } = RelayOrbit.Model;

    public IReadOnlyList<GroundStation> Stations { get; init; } = GroundStation.Chinese;

    /// <summary>Least elevation of the relay over the landing site; 10° clears the horizon of hills and slopes.</summary>
    public Angle SiteElevation { get; init; } = Angle.FromDegrees(10);

    /// <summary>Least elevation of the relay over a ground station; large dishes work from 5° to 10° up.</summary>
    public Angle StationElevation { get; init; } = Angle.FromDegrees(10);
}
