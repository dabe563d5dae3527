using System.Text.Json;
using Farside.Tests.Catalogue;

namespace Farside.Tests.Cli;

public sealed class IndexVerbTests : IDisposable
{
    readonly ProductsOnDisk _disk = new();

    public IndexVerbTests()
    {
        _disk.Make("picture", "A.2B", title: "A rock", start: "2019-01-11T19:57:09.000Z");
        _disk.Make("panorama", "pcam-0001-q", title: "All around", instrument: "TCAM", start: "2019-02-11T19:57:09.000Z", inputs: ["A.2B"]);
    }

    string Catalogue => Path.GetDirectoryName(_disk.Root)!;

    public void Dispose() => _disk.Dispose();

    [Fact]
    public void Products_are_indexed_beside_their_folder_and_found_by_words_and_facets()
    {
        var (indexed, said, _) = FarsideProcess.Run("index", _disk.Root);
        var (found, table, _) = FarsideProcess.Run("search", "--catalogue", Catalogue, "--instrument", "pcam", "rock");
        var (_, answer, _) = FarsideProcess.Run("search", "--catalogue", Catalogue, "--from", "2019-02-01", "--json");
        var json = JsonDocument.Parse(answer).RootElement;

        Assert.Equal((0, 0), (indexed, found));
        Assert.StartsWith("2 new: ", said, StringComparison.Ordinal);
        Assert.Contains("A.2B", table, StringComparison.Ordinal);
        Assert.EndsWith("1 found.\n", table, StringComparison.Ordinal);
        Assert.Equal(1, json.GetProperty("total").GetInt32());
        Assert.Equal("panorama/pcam-0001-q", json.GetProperty("rows")[0].GetProperty("key").GetString());
        Assert.Equal(1, json.GetProperty("facets").GetProperty("instrument").GetProperty("TCAM").GetInt32());
    }

    [Fact]
    public void A_broken_product_is_named_and_the_exit_code_says_that_something_was_left_out()
    {
        _disk.Write("picture", "broken", "no json");
        var (exitCode, said, errors) = FarsideProcess.Run("index", _disk.Root);

        Assert.Equal(2, exitCode);
        Assert.StartsWith("2 new, 1 left out: ", said, StringComparison.Ordinal);
        Assert.Contains("broken", Assert.Single(errors.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    [Fact]
    public void What_belongs_to_a_product_is_told_and_one_that_is_not_there_is_refused()
    {
        FarsideProcess.Run("index", _disk.Root);
        var (_, table, _) = FarsideProcess.Run("search", "--catalogue", Catalogue, "--related", "panorama/pcam-0001-q");
        var (exitCode, _, errors) = FarsideProcess.Run("search", "--catalogue", Catalogue, "--related", "panorama/none");

        Assert.Matches(@"made-from\s.*picture\s.*A\.2B", table);
        Assert.Equal(1, exitCode);
        Assert.Contains("panorama/none", errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_catalogue_a_search_says_how_to_build_one()
    {
        var (exitCode, _, errors) = FarsideProcess.Run("search", "rock", "--catalogue", Catalogue);

        Assert.Equal(1, exitCode);
        Assert.Contains("farside index", Assert.Single(errors.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }
}
