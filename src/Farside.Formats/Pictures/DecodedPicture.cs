using Farside.Formats.Png;

namespace Farside.Formats.Pictures;

/// <summary>A picture read from a file, and what the file says about it.</summary>
/// <param name="Colour">What the samples mean, as far as the file says.</param>
/// <param name="Texts">Descriptions, credits and comments in file order.</param>
public sealed record DecodedPicture(Bitmap Pixels, PictureFormat Format, PngColour Colour, IReadOnlyList<PngText> Texts);
