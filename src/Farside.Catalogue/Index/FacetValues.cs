using Farside.Catalogue.Storage;

namespace Farside.Catalogue.Index;

/// <summary>The different texts of each facet column and their numbers; number 0 is the empty text.</summary>
sealed class FacetValues
{
    /// <summary>What 16 bits hold.</summary>
    public const int Most = ushort.MaxValue;

    static readonly Field[] Fields = [Field.Kind, Field.Mission, Field.Instrument, Field.Mode, Field.Eye, Field.LunarDay, Field.Origin];

    readonly Dictionary<Field, List<string>> _texts = Fields.ToDictionary(field => field, _ => new List<string> { "" });
    readonly Dictionary<Field, Dictionary<string, int>> _numbers = Fields.ToDictionary(field => field, _ => new Dictionary<string, int>(StringComparer.Ordinal) { [""] = 0 });

    public static FacetValues Load(CatalogueStore database)
    {
        var values = new FacetValues();
        for (var rows = database.Prepare("SELECT facet, text FROM value ORDER BY facet, number"); rows.Step();)
        {
            values.Append((Field)rows.Whole(0), rows.Text(1));
        }

        return values;
    }

    public int Count(Field field) => _texts[field].Count;

    public string Text(Field field, int number) => _texts[field][number];

    /// <summary>-1 for a text that no product has.</summary>
    public int Find(Field field, string text) => _numbers[field].GetValueOrDefault(text, -1);

    /// <summary>The number of a text, a new one where it is new.</summary>
    public int Number(CatalogueStore database, Field field, string text)
    {
        if (_numbers[field].TryGetValue(text, out var number))
        {
            return number;
        }

        number = _texts[field].Count;
        if (number > Most)
        {
            throw new CatalogueException(database.Path, field.ToString(), $"more than {Most} different values", "a mission's few");
        }

        database.Prepare("INSERT INTO value VALUES(?, ?, ?)").Bind((long)field).Bind(number).Bind(text).Run();
        Append(field, text);
        return number;
    }

    void Append(Field field, string text)
    {
        _numbers[field][text] = _texts[field].Count;
        _texts[field].Add(text);
    }
}
