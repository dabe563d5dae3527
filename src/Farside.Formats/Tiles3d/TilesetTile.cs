namespace Farside.Formats.Tiles3d;

/// <summary>One tile of a tree.</summary>
/// <param name="Box">Of its own content; those of its children are added on writing.</param>
/// <param name="ErrorM">How far it lies from the truth when its children are not shown.</param>
/// <param name="Content">The name of its GLB, relative to the tileset.</param>
public sealed record TilesetTile(TileBox Box, double ErrorM, string Content, IReadOnlyList<TilesetTile> Children)
{
    /// <summary>Its own box and those of all below it.</summary>
    public TileBox WholeBox => Children.Aggregate(Box, (box, child) => TileBox.Union(box, child.WholeBox));
}
