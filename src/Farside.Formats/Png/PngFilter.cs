namespace Farside.Formats.Png;

/// <summary>How a row of a PNG is told from its neighbours. Source: PNG specification, 9.2.</summary>
enum PngFilter : byte
{
    None,
    Sub,
    Up,
    Average,
    Paeth,
}
