using Farside.Catalogue.Index;

namespace Farside.Catalogue.Query;

/// <summary>A facet as the columns have it, and the numbers that a condition lets through.</summary>
sealed class FacetFilter
{
    readonly CatalogueReader _reader;

    public FacetFilter(CatalogueReader reader, Facet facet, IReadOnlyList<string>? wanted)
    {
        (_reader, Facet) = (reader, facet);
        Field = FieldOf(facet);
        Size = Field is Field.Sequence ? reader.Sequences.Count : reader.Values.Count(Field);
        var set = wanted?.ToHashSet(StringComparer.OrdinalIgnoreCase);
        Allowed = set is null ? null : [.. Enumerable.Range(0, Size).Select(number => set.Contains(Text(number)))];
    }

    public Facet Facet { get; }
    public Field Field { get; }

    /// <summary>How many numbers the column knows.</summary>
    public int Size { get; }

    /// <summary>By number; null where anything is let through.</summary>
    public bool[]? Allowed { get; }

    public string Text(int number) => Facet switch
    {
        Facet.Sequence => _reader.Sequences[number].Name,
        Facet.Station => _reader.Sequences[number].Station,
        _ => _reader.Values.Text(Field, number),
    };

    static Field FieldOf(Facet facet) => facet switch
    {
        Facet.Kind => Field.Kind,
        Facet.Mission => Field.Mission,
        Facet.Instrument => Field.Instrument,
        Facet.Mode => Field.Mode,
        Facet.Eye => Field.Eye,
        Facet.LunarDay => Field.LunarDay,
        Facet.Origin => Field.Origin,
        _ => Field.Sequence,
    };
}
