using Farside.Core.Time;

namespace Farside.Site.Contents;

/// <summary>Unix seconds, which scripts and web formats count in.</summary>
static class UnixTime
{
    public static long Of(Epoch time)
    {
        var (year, month, day, hour, minute, second, _) = time.ToUtc();
        return new DateTimeOffset(year, month, day, hour, minute, 0, TimeSpan.Zero).ToUnixTimeSeconds() + second;
    }
}
