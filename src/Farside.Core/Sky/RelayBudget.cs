namespace Farside.Core.Sky;

/// <summary>What a relay can carry in one lunar day: its windows while the Sun is up, since it rests in the lunar night, times a rate.</summary>
/// <param name="Windows">Cut at sunrise and sunset.</param>
/// <remarks>An upper bound: one vehicle at a time at its full rate through every window, which no schedule does.</remarks>
public sealed record RelayBudget(LunarDay Day, IReadOnlyList<RelayWindow> Windows)
{
    public TimeSpan Linked => TimeSpan.FromTicks(Windows.Sum(window => window.Length.Ticks));

    public static RelayBudget Of(LunarSite site, LunarDay day, RelayOptions options) => new(day, RelayWindows.Between(site, day.Sunrise, day.Sunset, options));

    /// <summary>Bytes that pass at so many thousand bits a second.</summary>
    public double BytesAt(double kilobitsPerSecond) => Linked.TotalSeconds * kilobitsPerSecond * 1000 / 8;
}
