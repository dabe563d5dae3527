using Farside.Catalogue.Build;
using Farside.Catalogue.Query;

namespace Farside.Cli;

/// <summary>Where a catalogue lies.</summary>
static class CataloguePlace
{
    /// <summary>What an option says of it.</summary>
    public const string Description = $"The catalogue's file, a folder with {CatalogueFile.Name}, or a PostgreSQL database as \"Host=…;Database=…;Username=…\".";

    /// <summary>Opens a catalogue wherever it is.</summary>
    public static ProductCatalogue Open(string given, bool readOnly) =>
        SharedCatalogue.IsConnection(given) ? SharedCatalogue.Open(given, readOnly) : CatalogueFile.Open(Of(given), readOnly);

    /// <summary>A file as it is given; of a folder, the catalogue in it.</summary>
    public static string Of(string given) => Path.GetFullPath(Directory.Exists(given) ? Path.Combine(given, CatalogueFile.Name) : given);

    /// <summary>Beside the products' folder.</summary>
    public static string Beside(string products)
    {
        var folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(products));
        return Path.Combine(Path.GetDirectoryName(folder) ?? folder, CatalogueFile.Name);
    }
}
