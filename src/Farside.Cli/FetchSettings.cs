using System.CommandLine;
using System.Globalization;
using Farside.Archive.Portal;
using Farside.Archive.Portal.Fetching;
using Farside.Core.Time;

namespace Farside.Cli;

/// <summary>What <c>fetch</c> may be told.</summary>
sealed class FetchSettings
{
    readonly Option<string?> _mission = CommonOptions.Mission();
    readonly Option<string?> _instrument = CommonOptions.Instrument();
    readonly Option<string?> _mode = new("--mode") { Description = "Only this mode of the instrument, e.g. Q or 2A." };
    readonly Option<string?> _level = new("--level") { Description = "Only this processing level, e.g. 2B." };
    readonly Option<string?> _sequence = CommonOptions.Sequence();
    readonly Option<int?> _day = CommonOptions.LunarDay();
    readonly Option<Epoch?> _from = CommonOptions.Utc("--from", "Only what begins then or later, UTC", "2019-01-11");
    readonly Option<Epoch?> _to = CommonOptions.Utc("--to", "Only what begins before, UTC", "2019-02-01");
    readonly Option<bool> _refresh = new("--refresh") { Description = "Also ask whether files that are here have changed at the source; those are fetched again, the old ones kept in .farside/replaced." };
    readonly Option<int> _connections = CommonOptions.Whole("--connections", "Files at one time.", 4, 1, 16);
    readonly Option<long?> _rate = Rate();
    readonly Option<string[]> _hosts = new("--allow-host") { Description = "Another host that files may come from; may be given again." };
    readonly Option<string[]> _expired = new("--accept-expired-certificate") { Description = "The host whose certificate may have expired; nothing else about it may be wrong.", HelpName = "host" };
    readonly Option<string?> _portal = new("--portal") { Description = "Another address of the portal, e.g. of a mirror.", HelpName = "address" };

    public void AddTo(Command verb)
    {
        Option[] options = [_mission, _instrument, _mode, _level, _sequence, _day, _from, _to, _refresh, _connections, _rate, _hosts, _expired, _portal];
        options.ToList().ForEach(verb.Options.Add);
    }

    public FetchOptions Read(ParseResult parsed) => new()
    {
        Selection = new()
        {
            Missions = Missions(parsed.GetValue(_mission)),
            Instruments = Words(parsed.GetValue(_instrument)),
            Modes = Words(parsed.GetValue(_mode)),
            Levels = Words(parsed.GetValue(_level)),
            Sequences = Words(parsed.GetValue(_sequence)),
            LunarDay = parsed.GetValue(_day),
            From = parsed.GetValue(_from),
            To = parsed.GetValue(_to),
        },
        Polite = new()
        {
            Connections = parsed.GetValue(_connections),
            BytesPerSecond = parsed.GetValue(_rate),
            Hosts = parsed.GetValue(_hosts) ?? [],
            ExpiredCertificates = parsed.GetValue(_expired) ?? [],
        },
        IsRefresh = parsed.GetValue(_refresh),
    };

    /// <exception cref="FetchException">No web address.</exception>
    public Uri? Portal(ParseResult parsed) => parsed.GetValue(_portal) is not { } given ? null
        : Uri.TryCreate(given, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? address
        : throw new FetchException("--portal", given, "an address such as https://moon.bao.ac.cn");

    static IReadOnlyList<string> Missions(string? given)
    {
        var words = Words(given).Select(word => word.ToLowerInvariant()).ToList();
        return words.Find(word => !PortalFacts.Missions.Contains(word)) is { } unknown
            ? throw new FetchException("--mission", unknown, $"one or more of {string.Join(", ", PortalFacts.Missions)}") : words;
    }

    static List<string> Words(string? given) => [.. (given ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];

    static Option<long?> Rate() => new("--rate")
    {
        Description = "Bytes a second at the most, e.g. 2M; as fast as they come by default.",
        CustomParser = result =>
        {
            if (!ByteSize.TryParse(result.Tokens[0].Value, out var bytes) || bytes < 1024)
            {
                result.AddError(string.Create(CultureInfo.InvariantCulture, $"--rate: found {result.Tokens[0].Value}; expected a size such as 512k or 2M, at least 1k."));
            }

            return bytes;
        },
    };
}
