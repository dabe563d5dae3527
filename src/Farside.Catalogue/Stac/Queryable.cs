using Farside.Catalogue.Query.Conditions;
using Farside.Core.Time;

namespace Farside.Catalogue.Stac;

/// <summary>A property that a filter may ask about.</summary>
/// <param name="Name">As items have it.</param>
/// <param name="Type">As JSON schemas say it.</param>
sealed record Queryable(string Name, string Title, QueryableType Type)
{
    public static IReadOnlyList<Queryable> All { get; } =
    [
        new("id", "Identifier", QueryableType.Id),
        OfText("collection", "Collection", TextProperty.Collection),
        new("geometry", "Where it was taken", QueryableType.Geometry),
        OfTime("datetime", "When it begins", TimeProperty.Begin),
        OfTime("start_datetime", "When it begins", TimeProperty.Begin),
        OfTime("end_datetime", "When it ends", TimeProperty.End),
        OfText("mission", "Mission", TextProperty.Mission),
        OfNumber("view:sun_elevation", "Elevation of the Sun over the horizon, degrees", NumberProperty.SunElevation),
        OfText("farside:kind", "Kind of product", TextProperty.Kind),
        OfText("farside:instrument", "Instrument", TextProperty.Instrument),
        OfText("farside:mode", "Mode of the instrument", TextProperty.Mode),
        OfText("farside:eye", "Left or right eye", TextProperty.Eye),
        OfText("farside:sequence", "Sequence", TextProperty.Sequence),
        OfText("farside:station", "Rover stop", TextProperty.Station),
        OfText("farside:origin", "simulated or real", TextProperty.Origin),
        OfNumber("farside:lunar_day", "Lunar day of the mission", NumberProperty.LunarDay),
        OfNumber("farside:repairs", "How many repairs fired", NumberProperty.Repairs),
        OfNumber("farside:score", "What to show first, 0 to 100", NumberProperty.Score),
    ];

    public Func<Func<string, bool>, Condition>? Text { get; private init; }
    public Func<Func<double, bool>, Condition>? Number { get; private init; }
    public Func<Func<Epoch, bool>, Condition>? Time { get; private init; }

    /// <exception cref="StacQueryException">No such property.</exception>
    public static Queryable Find(string name, string element)
    {
        var bare = name.StartsWith("properties.", StringComparison.Ordinal) ? name["properties.".Length..] : name;
        return All.FirstOrDefault(queryable => queryable.Name == bare) ?? throw new StacQueryException(element, $"the property {name}", string.Join(", ", All.Select(queryable => queryable.Name)));
    }

    /// <summary>Holds where nothing is known of the property.</summary>
    public Condition IsNull() => Condition.Not(Condition.Surely(Type switch
    {
        QueryableType.Text => Text!(_ => true),
        QueryableType.Number => Number!(_ => true),
        QueryableType.Time => Time!(_ => true),
        QueryableType.Geometry => Condition.Place(_ => true),
        _ => Condition.All(),
    }));

    static Queryable OfText(string name, string title, TextProperty property) => new(name, title, QueryableType.Text) { Text = test => Condition.Text(property, test) };

    static Queryable OfNumber(string name, string title, NumberProperty property) => new(name, title, QueryableType.Number) { Number = test => Condition.Number(property, test) };

    static Queryable OfTime(string name, string title, TimeProperty property) => new(name, title, QueryableType.Time) { Time = test => Condition.Time(property, test) };
}
