using Farside.Catalogue;
using Farside.Catalogue.Build;

namespace Farside.Tests.Catalogue;

public sealed class CatalogueFileTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    string Place => _folder[CatalogueFile.Name];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_new_catalogue_is_empty_and_can_be_read_at_once()
    {
        CatalogueFile.Open(Place).Dispose();
        using var catalogue = CatalogueFile.Open(Place, readOnly: true);

        Assert.Equal(0, catalogue.Count);
        Assert.Equal(0, catalogue.Search(new()).Total);
        Assert.Empty(catalogue.All());
        Assert.Empty(catalogue.Days());
        Assert.Empty(catalogue.Related("picture/none"));
        Assert.Null(catalogue.Find("picture/none"));
    }

    [Fact]
    public void An_empty_file_becomes_a_catalogue()
    {
        File.WriteAllBytes(Place, []);

        using var catalogue = CatalogueFile.Open(Place);

        Assert.Equal(0, catalogue.Count);
    }

    [Fact]
    public void A_file_that_is_no_database_is_left_alone()
    {
        File.WriteAllText(Place, string.Concat(Enumerable.Repeat("my notes, which nobody may overwrite. ", 100)));
        var before = File.ReadAllBytes(Place);

        Assert.Throws<CatalogueException>(() => CatalogueFile.Open(Place));
        Assert.Throws<CatalogueException>(() => CatalogueFile.Open(Place, readOnly: true));
        Assert.Equal(before, File.ReadAllBytes(Place));
    }

    [Fact]
    public void Another_programs_database_is_left_alone()
    {
        using (var other = CatalogueDatabase.Open(Place, isReadOnly: false))
        {
            other.Run("CREATE TABLE letters(text TEXT)");
        }

        var refusal = Assert.Throws<CatalogueException>(() => CatalogueFile.Open(Place));
        Assert.Contains("another program", refusal.Message, StringComparison.Ordinal);
        using var still = CatalogueDatabase.Open(Place, isReadOnly: true);
        Assert.Equal(1, still.Whole("SELECT count(*) FROM sqlite_master"));
    }

    [Fact]
    public void A_catalogue_of_another_version_is_refused_to_readers_and_built_anew_by_writers()
    {
        CatalogueFile.Open(Place).Dispose();
        using (var database = CatalogueDatabase.Open(Place, isReadOnly: false))
        {
            database.Run("PRAGMA user_version = 999");
        }

        var refusal = Assert.Throws<CatalogueException>(() => CatalogueFile.Open(Place, readOnly: true));
        Assert.Contains("version 999", refusal.Message, StringComparison.Ordinal);
        CatalogueFile.Open(Place).Dispose();
        CatalogueFile.Open(Place, readOnly: true).Dispose();
    }

    [Fact]
    public void A_catalogue_that_is_not_there_is_not_made_by_reading()
    {
        var refusal = Assert.Throws<CatalogueException>(() => CatalogueFile.Open(Place, readOnly: true));

        Assert.Contains("farside index", refusal.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(Place));
    }
}
