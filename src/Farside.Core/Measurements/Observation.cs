using Farside.Core.Records;
using Farside.Core.Time;

namespace Farside.Core.Measurements;

/// <summary>What every measurement says of itself. PDS4 calls it a Product_Observational.</summary>
public sealed record Observation
{
    /// <summary>The product's own identifier: for the Chinese missions the data file's name, else a LIDVID.</summary>
    public required string Id { get; init; }

    /// <summary>Short mission name, e.g. <c>ce4</c>; empty when unknown.</summary>
    public string Mission { get; init; } = "";

    /// <summary>Instrument in capitals, e.g. <c>PCAM</c>.</summary>
    public string Instrument { get; init; } = "";

    /// <summary>Instrument mode or channel: <c>C</c>, <c>Q</c>, <c>I</c>, <c>1</c>, <c>2A</c>, <c>SD</c> …</summary>
    public string Mode { get; init; } = "";

    /// <summary><c>L</c> or <c>R</c> for a stereo camera, else empty.</summary>
    public string Eye { get; init; } = "";

    public string Level { get; init; } = "";

    /// <summary>The four digits of the detection period.</summary>
    public string Sequence { get; init; } = "";

    /// <summary>The frame's number within its sequence and mode.</summary>
    public int? Index { get; init; }

    public Epoch? Start { get; init; }
    public Epoch? Stop { get; init; }

    /// <summary>True when label or data carry the word SIMULATED.</summary>
    public bool IsSimulated { get; init; }

    /// <summary>False for payloads whose real labels nobody has seen: read from whatever the label says.</summary>
    public bool IsVerified { get; init; } = true;

    /// <summary>Label facts a page can show, in order: name → text with unit.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Facts { get; init; } = [];

    public IReadOnlyList<Repair> Repairs { get; init; } = [];
}
