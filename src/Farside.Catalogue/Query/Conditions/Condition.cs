using Farside.Catalogue.Index;
using Farside.Core.Time;

namespace Farside.Catalogue.Query.Conditions;

/// <summary>
/// Something that holds of a product, does not hold, or cannot be said because the product lacks what is asked about. A search gives what it holds of.
/// Whether the negation of what cannot be said holds cannot be said either: three-valued logic, as SQL and CQL2 have it.
/// </summary>
public abstract class Condition
{
    public static Condition All(params IReadOnlyList<Condition> parts) => new Junction(parts, isAll: true);

    public static Condition Any(params IReadOnlyList<Condition> parts) => new Junction(parts, isAll: false);

    public static Condition Not(Condition part) => new Negation(part);

    /// <summary>Holds where <paramref name="part"/> holds, and does not where that cannot be said.</summary>
    public static Condition Surely(Condition part) => new Certainty(part);

    /// <summary>Nothing is known about an empty text.</summary>
    /// <param name="test">Asked once for each different text.</param>
    public static Condition Text(TextProperty property, Func<string, bool> test) => new TextCondition(property, test);

    /// <param name="test">Asked once for each different number.</param>
    public static Condition Number(NumberProperty property, Func<double, bool> test) => new NumberCondition(property, test);

    public static Condition Time(TimeProperty property, Func<Epoch, bool> test) => new TimeCondition(property is TimeProperty.Begin ? Field.Begin : Field.End, test);

    /// <summary>Holds where a product's place, as <see cref="MoonPlace"/> has it, passes.</summary>
    /// <param name="onMap">Whether nothing can be said of a place whose longitude and latitude are unknown.</param>
    public static Condition Place(Func<MoonPlace, bool> test, bool onMap = true) => new PlaceCondition(test, onMap);

    /// <summary>Holds of products of these identifiers, of whatever kind.</summary>
    public static Condition Ids(IReadOnlyCollection<string> ids) => new NameCondition(ids, areKeys: false);

    /// <summary>Holds of products of these keys, <c>recipe/id</c>.</summary>
    public static Condition Keys(IReadOnlyCollection<string> keys) => new NameCondition(keys, areKeys: true);

    internal abstract Judge Bind(CatalogueReader reader);
}
