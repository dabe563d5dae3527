namespace Farside.Formats.Png;

/// <summary>A decoded PNG: its pixels and what it says about them.</summary>
/// <param name="Pixels">
/// 8 or 16 bits a sample: fewer bits are spread over 8, a palette is looked up, a transparent colour becomes an opacity channel.
/// </param>
/// <param name="Gamma">The gAMA chunk: the exponent that encoded the samples, 1 for linear ones; null where absent.</param>
/// <param name="IccProfile">The iCCP profile, decompressed.</param>
/// <param name="Texts">tEXt, zTXt and iTXt in file order.</param>
/// <param name="BitDepth">Bits a sample in the file: 1, 2, 4, 8 or 16.</param>
public sealed record PngPicture(Bitmap Pixels, PngColour Colour, double? Gamma, byte[]? IccProfile, IReadOnlyList<PngText> Texts, int BitDepth);
