using Farside.Formats.Png;

namespace Farside.Products.Pictures;

/// <summary>What travels in a picture file beside its pixels.</summary>
public sealed record PictureNotes
{
    public PngColour Colour { get; init; } = PngColour.Unspecified;

    /// <summary>Provenance and credit, in the order written.</summary>
    public IReadOnlyList<PngText> Texts { get; init; } = [];

    /// <summary>The text of that key, or null.</summary>
    public string? Find(string key) => Texts.Where(text => text.Key == key).Select(text => text.Value).FirstOrDefault();
}
