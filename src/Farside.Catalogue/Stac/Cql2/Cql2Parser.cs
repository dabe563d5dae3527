using System.Globalization;
using System.Text.Json.Nodes;

namespace Farside.Catalogue.Stac.Cql2;

/// <summary>The text form of a filter → its JSON form.</summary>
sealed class Cql2Parser
{
    const int Longest = 8000;

    readonly List<Cql2Token> _tokens;
    int _at;
    int _depth;

    public Cql2Parser(string text) => _tokens = text.Length <= Longest ? Cql2Token.Of(text) : throw new StacQueryException(Cql2Reader.Element, $"{text.Length} letters", $"at most {Longest}");

    /// <exception cref="StacQueryException">Not this language.</exception>
    public JsonNode Parse()
    {
        var filter = Or();
        return Now.Kind is Cql2TokenKind.End ? filter : throw Wrong("AND, OR or the end");
    }

    Cql2Token Now => _tokens[_at];

    JsonNode Or()
    {
        if (++_depth > Cql2Reader.Deepest)
        {
            throw new StacQueryException(Cql2Reader.Element, "a filter that is too deep", $"at most {Cql2Reader.Deepest} levels");
        }

        var any = Joined("or", () => Joined("and", Not));
        _depth--;
        return any;
    }

    JsonNode Joined(string op, Func<JsonNode> part)
    {
        var first = part();
        if (!Now.IsWord(op))
        {
            return first;
        }

        var parts = new JsonArray(first);
        while (TakeWord(op))
        {
            parts.Add(part());
        }

        return new JsonObject { ["op"] = op, ["args"] = parts };
    }

    JsonNode Not()
    {
        var isNegated = false;
        while (TakeWord("not"))
        {
            isNegated = !isNegated;
        }

        var part = Primary();
        return isNegated ? Call("not", part) : part;
    }

    JsonNode Primary()
    {
        if (Take("("))
        {
            var inner = Or();
            Require(")");
            return inner;
        }

        if (Now.IsWord("true") || Now.IsWord("false"))
        {
            return _tokens[_at++].IsWord("true");
        }

        return IsFunction(["s_intersects", "t_intersects", "t_after", "t_before", "t_during"]) ? Function() : Predicate();
    }

    JsonNode Function()
    {
        var name = _tokens[_at++].Text.ToLowerInvariant();
        Require("(");
        var first = Operand();
        Require(",");
        var second = Operand();
        Require(")");
        return Call(name, first, second);
    }

    JsonNode Predicate()
    {
        var left = Operand();
        if (TakeWord("is"))
        {
            var isNegated = TakeWord("not");
            RequireWord("null");
            return Negated(isNegated, Call("isNull", left));
        }

        if (Now.Kind is Cql2TokenKind.Operator)
        {
            var op = _tokens[_at++].Text;
            return Call(op, left, Operand());
        }

        return Negated(TakeWord("not"), Worded(left));
    }

    JsonNode Worded(JsonNode left)
    {
        if (TakeWord("like"))
        {
            return Call("like", left, Operand());
        }

        if (TakeWord("between"))
        {
            var least = Operand();
            RequireWord("and");
            return Call("between", left, least, Operand());
        }

        if (!TakeWord("in"))
        {
            throw Wrong("a comparison, LIKE, BETWEEN, IN or IS NULL");
        }

        return Call("in", left, Listed(Operand));
    }

    JsonNode Operand()
    {
        var token = Now;
        switch (token.Kind)
        {
            case Cql2TokenKind.Text:
                _at++;
                return token.Text;
            case Cql2TokenKind.Number:
                return Number();
            case Cql2TokenKind.Word when !token.IsQuoted && Next.IsSymbol("("):
                return Made(token.Text.ToLowerInvariant());
            case Cql2TokenKind.Word:
                _at++;
                return new JsonObject { ["property"] = token.Text };
            default:
                throw Wrong("a property or a value");
        }
    }

    /// <summary>What is written as a function: times, areas, and words of any case.</summary>
    JsonNode Made(string name)
    {
        _at++;
        return name switch
        {
            "casei" => Bracketed(() => Call("casei", Operand())),
            "timestamp" or "date" => Bracketed(() => new JsonObject { [name] = Word() }),
            "interval" => Bracketed(() => new JsonObject { ["interval"] = new JsonArray(Word(), Comma(Word)) }),
            "bbox" => new JsonObject { ["bbox"] = Listed(Number) },
            "point" => Bracketed(() => Shape("Point", Position())),
            "polygon" => Shape("Polygon", Listed(() => Listed(Position))),
            "multipolygon" => Shape("MultiPolygon", Listed(() => Listed(() => Listed(Position)))),
            _ => throw new StacQueryException(Cql2Reader.Element, $"the function {name}", "CASEI, TIMESTAMP, DATE, INTERVAL, BBOX, POINT, POLYGON, MULTIPOLYGON, S_INTERSECTS, T_INTERSECTS, T_AFTER, T_BEFORE, T_DURING"),
        };
    }

    JsonNode Bracketed(Func<JsonNode> inner)
    {
        Require("(");
        var made = inner();
        Require(")");
        return made;
    }

    JsonArray Listed(Func<JsonNode> part)
    {
        Require("(");
        var parts = new JsonArray(part());
        while (Take(","))
        {
            parts.Add(part());
        }

        Require(")");
        return parts;
    }

    JsonNode Comma(Func<JsonNode> next)
    {
        Require(",");
        return next();
    }

    JsonNode Word()
    {
        var token = Now;
        return token.Kind is Cql2TokenKind.Text ? Advance(token.Text) : throw Wrong("a text in quotes");
    }

    JsonNode Position() => new JsonArray(Number(), Number());

    JsonNode Number()
    {
        var token = Now;
        return token.Kind is Cql2TokenKind.Number && double.TryParse(token.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? Advance(number) : throw Wrong("a number");
    }

    JsonNode Advance(JsonNode value)
    {
        _at++;
        return value;
    }

    static JsonObject Shape(string type, JsonNode coordinates) => new() { ["type"] = type, ["coordinates"] = coordinates };

    Cql2Token Next => _tokens[Math.Min(_at + 1, _tokens.Count - 1)];

    bool IsFunction(string[] names) => Now is { Kind: Cql2TokenKind.Word, IsQuoted: false } && Next.IsSymbol("(") && names.Contains(Now.Text, StringComparer.OrdinalIgnoreCase);

    static JsonNode Call(string op, params JsonNode[] args) => new JsonObject { ["op"] = op, ["args"] = new JsonArray(args) };

    static JsonNode Negated(bool isNegated, JsonNode part) => isNegated ? Call("not", part) : part;

    bool Take(string symbol)
    {
        var isThere = Now.IsSymbol(symbol);
        _at += isThere ? 1 : 0;
        return isThere;
    }

    bool TakeWord(string word)
    {
        var isThere = Now.IsWord(word);
        _at += isThere ? 1 : 0;
        return isThere;
    }

    void Require(string symbol)
    {
        if (!Take(symbol))
        {
            throw Wrong($"'{symbol}'");
        }
    }

    void RequireWord(string word)
    {
        if (!TakeWord(word))
        {
            throw Wrong(word.ToUpperInvariant());
        }
    }

    StacQueryException Wrong(string expected) => new(Cql2Reader.Element, Now.Kind is Cql2TokenKind.End ? "the end" : $"'{Now.Text}' at letter {Now.Place + 1}", expected);
}
