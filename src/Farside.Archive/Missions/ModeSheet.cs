namespace Farside.Archive.Missions;

/// <summary>What is known of one mode of one instrument.</summary>
public readonly record struct ModeSheet(InstrumentSheet Instrument, string Path)
{
    /// <summary>What its products become: <c>frame</c>, <c>radargram</c>, <c>cube</c>, <c>spectrum</c>, <c>spectrogram</c>, <c>table</c>; null for a mode nobody has described.</summary>
    public string? Kind => Text("kind");

    /// <summary>False for payloads whose real labels nobody has seen.</summary>
    public bool HasSeenLabel => Instrument.Facts.IsTrue($"{Path}.seenLabel");

    public string? Text(string name) => Instrument.Facts.Text($"{Path}.{name}");

    public double? Number(string name) => Instrument.Facts.Number($"{Path}.{name}");

    public int? Count(string name) => Instrument.Facts.Count($"{Path}.{name}");
}
