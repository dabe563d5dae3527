namespace Farside.Formats.Radar;

/// <summary>Opens any radar file that Farside can read, by its name's end.</summary>
public static class RadarFiles
{
    /// <summary>Ends of names that are read, for people.</summary>
    public const string Known = ".sgy, .segy (SEG-Y), .dzt (GSSI), .dt1 (Sensors & Software)";

    public static bool IsKnown(string path) => Path.GetExtension(path).ToLowerInvariant() is ".sgy" or ".segy" or ".dzt" or ".dt1";

    /// <exception cref="RadarFileException">Unknown, or torn.</exception>
    public static RadarFile Read(string path) => Path.GetExtension(path).ToLowerInvariant() switch
    {
        ".sgy" or ".segy" => SegYReader.Read(path),
        ".dzt" => DztReader.Read(path),
        ".dt1" => Dt1Reader.Read(path),
        var end => throw new RadarFileException(path, "name", end.Length > 0 ? end : "no ending", Known),
    };

    internal static byte[] Bytes(string path)
    {
        var length = new FileInfo(path) is { Exists: true } file ? file.Length : throw new RadarFileException(path, "file", "none", "a radar file");
        return length <= Array.MaxLength ? File.ReadAllBytes(path) : throw new RadarFileException(path, "length", $"{length} bytes", $"at most {Array.MaxLength}");
    }

    internal static void Require(bool isMet, string path, string element, string found, string expected)
    {
        if (!isMet)
        {
            throw new RadarFileException(path, element, found, expected);
        }
    }
}
