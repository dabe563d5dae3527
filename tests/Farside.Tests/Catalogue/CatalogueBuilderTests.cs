using Farside.Catalogue;
using Farside.Catalogue.Build;
using Farside.Catalogue.Query;

namespace Farside.Tests.Catalogue;

public sealed class CatalogueBuilderTests : IDisposable
{
    const string Frame = "CE4_GRAS_PCAML-Q-007_SCI_N_20190112074350_20190112074350_0003_B.2B";

    readonly ProductsOnDisk _disk = new();

    public void Dispose() => _disk.Dispose();

    [Fact]
    public void An_update_reads_what_is_new_or_changed_and_keeps_the_rest()
    {
        _disk.Make("picture", "A.2B", title: "first");
        _disk.Make("picture", "B.2B", title: "second");
        _disk.Make("panorama", "pcam-0001-q");
        Assert.Equal((3, 0, 0, 0), Counts(_disk.Update()));
        Assert.Equal((0, 0, 0, 3), Counts(_disk.Update()));

        _disk.Make("picture", "B.2B", title: "second, made again");
        _disk.Make("picture", "C.2B");
        _disk.Delete("picture", "A.2B");

        Assert.Equal((1, 1, 1, 1), Counts(_disk.Update()));
        Assert.Equal("second, made again", _disk.Catalogue.Find("picture/B.2B")!.Title);
        Assert.Null(_disk.Catalogue.Find("picture/A.2B"));
        Assert.Equal(0, _disk.Find("first").Total);
        Assert.Equal(1, _disk.Find("again").Total);
    }

    [Fact]
    public void A_record_whose_time_moved_while_its_bytes_did_not_is_kept()
    {
        _disk.Make("picture", "A.2B");
        _disk.Update();
        File.SetLastWriteTimeUtc(Path.Combine(_disk.Root, "picture/A.2B/product.json"), new(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));

        Assert.Equal((0, 0, 0, 1), Counts(_disk.Update()));
        Assert.Equal((0, 0, 0, 1), Counts(_disk.Update()));
    }

