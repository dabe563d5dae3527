using System.Globalization;
using System.Text.Json;
using Farside.Catalogue.Query;
using Farside.Catalogue.Query.Conditions;
using Farside.Catalogue.Stac.Cql2;

namespace Farside.Catalogue.Stac;

/// <summary>A question as STAC asks it, read from an address or from JSON, and bounded.</summary>
public sealed class StacSearch
{
    /// <summary>Most items of one page.</summary>
    public const int MostItems = 1000;

    /// <summary>Items of a page where nobody says.</summary>
    public const int UsualItems = 10;

    const int MostNames = 1000;
    const int LongestText = 200;
    const string MediaText = "cql2-text";
    const string MediaJson = "cql2-json";

    /// <summary>What addresses and JSON may say; <c>conf</c> and whatever else is unknown is refused.</summary>
    static readonly string[] Known = ["bbox", "site-bbox", "datetime", "intersects", "ids", "collections", "limit", "sortby", "filter", "filter-lang", "filter-crs", "token", "q"];

    readonly List<Condition> _conditions = [];

    /// <summary>Only items: products with a time.</summary>
    public static Condition Items { get; } = Condition.All(
        Condition.Text(TextProperty.Kind, kind => kind != ProductRow.Frame), Condition.Surely(Condition.Time(TimeProperty.Begin, _ => true)));

    /// <summary>What was asked for, of whatever there is.</summary>
    public Condition Asked => Condition.All([.. _conditions]);

    public ProductQuery Query { get; private set; } = new() { CountsFacets = false, Limit = UsualItems };

    /// <summary>Reads what an address says.</summary>
    /// <param name="parameters">Names and values; a name with several values is one whose values are joined by commas.</param>
    /// <exception cref="StacQueryException">A parameter is unknown, or says what none can mean.</exception>
    public static StacSearch Read(IEnumerable<KeyValuePair<string, string>> parameters)
    {
        var search = new StacSearch();
        var given = parameters.Where(pair => pair.Value.Length > 0).ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal);
        foreach (var (name, text) in given)
        {
            search.Take(name, text, given.GetValueOrDefault("filter-lang", MediaText));
        }

