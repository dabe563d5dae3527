using Farside.Catalogue.Build;
using Farside.Catalogue.Query;
using Farside.Core.Time;

namespace Farside.Tests.Catalogue;

/// <summary>What a search finds, against a plain look at every row, written without the catalogue's columns and word lists.</summary>
public sealed class SearchTests : IClassFixture<SearchTests.FortyThousand>
{
    static readonly Epoch Spring = Epoch.FromUtc(2019, 4, 1);

    readonly FortyThousand _filled;

    public SearchTests(FortyThousand filled) => _filled = filled;

    public static TheoryData<string> Questions => [.. Asked.Keys];

    static readonly Dictionary<string, (ProductQuery Query, Func<Entry, bool> Holds)> Asked = new()
    {
        ["everything"] = (new(), _ => true),
        ["a word"] = (new() { Text = "tianhe" }, entry => entry.Title.Contains("Tianhe", StringComparison.Ordinal)),
        ["capitals and an accent"] = (new() { Text = "KARMAN left" }, entry => entry.Title.StartsWith("Left eye of Kármán", StringComparison.Ordinal)),
        ["a beginning"] = (new() { Text = "zhin" }, entry => entry.Title.Contains("Zhinyu", StringComparison.Ordinal)),
        ["a number, whole"] = (new() { Text = "12" }, entry => entry.Title.EndsWith("number 12", StringComparison.Ordinal)),
        ["a day"] = (new() { Text = "2019-02-03" }, entry => entry.Start?.ToUtcText()[..10] == "2019-02-03"),
        ["a month"] = (new() { Text = "2019-02" }, entry => entry.Start?.ToUtcText()[..7] == "2019-02"),
        ["a rule as a word"] = (new() { Text = "saturated" }, entry => entry.Rules.Contains("saturated-frame")),
        ["rules"] = (new() { Repairs = ["encoder-angles", "truncated-data"] }, entry => entry.Rules.Contains("truncated-data")),
        ["a word that nobody has"] = (new() { Text = "mars" }, _ => false),
        ["kinds"] = (new() { Where = Only(Facet.Kind, "panorama", "radargram") }, entry => entry.Kind is "panorama" or "radargram"),
        ["an instrument in small letters"] = (new() { Where = Only(Facet.Instrument, "tcam") }, entry => entry.Instrument is "TCAM"),
        ["a value that nobody has"] = (new() { Where = Only(Facet.Instrument, "APXS") }, _ => false),
        ["a sequence"] = (new() { Where = Only(Facet.Sequence, "0003") }, entry => entry.Sequence is "0003"),
        ["simulated"] = (new() { Where = Only(Facet.Origin, "simulated") }, entry => entry.IsSimulated),
        ["before spring"] = (new() { To = Spring }, entry => entry.Start < Spring),
        ["spring and later"] = (new() { From = Spring }, entry => entry.Start >= Spring),
        ["many repairs"] = (new() { RepairsMin = 10 }, entry => entry.Repairs >= 10),
        ["no repairs"] = (new() { RepairsMax = 0 }, entry => entry.Repairs == 0),
        ["sharp"] = (new() { Quality = [new("sharpness", Most: 3.5)] }, entry => entry.Quality.Any(number => number.Name == "sharpness" && number.Value <= 3.5)),
        ["all at once"] = (
            new()
            {
                Text = "right eye",
                Where = new Dictionary<Facet, IReadOnlyList<string>> { [Facet.Kind] = ["picture"], [Facet.Eye] = ["L", "R"], [Facet.Mode] = ["Q"] },
                From = Spring,
                RepairsMin = 2,
                Quality = [new("sharpness", Least: 10)],
            },
            entry => entry is { Kind: "picture", Eye: "L" or "R", Mode: "Q", Repairs: >= 2 } && entry.Start >= Spring && entry.Title.StartsWith("Right", StringComparison.Ordinal)
                && entry.Quality.Any(number => number.Name == "sharpness" && number.Value >= 10)),
    };

    [Theory]
    [MemberData(nameof(Questions))]
    public void A_search_finds_what_a_look_at_every_row_finds_newest_first(string question)
    {
        var (query, holds) = Asked[question];
        var expected = _filled.Entries.Where(holds).OrderByDescending(Listed.Order).ToList();

        var result = _filled.Catalogue.Search(query with { Offset = 5, Limit = 200 });

        Assert.Equal(expected.Count, result.Total);
        Assert.Equal(expected.Skip(5).Take(200).Select(entry => entry.Key), result.Rows.Select(row => row.Key));
    }

    [Theory]
    [MemberData(nameof(Questions))]
    public void A_facet_counts_what_each_of_its_values_would_give(string question)
    {
        var (query, _) = Asked[question];
        var result = _filled.Catalogue.Search(query with { Limit = 0 });

        foreach (var facet in new[] { Facet.Kind, Facet.Eye, Facet.Sequence, Facet.Origin })
        {
            foreach (var value in result.Facets[facet.Name()])
            {
                var where = query.Where.Where(condition => condition.Key != facet).Append(KeyValuePair.Create<Facet, IReadOnlyList<string>>(facet, [value.Value])).ToDictionary();
                Assert.Equal(_filled.Catalogue.Search(query with { Where = where, Limit = 0, CountsFacets = false }).Total, value.Count);
            }
        }
    }

