namespace Farside.Formats.Radar;

/// <summary>A radar file says something that it cannot mean, or that cannot be written in its format.</summary>
public sealed class RadarFileException(string file, string element, string found, string expected)
    : FarsideException($"{Path.GetFileName(file)}: {element}: found {found}; expected {expected}.");
