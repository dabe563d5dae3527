using System.Diagnostics;
using Farside.Core.Sky;
using Farside.Core.Time;
using Farside.Core.Units;

namespace Farside.Archive.Missions;

/// <summary>A mission as its data files describe it: who flew, where it stands, what its instruments give.</summary>
public sealed class Mission(FactSheet facts, IReadOnlyList<InstrumentSheet> instruments)
{
    const double SynodicDays = 29.53;

    readonly Epoch[] _sunrises = [.. facts.Texts("sunrises").Select(text => Epoch.TryParseUtc(text, out var sunrise) ? sunrise : throw new UnreachableException($"{text} is no time."))];

    public FactSheet Facts => facts;

    /// <summary>Short name, e.g. <c>ce4</c>.</summary>
    public string Name => facts.Text("name") ?? "";

    /// <summary>In words, e.g. <c>Chang'e-4</c>.</summary>
    public string Title => facts.Text("title") ?? Name;

    public IReadOnlyList<InstrumentSheet> Instruments => instruments;

    /// <summary>Every published position of the lander under its own name; they differ by hundreds of metres and are never averaged.</summary>
    public IReadOnlyDictionary<string, LunarSite> Sites { get; } = ReadSites(facts);

    /// <summary>The position that the labels use, and that the site frame starts from.</summary>
    public LunarSite Origin => Sites[facts.Text("originSite") ?? Sites.Keys.First()];

    /// <summary>Names of the rules that every product of this mission is tried with.</summary>
    public IReadOnlyList<string> Rules { get; } = facts.Texts("rules");

    /// <summary>Lunar days of the mission, counted from 1 at the sunrise before the landing; null outside the table's years.</summary>
    public int? LunarDay(Epoch time)
    {
        var index = Array.BinarySearch(_sunrises, time);
        var day = index >= 0 ? index + 1 : ~index;
        return day == 0 || (day == _sunrises.Length && time - _sunrises[^1] > TimeSpan.FromDays(SynodicDays)) ? null : day;
    }

    public InstrumentSheet? Instrument(string name) => instruments.FirstOrDefault(sheet => sheet.Instrument.Equals(name, StringComparison.OrdinalIgnoreCase));

    static Dictionary<string, LunarSite> ReadSites(FactSheet facts) =>
        facts.Facts.Where(fact => fact.Path.StartsWith("sites.", StringComparison.Ordinal)).Select(fact => fact.Path.Split('.')[1]).Distinct().ToDictionary(
            name => name,
            name => new LunarSite(name, Degrees(facts, $"sites.{name}.longitude"), Degrees(facts, $"sites.{name}.latitude"), facts.Number($"sites.{name}.height") ?? double.NaN));

    static Angle Degrees(FactSheet facts, string path) => Angle.FromDegrees(facts.Number(path) ?? double.NaN);
}
