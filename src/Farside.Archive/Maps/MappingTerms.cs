using Farside.Archive.Labels;

namespace Farside.Archive.Maps;

/// <summary>The words and numbers of a label's map group, with their units.</summary>
sealed class MappingTerms(string label, LabelElement group)
{
    // No body is smaller than this in metres or larger in kilometres.
    const double MostKilometres = 2e5;

    public string Label => label;

    public string? Word(params ReadOnlySpan<string> names) => Find(names)?.Value;

    /// <summary>A number as it is written; null where the label says nothing.</summary>
    public double? Number(params ReadOnlySpan<string> names)
    {
        if (Find(names) is not { Value: { } text } element)
            return null;

        return LabelNumbers.TryReal(text, out var value) && double.IsFinite(value) ? value : throw new MapException(label, element.Path, LabelLimits.Show(text), "a number");
    }

    public double Required(params ReadOnlySpan<string> names) => Number(names) ?? throw new MapException(label, $"{group.Path}/{names[0]}", "nothing", "a number");

    public string Name(params ReadOnlySpan<string> names) => Word(names) ?? throw new MapException(label, $"{group.Path}/{names[0]}", "nothing", "the name of a projection");

    /// <summary>Metres, by the unit beside the number; null where the label says nothing.</summary>
    public double? LengthM(params ReadOnlySpan<string> names) => Number(names) * (IsKilometres(names) is true ? 1000 : 1);

    /// <summary>A body's radius in metres: without a unit, small numbers are kilometres.</summary>
    public double? RadiusM(params ReadOnlySpan<string> names) => Number(names) is not { } value ? null
        : IsKilometres(names) ?? value < MostKilometres ? 1000 * value : value;

    /// <summary>Whether the number's unit begins with kilometres; null without a unit.</summary>
    public bool? IsKilometres(params ReadOnlySpan<string> names) =>
        Find(names)?.Attribute("unit") is { Length: > 0 } unit ? unit.TrimStart().StartsWith('k') || unit.TrimStart().StartsWith('K') : null;

    /// <summary>Whether longitudes of the label count westward.</summary>
    public bool IsWest(params ReadOnlySpan<string> names) => Word(names)?.Contains("west", StringComparison.OrdinalIgnoreCase) ?? false;

    public MapException Unknown(string element, string projection) => new(label, $"{group.Path}/{element}", LabelLimits.Show(projection), Formats.Maps.ProjectionTerms.Known);

    LabelElement? Find(ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if ((group.Child(name) ?? group.Find(name)) is { } found)
                return found;
        }

        return null;
    }
}
