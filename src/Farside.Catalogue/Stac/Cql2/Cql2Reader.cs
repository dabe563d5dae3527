using System.Text.Json;
using Farside.Catalogue.Query.Conditions;
using Farside.Core.Time;

namespace Farside.Catalogue.Stac.Cql2;

/// <summary>The JSON form of a filter → a condition.</summary>
sealed class Cql2Reader
{
    public const string Element = "filter";
    public const int Deepest = 32;
    const int MostNodes = 500;

    static readonly string[] Comparisons = ["=", "<>", "<", "<=", ">", ">="];

    int _nodes;

    public Condition Read(JsonElement json, int depth)
    {
        if (depth > Deepest || ++_nodes > MostNodes)
        {
            throw new StacQueryException(Element, "a filter that is too large", $"at most {MostNodes} conditions, {Deepest} deep");
        }

        if (json.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            return json.GetBoolean() ? Condition.All() : Condition.Any();
        }

        var (op, args) = Call(json);
        return op switch
        {
            "and" => Condition.All([.. args.Select(part => Read(part, depth + 1))]),
            "or" => Condition.Any([.. args.Select(part => Read(part, depth + 1))]),
            "not" => Condition.Not(Read(Only(args, 1, op)[0], depth + 1)),
            "isNull" => Property(Only(args, 1, op)[0]).Queryable.IsNull(),
            "like" => Like(Only(args, 2, op)),
            "between" => Between(Only(args, 3, op)),
            "in" => In(Only(args, 2, op)),
            "s_intersects" => Intersects(Only(args, 2, op)),
            "t_intersects" or "t_after" or "t_before" or "t_during" => InTime(op, Only(args, 2, op)),
            _ => Comparisons.Contains(op) ? Compare(op, Only(args, 2, op)) : throw Wrong(op, $"and, or, not, isNull, like, between, in, s_intersects, t_intersects, {string.Join(", ", Comparisons)}"),
        };
    }

    static Condition Compare(string op, JsonElement[] args)
    {
        if (!IsProperty(args[0]) && IsProperty(args[1]))
        {
            return Compare(op switch { "<" => ">", "<=" => ">=", ">" => "<", ">=" => "<=", _ => op }, [args[1], args[0]]);
        }

        var (property, isCaseless) = Property(args[0]);
        switch (property.Type)
        {
            case QueryableType.Text:
                var text = Text(args[1], isCaseless);
                return property.Text!(value => Is(op, string.CompareOrdinal(Cased(value, isCaseless), text)));
            case QueryableType.Number:
                var number = Number(args[1]);
                return property.Number!(value => Is(op, value.CompareTo(number)));
            case QueryableType.Time:
                var time = Time(args[1]);
                return property.Time!(value => Is(op, value.CompareTo(time)));
            case QueryableType.Id when op is "=" or "<>":
                var named = Condition.Ids([Text(args[1], isCaseless: false)]);
                return op == "=" ? named : Condition.Not(named);
            default:
                throw Wrong($"{property.Name} {op}", property.Type is QueryableType.Id ? "id with =, <> or in" : "geometry in s_intersects");
        }
    }

    static Condition Like(JsonElement[] args)
    {
        var (property, isCaseless) = Property(args[0]);
        var pattern = new LikePattern(Text(args[1], isCaseless));
        return property.Text is { } text ? text(value => pattern.Matches(Cased(value, isCaseless))) : throw Wrong($"{property.Name} like", "a property that is text, and not id");
    }

    static Condition Between(JsonElement[] args)
    {
        JsonElement[] least = [args[0], args[1]], most = [args[0], args[2]];
        return Condition.All(Compare(">=", least), Compare("<=", most));
    }

    static Condition In(JsonElement[] args)
    {
        var values = args[1].ValueKind == JsonValueKind.Array ? args[1].EnumerateArray().ToList() : throw Wrong(Raw(args[1]), "a list of values");
        if (values.Count > MostNodes)
        {
            throw Wrong($"{values.Count} values", $"at most {MostNodes}");
        }

        var (property, isCaseless) = Property(args[0]);
        switch (property.Type)
        {
            case QueryableType.Text:
                var texts = values.Select(value => Text(value, isCaseless)).ToHashSet(StringComparer.Ordinal);
                return property.Text!(value => texts.Contains(Cased(value, isCaseless)));
            case QueryableType.Number:
                var numbers = values.Select(Number).ToHashSet();
                return property.Number!(numbers.Contains);
            case QueryableType.Time:
                var times = values.Select(Time).ToHashSet();
                return property.Time!(times.Contains);
            case QueryableType.Id:
                return Condition.Ids([.. values.Select(value => Text(value, isCaseless: false))]);
            default:
                throw Wrong($"{property.Name} in", "geometry in s_intersects");
        }
    }