        return search.Settled();
    }

    /// <summary>Reads the body of a POST.</summary>
    /// <exception cref="StacQueryException">As <see cref="Read(IEnumerable{KeyValuePair{string, string}})"/>.</exception>
    public static StacSearch Read(JsonElement body)
    {
        if (body.ValueKind != JsonValueKind.Object)
        {
            throw new StacQueryException("body", body.GetRawText(), "a JSON object");
        }

        var search = new StacSearch();
        foreach (var member in body.EnumerateObject().Where(member => member.Value.ValueKind != JsonValueKind.Null))
        {
            search.Take(member.Name, member.Value, body);
        }

        return search.Settled();
    }

    /// <summary>What else must hold.</summary>
    public StacSearch And(Condition condition)
    {
        _conditions.Add(condition);
        return Settled();
    }

    StacSearch Settled()
    {
        Query = Query with { Condition = Condition.All([Items, .. _conditions]) };
        return this;
    }

    void Take(string name, string text, string language)
    {
        switch (name)
        {
            case "bbox":
                Bbox(name, Numbers(name, text));
                break;
            case "site-bbox":
                SiteBox(name, Numbers(name, text));
                break;
            case "datetime":
                Interval(name, text);
                break;
            case "intersects":
                Intersects(name, Json(name, text));
                break;
            case "ids" or "collections":
                Names(name, text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
                break;
            case "limit":
                Limit(int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var limit) ? limit : throw WrongLimit(text));
                break;
            case "sortby":
                Query = Query with { Sort = StacSort.Read(text) };
                break;
            case "filter":
                _conditions.Add(language == MediaJson ? Cql2Filter.Read(Json(name, text)) : Cql2Filter.Read(text));
                break;
            default:
                TakeWord(name, text);
                break;
        }
    }

    void Take(string name, JsonElement value, JsonElement body)
    {
        switch (name)
        {
            case "bbox":
                Bbox(name, Numbers(name, value));
                break;
            case "site-bbox":
                SiteBox(name, Numbers(name, value));
                break;
            case "intersects":
                Intersects(name, value);
                break;
            case "ids" or "collections":
                Names(name, Texts(name, value));
                break;
            case "limit":
                Limit(value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var limit) ? limit : throw WrongLimit(value.GetRawText()));
                break;
            case "sortby":
                Query = Query with { Sort = StacSort.Read(value) };
                break;
            case "filter":
                var isText = value.ValueKind == JsonValueKind.String && body.TryGetProperty("filter-lang", out var language) && language.ValueEquals(MediaText);
                _conditions.Add(isText ? Cql2Filter.Read(value.GetString()!) : Cql2Filter.Read(value));
                break;
            case "q" when value.ValueKind == JsonValueKind.Array:
                TakeWord(name, string.Join(' ', Texts(name, value)));
                break;
            default:
                Take(name, value.ValueKind == JsonValueKind.String ? value.GetString()! : throw new StacQueryException(name, value.GetRawText(), Known.Contains(name) ? "a text" : string.Join(", ", Known)), MediaText);
                break;
        }
    }

    void TakeWord(string name, string text)
    {
        switch (name)
        {
            case "filter-lang":
                _ = text is MediaText or MediaJson ? 0 : throw new StacQueryException(name, text, $"{MediaText} or {MediaJson}");
                break;
            case "filter-crs":
                _ = text == StacConformance.Crs ? 0 : throw new StacQueryException(name, text, StacConformance.Crs);
                break;
            case "token":
                Query = Query with { After = PageMark.Parse(text) ?? throw new StacQueryException(name, text, "the token of a next link") };
                break;
            case "q":
                Query = text.Length <= LongestText ? Query with { Text = text } : throw new StacQueryException(name, $"{text.Length} letters", $"at most {LongestText}");
                break;
            default:
                throw new StacQueryException("parameter", name, string.Join(", ", Known));
        }
    }

    void Bbox(string name, IReadOnlyList<double> numbers)
    {
        var inside = MoonShape.Box(numbers, name);
        _conditions.Add(Condition.Place(place => inside(place.LongitudeDeg, place.LatitudeDeg)));
    }

    void SiteBox(string name, IReadOnlyList<double> metres)
    {
        if (metres is not [var west, var south, var east, var north] || west > east || south > north)
        {
            throw new StacQueryException(name, string.Join(',', metres), "west,south,east,north in metres from the lander, west not beyond east, south not beyond north");
        }

        _conditions.Add(Condition.Place(place => place.EastM >= west && place.EastM <= east && place.NorthM >= south && place.NorthM <= north, onMap: false));
    }

    void Interval(string name, string text)
    {
        var (from, to) = StacTime.ParseInterval(text, name);
        _conditions.Add(Condition.Time(TimeProperty.Begin, time => time <= to));
        _conditions.Add(Condition.Time(TimeProperty.End, time => time >= from));
    }

    void Intersects(string name, JsonElement geometry)
    {
        var area = MoonShape.Read(geometry, name);
        _conditions.Add(Condition.Place(place => area.Contains(place.LongitudeDeg, place.LatitudeDeg)));
    }

    void Names(string name, IReadOnlyCollection<string> names)
    {
        if (names.Count > MostNames)
        {
            throw new StacQueryException(name, $"{names.Count} of them", $"at most {MostNames}");
        }

        // An empty list of a body asks for nothing in particular.
        if (names.Count > 0)
        {
            _conditions.Add(name == "ids" ? Condition.Ids(names) : Condition.Text(TextProperty.Collection, names.Contains));
        }
    }

    void Limit(int limit) => Query = limit is >= 1 and <= MostItems ? Query with { Limit = limit }
        : limit > MostItems && limit <= 10_000 ? Query with { Limit = MostItems }
        : throw WrongLimit(limit.ToString(CultureInfo.InvariantCulture));

    static StacQueryException WrongLimit(string found) => new("limit", found, $"a whole number from 1; at most {MostItems} items come at a time");

    static JsonElement Json(string name, string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            throw new StacQueryException(name, text, "JSON");
        }
    }

    static List<double> Numbers(string name, string text) =>
        [.. text.Split(',').Select(part => double.TryParse(part, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : throw new StacQueryException(name, text, "numbers with commas between"))];

    static List<double> Numbers(string name, JsonElement list) => list.ValueKind == JsonValueKind.Array
        ? [.. list.EnumerateArray().Select(part => part.ValueKind == JsonValueKind.Number ? part.GetDouble() : throw new StacQueryException(name, list.GetRawText(), "a list of numbers"))]
        : throw new StacQueryException(name, list.GetRawText(), "a list of numbers");

    static List<string> Texts(string name, JsonElement list) => list.ValueKind == JsonValueKind.Array
        ? [.. list.EnumerateArray().Select(part => part.ValueKind == JsonValueKind.String ? part.GetString()! : throw new StacQueryException(name, list.GetRawText(), "a list of texts"))]
        : throw new StacQueryException(name, list.GetRawText(), "a list of texts");
}
