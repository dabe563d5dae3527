using Farside.Formats.Sqlite;

namespace Farside.Catalogue;

/// <summary>The catalogue's file as a database.</summary>
static class CatalogueDatabase
{
    static readonly DatabaseRole Role = new(
        "a catalogue",
        "Build it with farside index.",
        "Delete it and build it again with farside index.",
        (file, found, expected, advice) => new CatalogueException(file, "", found, expected, advice));

    /// <exception cref="CatalogueException">No SQLite on this machine, or the file cannot be opened.</exception>
    public static Database Open(string path, bool isReadOnly) => Database.Open(path, isReadOnly, Role);
}
