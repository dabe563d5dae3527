using System.Text.Json;
using Farside.Catalogue.Build;
using Farside.Catalogue.Query;
using Farside.Catalogue.Records;
using Farside.Catalogue.Stac;
using Farside.Catalogue.Stac.Cql2;
using Farside.Core.Time;

namespace Farside.Tests.Catalogue;

/// <summary>Filters against a plain look at every row.</summary>
public sealed class Cql2Tests : IClassFixture<Cql2Tests.SomeRows>
{
    readonly SomeRows _rows;

    public Cql2Tests(SomeRows rows) => _rows = rows;

    public static TheoryData<string, string> Filters => new()
    {
        { "farside:eye = 'L'", "L" },
        { "'L' = farside:eye", "L" },
        { "NOT farside:eye = 'L'", "R" },
        { "farside:eye <> 'L'", "R" },
        { "farside:eye IS NULL", "no eye" },
        { "NOT farside:eye IS NULL", "L,R" },
        { "farside:eye is not null", "L,R" },
        { "farside:eye IN ('L', 'R')", "L,R" },
        { "farside:eye NOT IN ('L')", "R" },
        { "farside:kind LIKE 'pan%'", "no eye" },
        { "farside:kind LIKE 'p_c%' AND farside:eye > 'L'", "R" },
        { "CASEI(farside:kind) LIKE casei('PAN%')", "no eye" },
        { "farside:kind LIKE 'PAN%'", "" },
        { "collection = 'ce4-panorama'", "no eye" },
        { "farside:repairs BETWEEN 2 AND 4", "R" },
        { "farside:repairs NOT BETWEEN 2 AND 4", "L,no eye" },
        { "farside:repairs > 4 OR farside:eye = 'L'", "L,no eye" },
        { "farside:repairs < 2 AND farside:eye = 'L' OR farside:repairs > 4", "L,no eye" },
        { "farside:repairs < 2 AND (farside:eye = 'R' OR farside:repairs > 4)", "" },
        { "datetime >= TIMESTAMP('2019-01-11T00:00:00Z')", "R,no eye" },
        { "datetime < DATE('2019-01-11')", "L" },
        { "datetime = TIMESTAMP('2019-01-11T01:00:00+01:00')", "R" },
        { "T_INTERSECTS(datetime, INTERVAL('2019-01-11T00:00:00Z', '..'))", "R,no eye" },
        { "T_DURING(datetime, INTERVAL('2019-01-01T00:00:00Z', '2019-01-11T00:00:00Z'))", "L" },
        { "S_INTERSECTS(geometry, BBOX(177.5990, -45.4447, 177.5992, -45.4445))", "L" },
        { "S_INTERSECTS(geometry, POLYGON((177.61 -45.5, 177.7 -45.5, 177.7 -45.4, 177.61 -45.4, 177.61 -45.5)))", "R" },
        { "NOT S_INTERSECTS(geometry, BBOX(177, -46, 178, -45))", "" },
        { "id = 'a.2B'", "L" },
        { "id IN ('a.2B', 'c', 'none')", "L,no eye" },
        { "\"farside:eye\" = 'L' AND TRUE", "L" },
        { "farside:station = 'it''s'", "" },
        { "farside:repairs = -1 OR farside:repairs = 1.0e0", "L" },
    };

    [Theory]
    [MemberData(nameof(Filters))]
    public void A_filter_finds_what_it_holds_of_and_nothing_that_it_cannot_say_anything_about(string text, string expected)
    {
        var found = _rows.Catalogue.Search(new() { Condition = Cql2Filter.Read(text), Sort = SortOrder.Oldest }).Rows;

        Assert.Equal(expected, string.Join(',', found.Select(row => row.Eye.Length > 0 ? row.Eye : "no eye")));
    }

