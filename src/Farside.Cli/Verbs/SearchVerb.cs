using System.CommandLine;
using System.Globalization;
using Farside.Catalogue.Query;
using Farside.Core;

namespace Farside.Cli.Verbs;

/// <summary><c>farside search WORDS… --catalogue C</c>: what the catalogue knows, as a table or as JSON.</summary>
static class SearchVerb
{
    public static Command Create()
    {
        var options = new SearchOptions();
        var file = new Option<string>("--catalogue") { Description = CataloguePlace.Description, DefaultValueFactory = _ => "." };
        var related = new Option<string?>("--related") { Description = "Instead: what belongs to this product, given as kind/id." };
        var json = CommonOptions.Json();
        var verb = new Command("search", "Find products and frames in the catalogue.") { file, related, json };
        options.AddTo(verb);
        verb.SetAction((parsed, _) => Task.Run(() =>
        {
            using var catalogue = CataloguePlace.Open(parsed.GetRequiredValue(file), readOnly: true);
            return parsed.GetValue(related) is { } key
                ? Related(catalogue, key, parsed.GetValue(json))
                : Find(catalogue, options.Read(parsed), parsed.GetValue(json));
        }, CancellationToken.None));
        return verb;
    }

    static int Find(ProductCatalogue catalogue, ProductQuery query, bool isJson)
    {
        var result = catalogue.Search(query);
        if (isJson)
        {
            Console.WriteLine(SearchJson.Of(result));
            return 0;
        }

        if (result.Rows.Count > 0)
        {
            Heading("");
            result.Rows.ToList().ForEach(row => Line("", row));
        }

        Console.WriteLine(Count(result, query));
        return 0;
    }

    static int Related(ProductCatalogue catalogue, string key, bool isJson)
    {
        if (catalogue.Find(key) is null)
        {
            throw new FarsideException($"--related: found {key}; expected the kind and id of a product in {catalogue.Path}, e.g. panorama/pcam-0001-c. Look for it with farside search.");
        }

        var related = catalogue.Related(key);
        if (isJson)
        {
            Console.WriteLine(SearchJson.Of(related));
            return 0;
        }

        Heading($"{"relation",-16}");
        related.ToList().ForEach(other => Line($"{SearchJson.Name(other.Relation),-16}", other.Row));
        return 0;
    }

    static void Heading(string first) => Console.WriteLine($"{first}{"begins, UTC",-16} {"day",4} {"sun",6} {"kind",-16} {"instrument",-10} {"seq",-5} id");

    static void Line(string first, ProductRow row) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
        $"{first}{row.Start?.ToUtcText()[..16] ?? "",-16} {row.LunarDay,4} {row.SunElevationDeg,6:0.0} {row.Recipe,-16} {row.Instrument,-10} {row.Sequence,-5} {row.Id}"));

    static string Count(SearchResult result, ProductQuery query) => result.Total == 0 ? "Nothing found."
        : result.Rows.Count == result.Total ? string.Create(CultureInfo.InvariantCulture, $"{result.Total:#,0} found.")
        : string.Create(CultureInfo.InvariantCulture, $"{result.Total:#,0} found, {result.Rows.Count:#,0} shown from number {query.Offset + 1} on: --limit and --offset show others.");
}
