namespace Farside.Archive.Labels;

/// <summary>Bytes described but not taken apart: headers, streams, encoded pictures, documents.</summary>
public sealed record OtherStructure : Structure
{
    public override string Kind => What;

    /// <summary><c>header</c>, <c>stream</c>, <c>encoded</c>, <c>history</c>, <c>text</c> …</summary>
    public required string What { get; init; }

    /// <summary>Bytes where the label says them; null up to the file's end.</summary>
    public long? Length { get; init; }

    /// <summary>The label's parsing standard or encoding, e.g. <c>FITS 3.0</c>; empty when it says none.</summary>
    public string Standard { get; init; } = "";
}
