using Farside.Products.Runner;
using Farside.Tests.Products;

namespace Farside.Tests.Cli;

public sealed class RunVerbTests : IDisposable
{
    readonly TemporaryFolder _temp = new();

    public void Dispose() => _temp.Dispose();

    [Fact]
    public void A_folder_of_raw_products_becomes_a_site_with_a_page_for_each()
    {
        PlainArchive.Write(_temp["archive"], 3);
        var (exitCode, output, _) = FarsideProcess.Run("run", _temp["archive"], "--out", _temp["out"]);

        Assert.Equal(0, exitCode);
        Assert.Contains(_temp["out/site/index.html"], output, StringComparison.Ordinal);
        Assert.Equal(3, Directory.EnumerateDirectories(_temp["out/site/products/picture"]).Count(folder => File.Exists(Path.Combine(folder, "index.html"))));
    }

    [Fact]
    public void Labels_without_data_are_named()
    {
        PlainArchive.Write(_temp["archive"], 2);
        File.Delete(_temp["archive/picture-001.dat"]);
        var (exitCode, output, _) = FarsideProcess.Run("run", _temp["archive"], "--out", _temp["out"]);

        Assert.Equal(0, exitCode);
        Assert.Contains("This label has no data", output, StringComparison.Ordinal);
        Assert.Contains("picture-001.xml", output, StringComparison.Ordinal);
    }

    [SkippableFact]
    [Trait("Data", "archive")]
    public void The_real_radar_product_gets_a_page_and_the_labels_beside_it_are_named()
    {
        var (exitCode, output, errors) = FarsideProcess.Run("run", SharedData.Require("ce4"), "--out", _temp["out"]);

        Assert.Equal((0, ""), (exitCode, errors));
        Assert.Contains("labels have no data", output, StringComparison.Ordinal);
        Assert.Contains("CE4_GRAS_LPR-2B_SCI_N_20231209031501_20231216073000_0315_A.2BL", output, StringComparison.Ordinal);
        var page = Path.Combine(Directory.EnumerateDirectories(_temp["out/site/products/radargram"]).Single(), "index.html");
        Assert.Contains("CNSA / CLEP / GRAS", File.ReadAllText(page), StringComparison.Ordinal);
        Assert.NotNull(Made.Record(Directory.EnumerateDirectories(_temp["out/products/radargram"]).Single()).File(FileRole.Display));
    }
}
