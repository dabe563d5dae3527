using Farside.Core.Time;

namespace Farside.Products.Charts;

/// <summary>Times as charts count them.</summary>
public static class ChartTime
{
    /// <summary>UTC seconds since 1970, leap seconds not counted.</summary>
    public static double Of(Epoch time)
    {
        var (year, month, day, hour, minute, second, nanosecond) = time.ToUtc();
        return new DateTimeOffset(year, month, day, hour, minute, 0, TimeSpan.Zero).ToUnixTimeSeconds() + second + (nanosecond * 1e-9);
    }
}
