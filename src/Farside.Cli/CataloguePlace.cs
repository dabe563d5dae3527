using Farside.Catalogue.Build;

namespace Farside.Cli;

/// <summary>Where a catalogue lies.</summary>
static class CataloguePlace
{
    /// <summary>A file as it is given; of a folder, the catalogue in it.</summary>
    public static string Of(string given) => Path.GetFullPath(Directory.Exists(given) ? Path.Combine(given, CatalogueFile.Name) : given);

    /// <summary>Beside the products' folder.</summary>
    public static string Beside(string products)
    {
        var folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(products));
        return Path.Combine(Path.GetDirectoryName(folder) ?? folder, CatalogueFile.Name);
    }
}