    [Theory]
    [InlineData("{ \"recipe\": ", "JSON")]
    [InlineData("[1, 2]", "JSON")]
    [InlineData("", "JSON")]
    [InlineData("{ \"format\": \"farside-product/2\" }", "newer Farside")]
    public void A_record_that_cannot_be_read_costs_one_line_and_the_others_are_listed(string json, string said)
    {
        _disk.Make("picture", "A.2B");
        _disk.Write("picture", "broken", json);
        var report = _disk.Update();

        var line = Assert.Single(report.Refused);
        Assert.Contains("broken", line, StringComparison.Ordinal);
        Assert.Contains(said, line, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', line);
        Assert.Equal(["picture/A.2B"], _disk.Keys());
    }

    [Fact]
    public void A_product_that_breaks_leaves_the_catalogue_and_comes_back_when_it_is_mended()
    {
        _disk.Make("picture", "A.2B");
        _disk.Update();
        _disk.Write("picture", "A.2B", "oh");
        Assert.Equal((0, 0, 1, 0), Counts(_disk.Update()));
        Assert.Empty(_disk.Keys());

        _disk.Make("picture", "A.2B");
        Assert.Equal((1, 0, 0, 0), Counts(_disk.Update()));
        Assert.Equal(["picture/A.2B"], _disk.Keys());
    }

    [Fact]
    public void Hidden_folders_and_folders_without_a_record_are_no_products()
    {
        _disk.Make(".farside", "nothing");
        _disk.Make("picture", ".part");
        Directory.CreateDirectory(Path.Combine(_disk.Root, "picture", "empty"));
        File.WriteAllText(Path.Combine(_disk.Root, "notes.txt"), "mine");

        Assert.Equal((0, 0, 0, 0), Counts(_disk.Update()));
    }

    [Fact]
    public void A_frame_of_the_archive_is_listed_until_a_product_is_made_of_it()
    {
        File.WriteAllText(Path.Combine(_disk.Archive, Frame), "data");
        File.WriteAllText(Path.Combine(_disk.Archive, Frame + "L"), "<Product_Observational>SIMULATED</Product_Observational>");
        _disk.Update(withArchive: true);

        var frame = Assert.Single(_disk.Catalogue.All());
        Assert.Equal(("frame", "ce4", "PCAM", "Q", "L", "0003", 7), (frame.Recipe, frame.Mission, frame.Instrument, frame.Mode, frame.Eye, frame.Sequence, frame.Index));
        Assert.Equal("2019-01-12T07:43:50.000Z", frame.Start!.Value.ToUtcText());
        Assert.True(frame.IsSimulated);
        Assert.False(frame.HasPage);

        _disk.Make("picture", Frame, index: 7);
        Assert.Equal((1, 0, 1, 0), Counts(_disk.Update())); // also without the archive at hand
        Assert.Equal([$"picture/{Frame}"], _disk.Keys());
        Assert.Equal((0, 0, 0, 1), Counts(_disk.Update(withArchive: true)));
    }

    [Fact]
    public void However_it_came_about_a_catalogue_of_the_same_products_gives_the_same_answers()
    {
        var random = new Random(20190103);
        for (var round = 0; round < 6; round++)
        {
            for (var change = 0; change < 12; change++)
            {
                Change(random);
            }

            _disk.Update();
        }

        using var fresh = CatalogueFile.Open(_disk.Place + ".again");
        CatalogueBuilder.Update(fresh, null, _disk.Root);

        Assert.NotEmpty(_disk.Keys());
        Assert.Equal(fresh.All().Select(Whole), _disk.Catalogue.All().Select(Whole));
        foreach (var sort in Enum.GetValues<SortOrder>())
        {
            Assert.Equal(Whole(fresh.Search(new() { Sort = sort })), Whole(_disk.Catalogue.Search(new() { Sort = sort })));
        }

        Assert.Equal(fresh.Days(), _disk.Catalogue.Days());
        Assert.All(_disk.Keys(), key => Assert.Equal(
            fresh.Related(key).Select(other => (other.Relation, other.Row.Key)), _disk.Catalogue.Related(key).Select(other => (other.Relation, other.Row.Key))));
    }

    [Fact]
    public void A_first_filling_that_was_broken_off_starts_again_and_says_so_to_readers()
    {
        _disk.Make("picture", "A.2B");
        using (var update = new CatalogueUpdate(_disk.Catalogue.OpenForWriting(), null, default))
        {
            update.Take(ProductCandidate.Below(_disk.Root), isFrames: false); // and no Complete: the process is gone
        }

        Assert.Contains("being filled", Assert.Throws<CatalogueException>(() => CatalogueFile.Open(_disk.Place, readOnly: true)).Message, StringComparison.Ordinal);
        Assert.Equal((1, 0, 0, 0), Counts(_disk.Update()));
        Assert.Equal(["picture/A.2B"], _disk.Keys());
    }

    [Fact]
    public void An_update_that_was_called_off_leaves_the_catalogue_as_it_was()
    {
        _disk.Make("picture", "A.2B");
        _disk.Update();
        _disk.Make("picture", "B.2B");
        using var called = new CancellationTokenSource();
        called.Cancel();

        Assert.ThrowsAny<OperationCanceledException>(() => _disk.Update(cancel: called.Token));
        Assert.Equal(["picture/A.2B"], _disk.Keys());
        Assert.Equal((1, 0, 0, 1), Counts(_disk.Update()));
    }

    [Fact]
    public void Every_answer_is_of_one_moment_while_an_update_writes()
    {
        for (var i = 0; i < 300; i++)
        {
            _disk.Make("picture", $"A-{i}.2B", eye: "L", index: i);
        }

        _disk.Update();
        using var stop = new CancellationTokenSource();
        var reading = Task.Run(() =>
        {
            var answers = 0;
            for (; !stop.IsCancellationRequested; answers++)
            {
                var result = _disk.Catalogue.Search(new() { Text = "title", Limit = 400 });
                Assert.Equal(result.Total, result.Rows.Count);
                Assert.Equal(result.Total, result.Facets["eye"].Sum(value => value.Count));
            }

            return answers;
        });
        for (var round = 0; round < 5; round++)
        {
            _disk.Make("picture", $"B-{round}.2B", eye: "R");
            _disk.Delete("picture", $"A-{round}.2B");
            _disk.Update();
        }

        stop.Cancel();
        Assert.True(reading.Result > 0);
        Assert.Equal(300, _disk.Catalogue.Count);
    }

    [Fact]
    public void A_folder_of_products_that_is_not_there_is_refused_by_name() =>
        Assert.Contains("nowhere", Assert.Throws<CatalogueException>(() => CatalogueBuilder.Update(_disk.Catalogue, null, "nowhere")).Message, StringComparison.Ordinal);

    static (int Added, int Changed, int Removed, int Kept) Counts(CatalogueReport report) => (report.Added, report.Changed, report.Removed, report.Kept);

    void Change(Random random)
    {
        var id = $"CE4-{random.Next(20)}.2B";
        if (random.Next(3) == 0 && Directory.Exists(Path.Combine(_disk.Root, "picture", id)))
        {
            _disk.Delete("picture", id);
            return;
        }

        // Half a metre parts stations: some of these places are one stop, some are two.
        var place = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{random.Next(4) * 0.4}, 0.0, 0.0 m");
        _disk.Make("picture", id, title: $"Title {random.Next(100)}", eye: random.Next(2) == 0 ? "L" : "R", sequence: $"{random.Next(5):D4}", index: random.Next(3),
            start: random.Next(4) == 0 ? null : $"2019-01-{random.Next(4, 8):D2}T00:00:00.000Z", rover: random.Next(2) == 0 ? place : null,
            inputs: [$"CE4-{random.Next(20)}.2B"], rules: random.Next(2) == 0 ? ["a-rule"] : [], quality: [("sharpness", random.Next(10), "px")]);
    }

    static string Whole(ProductRow row) => System.Text.Json.JsonSerializer.Serialize(row);

    static string Whole(SearchResult result) => System.Text.Json.JsonSerializer.Serialize(result);
}
