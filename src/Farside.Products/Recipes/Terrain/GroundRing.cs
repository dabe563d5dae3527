using Farside.Core.Geometry;

namespace Farside.Products.Recipes.Terrain;

/// <summary>One of a mesh's nested parts and the square of ground that its texture covers, metres.</summary>
sealed record GroundRing(TriangleMesh Mesh, double WestM, double NorthM, double SideM);
