namespace Farside.Cli.Verbs;

/// <summary>Which table <c>farside sky --lunar-days</c> gives.</summary>
enum SkyTable
{
    /// <summary>Sunrise, noon, sunset.</summary>
    Days,

    /// <summary>Eclipses of the Sun by the Earth.</summary>
    Eclipses,

    /// <summary>When the relay sees the site and a ground station.</summary>
    Windows,

    /// <summary>Where the relay stands on its model orbit, over the site and over the stations, every six hours.</summary>
    Relay,

    /// <summary>What the links can carry in each lunar day.</summary>
    Budget,
}
