using Farside.Core.Time;

namespace Farside.Core.Sky;

/// <summary>
/// One lunar day at a site, from sunrise to the next sunrise. Sunrise and sunset: the centre of the Sun's disc on the level horizon (its upper limb and
/// the terrain shift them by an hour and more); noon: the Sun on the meridian.
/// </summary>
/// <param name="Number">1 for the day of the landing.</param>
public readonly record struct LunarDay(int Number, Epoch Sunrise, Epoch Noon, Epoch Sunset)
{
    /// <summary>Whether the Sun is up; the rest of the lunar day is its night.</summary>
    public bool IsLight(Epoch time) => time >= Sunrise && time < Sunset;
}
