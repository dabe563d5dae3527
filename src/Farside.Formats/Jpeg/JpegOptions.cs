namespace Farside.Formats.Jpeg;

/// <summary>How a JPEG is written.</summary>
public sealed record JpegOptions
{
    /// <summary>1 … 100.</summary>
    public int Quality { get; init; } = 90;

    public JpegSubsampling Subsampling { get; init; } = JpegSubsampling.None;

    /// <summary>Coarse to fine: a little smaller, several times slower.</summary>
    public bool IsProgressive { get; init; }

    /// <summary>Lines that travel with the picture (COM segments, UTF-8): credit, provenance, whether it is simulated.</summary>
    public IReadOnlyList<string> Comments { get; init; } = [];
}
