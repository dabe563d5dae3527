namespace Farside.Archive.Missions;

/// <summary>What is known of one instrument of one mission.</summary>
public sealed class InstrumentSheet(FactSheet facts)
{
    public FactSheet Facts => facts;

    /// <summary>In capitals, e.g. <c>PCAM</c>.</summary>
    public string Instrument => facts.Text("instrument") ?? facts.Name.ToUpperInvariant();

    /// <summary>In words, e.g. <c>panoramic camera</c>.</summary>
    public string Title => facts.Text("title") ?? Instrument;

    /// <summary>Names of the repair rules for this instrument's products, in the order in which they are tried.</summary>
    public IReadOnlyList<string> Rules { get; } = facts.Texts("rules");

    /// <summary>The part of the sheet about one mode, of one level where levels differ (<c>C@2C</c>); the part named <c>*</c> where that mode has none of its own.</summary>
    public ModeSheet Mode(string mode, string level = "")
    {
        string[] parts = [$"{mode}@{level}", mode, $"*@{level}", "*"];
        return new(this, $"modes.{parts.FirstOrDefault(part => facts.Has($"modes.{part}")) ?? "*"}");
    }
}
