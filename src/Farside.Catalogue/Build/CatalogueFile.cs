namespace Farside.Catalogue.Build;

/// <summary>The catalogue on disk, one SQLite database. It indexes nothing yet: the file holds its place, empty.</summary>
public static class CatalogueFile
{
    /// <summary>Its name beside the products' folder.</summary>
    public const string Name = "catalogue.db";

    /// <summary>Makes an empty catalogue (an empty file is an SQLite database without tables); leaves one that is there alone.</summary>
    public static void Ensure(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        using var file = new FileStream(path, FileMode.OpenOrCreate);
    }
}
