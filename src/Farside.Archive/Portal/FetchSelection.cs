using Farside.Archive.Missions;
using Farside.Archive.Store;
using Farside.Core.Time;

namespace Farside.Archive.Portal;

/// <summary>Which products are asked for; an empty list asks for all.</summary>
public sealed record FetchSelection
{
    /// <summary>Short names, e.g. <c>ce4</c>.</summary>
    public IReadOnlyList<string> Missions { get; init; } = [];

    /// <summary>E.g. <c>pcam</c>, <c>pcaml</c> for one eye, <c>lpr</c>.</summary>
    public IReadOnlyList<string> Instruments { get; init; } = [];

    /// <summary>E.g. <c>C</c>, <c>2A</c>, <c>SD</c>.</summary>
    public IReadOnlyList<string> Modes { get; init; } = [];

    /// <summary>E.g. <c>2B</c>.</summary>
    public IReadOnlyList<string> Levels { get; init; } = [];

    /// <summary>With or without leading zeros.</summary>
    public IReadOnlyList<string> Sequences { get; init; } = [];

    /// <summary>From 1, the landing's; null for all.</summary>
    public int? LunarDay { get; init; }

    /// <summary>Only what begins then or later.</summary>
    public Epoch? From { get; init; }

    /// <summary>Only what begins before.</summary>
    public Epoch? To { get; init; }

    /// <summary>Nothing but the mission is asked for, so files whose names tell nothing belong to it too.</summary>
    public bool TakesAnyName => Instruments.Count + Modes.Count + Levels.Count + Sequences.Count == 0 && LunarDay is null && From is null && To is null;

    public bool Takes(ProductName name) =>
        Has(Missions, name.Mission) && (Instruments.Count == 0 || Instruments.Any(given => IsInstrument(given, name))) && Has(Modes, name.Mode) && Has(Levels, name.Level)
        && (Sequences.Count == 0 || Sequences.Any(given => given.TrimStart('0') == name.Sequence.TrimStart('0')))
        && (From is not { } from || name.Start >= from) && (To is not { } to || name.Start < to)
        && (LunarDay is null || MissionRegistry.Find(name.Mission)?.LunarDay(name.Start) == LunarDay);

    /// <summary>A file by its name; one that follows no grammar only where nothing of a name is asked for.</summary>
    public bool Takes(string fileName) => ProductName.TryParse(fileName, out var name) ? Takes(name) : TakesAnyName && Missions.Count == 0;

    /// <exception cref="FetchException">A lunar day of a mission whose days nobody can count here.</exception>
    public void RequireDays()
    {
        if (LunarDay is not null && Missions.FirstOrDefault(mission => MissionRegistry.Find(mission)?.LunarDays is null) is { } mission)
        {
            throw MissionRegistry.Find(mission) is { IsOnMoon: false, Body: var body }
                ? new FetchException("--lunar-day", $"mission {mission}, which counts sols on {body}", "a mission on the Moon", "Give --sequence with the sol in five digits (00011), or --from and --to.")
                : new FetchException("--lunar-day", $"mission {mission}, whose lunar days are not known", "ce4", "Give --from and --to instead.");
        }
    }

    static bool Has(IReadOnlyList<string> given, string word) => given.Count == 0 || given.Contains(word, StringComparer.OrdinalIgnoreCase);

    // NaTeCamA and NaTeCamB are one instrument to whoever asks for natecam; pcaml is one eye of pcam.
    static bool IsInstrument(string given, ProductName name) =>
        name.Instrument.StartsWith(given, StringComparison.OrdinalIgnoreCase) || name.Payload.StartsWith(given, StringComparison.OrdinalIgnoreCase) || (name.Instrument + name.Eye).Equals(given, StringComparison.OrdinalIgnoreCase);
}
