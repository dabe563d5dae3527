namespace Farside.Products.Pictures.Conversion;

/// <summary>One picture that was written.</summary>
/// <param name="Source">As given.</param>
/// <param name="Picture">The file written.</param>
/// <param name="Bits">Bits a sample.</param>
/// <param name="Meaning">What the numbers are, in words.</param>
/// <param name="Look">The look that was applied; null for samples that no look was applied to.</param>
/// <param name="Missing">Samples that are no measurement (special constants, NaN), shown as black; null where the source cannot have any.</param>
public sealed record ConvertedPicture(
    string Source, string Picture, int Width, int Height, int Channels, int Bits, string Meaning, Processing.Imaging.DisplayLook? Look, long? Missing);
