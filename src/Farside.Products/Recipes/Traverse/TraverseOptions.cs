namespace Farside.Products.Recipes.Traverse;

/// <summary>How a traverse is drawn; nothing here changes its numbers.</summary>
public sealed record TraverseOptions
{
    /// <summary>Maps under the way, paths with or without <c>image:</c>; maps of heights are left out. None: the landing camera's own map where that product exists.</summary>
    public IReadOnlyList<string> BaseMaps { get; init; } = [];
}
