using Farside.Processing.Terrain.Stops;

namespace Farside.Products.Recipes.Stops;

/// <summary>Two stops that may share ground, and what came of laying one on the other.</summary>
sealed record StopTie(int First, int Second, GroundMatch Match);