    [Theory]
    [InlineData("""{"op":"and","args":[{"op":"=","args":[{"property":"farside:eye"},"L"]},{"op":"between","args":[{"property":"farside:repairs"},0,2]}]}""", "L")]
    [InlineData("""{"op":"not","args":[{"op":"isNull","args":[{"property":"properties.farside:eye"}]}]}""", "L,R")]
    [InlineData("""{"op":"t_after","args":[{"property":"datetime"},{"timestamp":"2019-01-11T00:00:00Z"}]}""", "no eye")]
    [InlineData("""{"op":"s_intersects","args":[{"property":"geometry"},{"type":"Point","coordinates":[177.5991,-45.4446]}]}""", "L")]
    [InlineData("""{"op":"in","args":[{"property":"farside:repairs"},[1,9]]}""", "L,no eye")]
    public void The_json_form_says_the_same(string json, string expected)
    {
        using var document = JsonDocument.Parse(json);
        var found = _rows.Catalogue.Search(new() { Condition = Cql2Filter.Read(document.RootElement), Sort = SortOrder.Oldest }).Rows;

        Assert.Equal(expected, string.Join(',', found.Select(row => row.Eye.Length > 0 ? row.Eye : "no eye")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("farside:eye")]
    [InlineData("farside:eye = ")]
    [InlineData("farside:eye = 'L' 'R'")]
    [InlineData("farside:eye = 1")]
    [InlineData("farside:repairs = 'one'")]
    [InlineData("farside:repairs LIKE '1%'")]
    [InlineData("nosuch = 1")]
    [InlineData("id > 'a'")]
    [InlineData("id LIKE 'a%'")]
    [InlineData("geometry = 1")]
    [InlineData("farside:eye = 'unfinished")]
    [InlineData("farside:eye IN ()")]
    [InlineData("DROP TABLE product; --")]
    [InlineData("datetime > 'yesterday'")]
    [InlineData("datetime = TIMESTAMP('2019-13-01T00:00:00Z')")]
    [InlineData("S_INTERSECTS(geometry, POLYGON((1 1, 2 2, 3 3)))")]
    [InlineData("S_INTERSECTS(farside:eye, BBOX(1,2,3,4))")]
    [InlineData("farside:repairs = 1e999")]
    [InlineData("LOWER(farside:eye) = 'l'")]
    [InlineData("1 = 1")]
    public void What_is_no_filter_is_refused_in_one_line(string text)
    {
        var refusal = Assert.Throws<StacQueryException>(() => Cql2Filter.Read(text));

        Assert.StartsWith("filter: found ", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refusal.Message);
    }

    [Fact]
    public void A_filter_that_would_fill_the_stack_or_the_day_is_refused()
    {
        Assert.Throws<StacQueryException>(() => Cql2Filter.Read(new string('(', 7000) + "TRUE" + new string(')', 900)));
        Assert.Throws<StacQueryException>(() => Cql2Filter.Read(string.Join(" OR ", Enumerable.Repeat("TRUE", 1000))));
        Assert.Throws<StacQueryException>(() => Cql2Filter.Read($"farside:eye = '{new string('x', 9000)}'"));
        var slow = new LikePattern(string.Concat(Enumerable.Repeat("%a", 200)));
        Assert.False(slow.Matches(new string('a', 199) + "b"));
    }

    /// <summary>Three rows: a left picture at the lander, a right one 500 m east, a panorama that says no place and belongs to no sequence.</summary>
    public sealed class SomeRows : IDisposable
    {
        readonly TemporaryFolder _folder = new();

        public SomeRows() => Catalogue = Listed.Fill(_folder["catalogue.db"],
        [
            Row("picture", "a.2B", "L", Epoch.FromUtc(2019, 1, 4), 1, new(0, 0, 0)),
            Row("picture", "b.2B", "R", Epoch.FromUtc(2019, 1, 11), 3, new(500, 0, 0)),
            Row("panorama", "c", "", Epoch.FromUtc(2019, 1, 12), 9, new(200, -30, 0)),
        ]);

        public ProductCatalogue Catalogue { get; }

        static Entry Row(string kind, string id, string eye, Epoch start, int repairs, SitePlace rover) => new()
        {
            Kind = kind,
            Id = id,
            Title = id,
            Stamp = new(1, 1),
            Mission = "ce4",
            Instrument = "PCAM",
            Eye = eye,
            Start = start,
            Repairs = repairs,
            Rover = rover,
        };

        public void Dispose()
        {
            Catalogue.Dispose();
            _folder.Dispose();
        }
    }
}
