using System.Globalization;
using System.Text.RegularExpressions;
using Farside.Core.Time;

namespace Farside.Catalogue.Stac;

/// <summary>Times as RFC 3339 writes them, and intervals of them.</summary>
static partial class StacTime
{
    // What sixty-four bits of nanoseconds hold; nobody asks about times beyond.
    const int FirstYear = 1750;
    const int LastYear = 2250;

    public static Epoch Earliest { get; } = new(long.MinValue + 1);
    public static Epoch Latest { get; } = new(long.MaxValue);

    /// <exception cref="StacQueryException">No date and time with a zone.</exception>
    public static Epoch Parse(string text, string element)
    {
        var match = Pattern().Match(text);
        if (!match.Success || !Epoch.TryParseUtc(match.Groups["time"].Value.ToUpperInvariant() + "Z", out var time))
        {
            return match.Success && IsFar(match.Groups["time"].Value) is { } far ? far : throw new StacQueryException(element, text, "a time such as 2019-01-11T19:57:09Z");
        }

        return IsFar(text) ?? time - Offset(match);
    }

    /// <summary>The midnight that begins a date.</summary>
    /// <exception cref="StacQueryException">No date.</exception>
    public static Epoch ParseDate(string text, string element) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? Parse(text + "T00:00:00Z", element)
            : throw new StacQueryException(element, text, "a date such as 2019-01-11");

    /// <summary>Reads <c>time</c>, <c>time/time</c>, <c>../time</c> or <c>time/..</c>; both ends are included.</summary>
    /// <exception cref="StacQueryException">Anything else, or an end before the beginning.</exception>
    public static (Epoch From, Epoch To) ParseInterval(string text, string element)
    {
        var parts = text.Split('/');
        if (parts.Length > 2 || (parts.Length == 2 && IsOpen(parts[0]) && IsOpen(parts[1])))
        {
            throw new StacQueryException(element, text, "a time, or two with a slash between, of which one may be '..'");
        }

        var from = IsOpen(parts[0]) && parts.Length == 2 ? Earliest : Parse(parts[0], element);
        var to = parts.Length == 1 ? from : IsOpen(parts[1]) ? Latest : Parse(parts[1], element);
        return from <= to ? (from, to) : throw new StacQueryException(element, text, "a beginning before the end");
    }

    static bool IsOpen(string end) => end is "" or "..";

    static Epoch? IsFar(string text) => int.Parse(text.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture) switch
    {
        < FirstYear => Earliest,
        > LastYear => Latest,
        _ => null,
    };

    static TimeSpan Offset(Match match)
    {
        var zone = match.Groups["zone"].Value;
        return zone.Length == 1 ? TimeSpan.Zero
            : new TimeSpan(int.Parse(zone.AsSpan(1, 2), NumberStyles.None, CultureInfo.InvariantCulture), int.Parse(zone.AsSpan(4, 2), NumberStyles.None, CultureInfo.InvariantCulture), 0) * (zone[0] == '-' ? -1 : 1);
    }

    [GeneratedRegex(@"^(?<time>[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])[Tt]([01][0-9]|2[0-3]):[0-5][0-9]:([0-5][0-9]|60)(\.[0-9]{1,9})?)(?<zone>[Zz]|[+-]([01][0-9]|2[0-3]):[0-5][0-9])$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Pattern();
}
