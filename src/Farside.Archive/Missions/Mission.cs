using Farside.Archive.Store;
using Farside.Core.Sky;
using Farside.Core.Time;
using Farside.Core.Units;

namespace Farside.Archive.Missions;

/// <summary>A mission as its data files describe it: who flew, where it stands, what its instruments give.</summary>
public sealed class Mission(FactSheet facts, IReadOnlyList<InstrumentSheet> instruments)
{
    public FactSheet Facts => facts;

    /// <summary>Short name, e.g. <c>ce4</c>.</summary>
    public string Name => facts.Text("name") ?? "";

    /// <summary>In words, e.g. <c>Chang'e-4</c>.</summary>
    public string Title => facts.Text("title") ?? Name;

    public IReadOnlyList<InstrumentSheet> Instruments => instruments;

    /// <summary>Every published position of the lander under its own name; they differ by hundreds of metres and are never averaged.</summary>
    public IReadOnlyDictionary<string, LunarSite> Sites { get; } = ReadSites(facts);

    /// <summary>The body it stands on, e.g. <c>Moon</c>.</summary>
    public string Body => facts.Text("body") ?? "Moon";

    /// <summary>False for a mission on another body, which has no <see cref="Sites"/>, no lunar days and no sky of ours.</summary>
    public bool IsOnMoon => Body is "Moon";

    /// <summary>The position that the labels use, and that the site frame starts from. Throws a <see cref="ArchiveException"/> for a mission that does not stand on the Moon.</summary>
    public LunarSite Origin => Sites.Count > 0
        ? Sites[facts.Text("originSite") ?? Sites.Keys.First()]
        : throw new ArchiveException(Name, $"a mission on {Body}", "one on the Moon", $"Farside's sky, lunar days and maps are the Moon's{(IsOnMoon ? "" : "; that mission counts sols, which are its sequence numbers")}.");

    /// <summary>Names of the rules that every product of this mission is tried with.</summary>
    public IReadOnlyList<string> Rules { get; } = facts.Texts("rules");

    /// <summary>Lunar days of the mission at <see cref="Origin"/>, each from sunrise to sunrise, counted from 1 at the sunrise before the landing; null without a landing and on another body.</summary>
    public LunarDays? LunarDays => field ??= IsOnMoon && Epoch.TryParseUtc(facts.Text("landing"), out var landing) ? LunarDays.Since(Origin, landing) : null;

    /// <summary>Number of the lunar day; null before the landing's and long after it.</summary>
    public int? LunarDay(Epoch time) => LunarDays?.At(time)?.Number;

    public InstrumentSheet? Instrument(string name) => instruments.FirstOrDefault(sheet => sheet.Instrument.Equals(name, StringComparison.OrdinalIgnoreCase));

    static Dictionary<string, LunarSite> ReadSites(FactSheet facts) =>
        facts.Facts.Where(fact => fact.Path.StartsWith("sites.", StringComparison.Ordinal)).Select(fact => fact.Path.Split('.')[1]).Distinct().ToDictionary(
            name => name,
            name => new LunarSite(name, Degrees(facts, $"sites.{name}.longitude"), Degrees(facts, $"sites.{name}.latitude"), facts.Number($"sites.{name}.height") ?? double.NaN));

    static Angle Degrees(FactSheet facts, string path) => Angle.FromDegrees(facts.Number(path) ?? double.NaN);
}
