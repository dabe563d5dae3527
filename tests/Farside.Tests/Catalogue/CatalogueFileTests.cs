using Farside.Catalogue.Build;

namespace Farside.Tests.Catalogue;

public sealed class CatalogueFileTests
{
    [Fact]
    public void An_empty_catalogue_is_made_once_and_one_that_is_there_is_left_alone()
    {
        using var folder = new TemporaryFolder();
        var path = folder[CatalogueFile.Name];

        CatalogueFile.Ensure(path);
        Assert.Equal(0, new FileInfo(path).Length);

        File.WriteAllText(path, "something");
        CatalogueFile.Ensure(path);
        Assert.Equal("something", File.ReadAllText(path));
    }
}