    [Theory]
    [InlineData(SortOrder.Newest)]
    [InlineData(SortOrder.Oldest)]
    [InlineData(SortOrder.Best)]
    [InlineData(SortOrder.SunHighest)]
    [InlineData(SortOrder.SunLowest)]
    [InlineData(SortOrder.MostRepairs)]
    public void Pages_of_an_order_follow_each_other_without_gap_or_repetition(SortOrder sort)
    {
        var whole = _filled.Catalogue.Search(new() { Sort = sort, Limit = 1000 }).Rows;
        var pages = Enumerable.Range(0, 10).SelectMany(page => _filled.Catalogue.Search(new() { Sort = sort, Offset = page * 100, Limit = 100 }).Rows).ToList();

        Assert.Equal(whole.Select(row => row.Key), pages.Select(row => row.Key));
        Assert.Equal(1000, whole.Select(row => row.Key).Distinct().Count());
        var numbers = whole.Select(row => Number(sort, row)).ToList();
        Assert.Equal(numbers.Order(), numbers);
    }

    [Fact]
    public void Products_without_a_time_come_last_in_every_order_of_time()
    {
        var untimed = _filled.Entries.Count(entry => entry.Start is null);
        foreach (var order in new[] { SortOrder.Newest, SortOrder.Oldest })
        {
            var all = _filled.Catalogue.All(order).ToList();

            Assert.Equal(_filled.Entries.Count, all.Count);
            Assert.All(all.TakeLast(untimed), row => Assert.Null(row.Start));
            var times = all.SkipLast(untimed).Select(row => row.Start!.Value).ToList();
            Assert.Equal(order is SortOrder.Oldest ? times.Order() : times.OrderDescending(), times);
        }
    }

    [Fact]
    public void The_days_add_up_to_everything()
    {
        var days = _filled.Catalogue.Days();

        Assert.Equal(_filled.Entries.Count, days.Sum(day => day.Count));
        Assert.Equal(_filled.Entries.Count(entry => entry is { Instrument: "LPR", Kind: "picture" }), days.Where(day => day is { Instrument: "LPR", Kind: "picture" }).Sum(day => day.Count));
        Assert.Equal(_filled.Entries.Count(entry => entry.Start is null), days.Where(day => day.LunarDay is null).Sum(day => day.Count));
    }

    [Fact]
    public void An_answer_is_bounded()
    {
        Assert.Throws<ArgumentException>(() => _filled.Catalogue.Search(new() { Limit = ProductQuery.MostRows + 1 }));
        Assert.Throws<ArgumentException>(() => _filled.Catalogue.Search(new() { Limit = -1 }));
        Assert.Throws<ArgumentException>(() => _filled.Catalogue.Search(new() { Offset = -1 }));
        Assert.Throws<ArgumentException>(() => _filled.Catalogue.Search(new() { Offset = ProductQuery.MostReached }));
        Assert.True(_filled.Catalogue.Search(new() { Text = string.Join(' ', Enumerable.Repeat("title eye number left", 100_000)) }).Total >= 0);
    }

    [Theory]
    [InlineData("'; DROP TABLE product; --")]
    [InlineData("\" OR 1=1")]
    [InlineData("\u0001encoder-angles")]
    [InlineData("%_*?[]()")]
    [InlineData("\0\ud800")]
    public void What_somebody_types_is_words_and_nothing_else(string text)
    {
        var before = _filled.Catalogue.Count;

        Assert.InRange(_filled.Catalogue.Search(new() { Text = text }).Total, 0, before);
        Assert.Equal(before, _filled.Catalogue.Count);
    }

    static double Number(SortOrder sort, ProductRow row) => sort switch
    {
        SortOrder.Newest => row.Start is { } time ? -time.TaiNanoseconds / 1_000_000_000 : double.MaxValue,
        SortOrder.Oldest => row.Start is { } time ? time.TaiNanoseconds / 1_000_000_000 : double.MaxValue,
        SortOrder.Best => -row.Score,
        SortOrder.SunHighest => row.SunElevationDeg is { } degrees ? -Math.Round(degrees, 2) : double.MaxValue,
        SortOrder.SunLowest => row.SunElevationDeg is { } degrees ? Math.Round(degrees, 2) : double.MaxValue,
        _ => -row.Repairs,
    };

    static Dictionary<Facet, IReadOnlyList<string>> Only(Facet facet, params string[] values) => new() { [facet] = values };

    /// <summary>Three segments, the last one partly filled; filled once.</summary>
    public sealed class FortyThousand : IDisposable
    {
        readonly TemporaryFolder _folder = new();

        public FortyThousand() => Catalogue = Listed.Fill(_folder["catalogue.db"], Entries);

        public ProductCatalogue Catalogue { get; }

        internal List<Entry> Entries { get; } = Listed.Many(40_000);

        public void Dispose()
        {
            Catalogue.Dispose();
            _folder.Dispose();
        }
    }
}