    static Condition Intersects(JsonElement[] args)
    {
        var (property, shape) = IsProperty(args[0]) ? (args[0], args[1]) : (args[1], args[0]);
        if (Property(property).Queryable.Type is not QueryableType.Geometry)
        {
            throw Wrong($"s_intersects with {Raw(property)}", "the property geometry");
        }

        if (shape.ValueKind == JsonValueKind.Object && shape.TryGetProperty("bbox", out var box) && !shape.TryGetProperty("type", out _))
        {
            var inside = MoonShape.Box([.. Items(box).Select(Number)], Element);
            return Condition.Place(place => inside(place.LongitudeDeg, place.LatitudeDeg));
        }

        var area = MoonShape.Read(shape, Element);
        return Condition.Place(place => area.Contains(place.LongitudeDeg, place.LatitudeDeg));
    }

    static Condition InTime(string op, JsonElement[] args)
    {
        var property = Property(args[0]).Queryable;
        if (property.Time is not { } of)
        {
            throw Wrong($"{op} with {property.Name}", "a property that is a time");
        }

        var (from, to) = Interval(args[1]);
        return op switch
        {
            "t_after" => of(time => time > to),
            "t_before" => of(time => time < from),
            "t_during" => of(time => time > from && time < to),
            _ => of(time => time >= from && time <= to),
        };
    }

    static (Epoch From, Epoch To) Interval(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object || !json.TryGetProperty("interval", out var interval))
        {
            var moment = Time(json);
            return (moment, moment);
        }

        var ends = Items(interval).ToList();
        return ends.Count == 2 ? (End(ends[0], StacTime.Earliest), End(ends[1], StacTime.Latest)) : throw Wrong(Raw(interval), "two ends");
    }

    static Epoch End(JsonElement json, Epoch open) => json.ValueKind == JsonValueKind.String && json.GetString() == ".." ? open : Time(json);

    static (string Op, List<JsonElement> Args) Call(JsonElement json) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty("op", out var op) && op.ValueKind == JsonValueKind.String && json.TryGetProperty("args", out var args)
            ? (op.GetString()!, Items(args).ToList())
            : throw Wrong(Raw(json), "an object with op and args");

    static JsonElement[] Only(List<JsonElement> args, int count, string op) => args.Count == count ? [.. args] : throw Wrong($"{op} of {args.Count}", $"{op} of {count}");

    static bool IsProperty(JsonElement json) => json.ValueKind == JsonValueKind.Object && (json.TryGetProperty("property", out _) || (IsCaseless(json) && Call(json).Args is [var inner] && IsProperty(inner)));

    static bool IsCaseless(JsonElement json) => json.ValueKind == JsonValueKind.Object && json.TryGetProperty("op", out var op) && op.ValueKind == JsonValueKind.String && op.GetString() == "casei";

    static (Queryable Queryable, bool IsCaseless) Property(JsonElement json)
    {
        if (IsCaseless(json) && Call(json).Args is [var inner] && !IsCaseless(inner))
        {
            return (Property(inner).Queryable, true);
        }

        return json.ValueKind == JsonValueKind.Object && json.TryGetProperty("property", out var name) && name.ValueKind == JsonValueKind.String
            ? (Queryable.Find(name.GetString()!, Element), false)
            : throw Wrong(Raw(json), "a property");
    }

    static string Text(JsonElement json, bool isCaseless)
    {
        var literal = IsCaseless(json) && Call(json).Args is [var inner] ? inner : json;
        return literal.ValueKind == JsonValueKind.String ? Cased(literal.GetString()!, isCaseless) : throw Wrong(Raw(json), "a text");
    }

    static double Number(JsonElement json) => json.ValueKind == JsonValueKind.Number && double.IsFinite(json.GetDouble()) ? json.GetDouble() : throw Wrong(Raw(json), "a number");

    static Epoch Time(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => json.GetString()!.Length == 10 ? StacTime.ParseDate(json.GetString()!, Element) : StacTime.Parse(json.GetString()!, Element),
        JsonValueKind.Object when json.TryGetProperty("timestamp", out var time) && time.ValueKind == JsonValueKind.String => StacTime.Parse(time.GetString()!, Element),
        JsonValueKind.Object when json.TryGetProperty("date", out var date) && date.ValueKind == JsonValueKind.String => StacTime.ParseDate(date.GetString()!, Element),
        _ => throw Wrong(Raw(json), "a time such as TIMESTAMP('2019-01-11T19:57:09Z')"),
    };

    static IEnumerable<JsonElement> Items(JsonElement json) => json.ValueKind == JsonValueKind.Array ? json.EnumerateArray() : throw Wrong(Raw(json), "a list");

    static string Cased(string text, bool isCaseless) => isCaseless ? text.ToLowerInvariant() : text;

    static bool Is(string op, int order) => op switch
    {
        "=" => order == 0,
        "<>" => order != 0,
        "<" => order < 0,
        "<=" => order <= 0,
        ">" => order > 0,
        _ => order >= 0,
    };

    static string Raw(JsonElement json) => json.ValueKind == JsonValueKind.Undefined ? "" : json.GetRawText();

    static StacQueryException Wrong(string found, string expected) => new(Element, found, expected);
}
