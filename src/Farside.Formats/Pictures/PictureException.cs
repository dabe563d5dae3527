namespace Farside.Formats.Pictures;

/// <summary>A picture file says something its format cannot mean, or asks for more than a picture may.</summary>
public sealed class PictureException(string file, string element, string found, string expected, Exception? cause = null)
    : FarsideException($"{file}: {element}: found {found}; expected {expected}.", cause);
