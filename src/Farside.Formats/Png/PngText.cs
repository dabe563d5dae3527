namespace Farside.Formats.Png;

/// <summary>One line of text that travels in a PNG (iTXt, UTF-8).</summary>
/// <param name="Key">1 … 79 Latin-1 characters, e.g. <c>Copyright</c>.</param>
public readonly record struct PngText(string Key, string Value);
