namespace Farside.Site.Kinds;

/// <summary>A picture in tiles, as IIIF's Image API 3 has them at level 0.</summary>
/// <param name="Base">Relative to the page, a slash at its end.</param>
/// <param name="Width">Pixels of the whole picture.</param>
/// <param name="Tile">Pixels of a tile's side.</param>
/// <param name="Scales">1, 2, 4 …: the factors by which levels are smaller.</param>
sealed record TileSet(string Base, int Width, int Height, int Tile, IReadOnlyList<int> Scales);
