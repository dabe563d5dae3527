using System.Text.Json;
using Farside.Catalogue.Query;
using Farside.Cli.Verbs;

namespace Farside.Cli;

/// <summary>Answers of the catalogue as JSON.</summary>
static class SearchJson
{
    public static string Of(SearchResult result) => ArchiveText.ToJson(new
    {
        result.Total,
        Rows = result.Rows.Select(Row),
        Facets = result.Facets.ToDictionary(facet => facet.Key, facet => facet.Value.ToDictionary(value => value.Value, value => value.Count)),
    });

    public static string Of(IReadOnlyList<RelatedProduct> related) =>
        ArchiveText.ToJson(related.Select(other => new { Relation = Name(other.Relation), Product = Row(other.Row) }));

    public static string Name(Relation relation) => JsonNamingPolicy.KebabCaseLower.ConvertName(relation.ToString());

    static object Row(ProductRow row) => new
    {
        row.Key,
        Kind = row.Recipe,
        row.Id,
        row.Title,
        row.Mission,
        row.Instrument,
        row.Mode,
        row.Eye,
        row.Sequence,
        row.Station,
        row.Level,
        row.Index,
        row.LunarDay,
        Start = row.Start?.ToUtcText(),
        Stop = row.Stop?.ToUtcText(),
        SunElevationDeg = row.SunElevationDeg is { } degrees ? Math.Round(degrees, 3) : (double?)null,
        row.Rover,
        row.Repairs,
        row.RepairRules,
        Quality = row.Quality.Select(number => new { number.Name, Value = double.IsFinite(number.Value) ? number.Value : (double?)null, number.Unit }),
        row.Score,
        Simulated = row.IsSimulated,
        row.Thumbnail,
        row.HasPage,
    };
}
