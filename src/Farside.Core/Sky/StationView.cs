namespace Farside.Core.Sky;

/// <summary>How one ground station sees the relay.</summary>
public readonly record struct StationView(GroundStation Station, SkyPosition Sky);
