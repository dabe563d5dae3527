namespace Farside.Products.Recipes.Traverse;

/// <summary>How a traverse is drawn; nothing here changes its numbers.</summary>
public sealed record TraverseOptions
{
    /// <summary>Maps under the way, paths with or without a role's prefix; where there are heights alone they are shaded. None: the landing camera's own map where that product exists.</summary>
    public IReadOnlyList<string> BaseMaps { get; init; } = [];

    /// <summary>Whom to thank for them, on the map's margin; empty: the files' names alone.</summary>
    public string BaseMapCredit { get; init; } = "";

    /// <summary>By which published place of the lander they lie under the way; empty for the labels' own.</summary>
    public string BaseMapLander { get; init; } = "";
}
