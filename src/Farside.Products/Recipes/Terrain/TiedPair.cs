using Farside.Archive.Store;
using Farside.Products.Recipes.Geometry;

namespace Farside.Products.Recipes.Terrain;

/// <summary>Both frames of a look, with the poses that the adjustment gave them.</summary>
sealed record TiedPair(ArchiveEntry LeftEntry, AdjustedView Left, ArchiveEntry RightEntry, AdjustedView Right);
