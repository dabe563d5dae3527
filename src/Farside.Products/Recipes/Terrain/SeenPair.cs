using Farside.Core.Measurements;
using Farside.Core.Rasters;

namespace Farside.Products.Recipes.Terrain;

/// <summary>A pair as it was read: its points, both frames' light, and which of their pixels show no ground.</summary>
/// <param name="Left">The left frame.</param>
/// <param name="LeftBlocked">Null where all pixels show ground.</param>
/// <param name="RightBlocked">Null where all pixels show ground.</param>
sealed record SeenPair(GroundPair Ground, Frame Left, PointLight LeftLight, Raster<byte>? LeftBlocked, PointLight RightLight, Raster<byte>? RightBlocked);
