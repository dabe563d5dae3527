using Farside.Formats.Deflate;

namespace Farside.Formats.Png;

/// <summary>How a PNG is written.</summary>
public sealed record PngOptions
{
    /// <summary>Time against size; the picture is the same.</summary>
    public DeflateEffort Effort { get; init; } = DeflateEffort.Fast;

    public PngColour Colour { get; init; } = PngColour.Unspecified;

    /// <summary>Provenance, credit, and whether it is simulated, in the order written.</summary>
    public IReadOnlyList<PngText> Texts { get; init; } = [];
}
