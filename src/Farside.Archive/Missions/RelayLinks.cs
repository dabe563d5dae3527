namespace Farside.Archive.Missions;

/// <summary>Rates of a mission's relay links that are reckoned with, thousand bits a second; all published rates are in its data file.</summary>
public sealed record RelayLinks(double RoverKbitPerS, double LanderKbitPerS, double EarthKbitPerS)
{
    /// <summary>What reaches the ground while both vehicles send: the narrower of both ends.</summary>
    public double EndToEndKbitPerS => Math.Min(RoverKbitPerS + LanderKbitPerS, EarthKbitPerS);

    /// <summary>Null for a mission whose data file states no links.</summary>
    public static RelayLinks? Of(Mission mission) =>
        mission.Facts.Number("links.usual.rover") is { } rover && mission.Facts.Number("links.usual.lander") is { } lander && mission.Facts.Number("links.usual.earth") is { } earth
            ? new(rover, lander, earth) : null;
}
