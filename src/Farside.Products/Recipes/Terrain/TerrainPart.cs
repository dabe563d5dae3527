using Farside.Products.Recipes.Geometry;
using Farside.Products.Runner;

namespace Farside.Products.Recipes.Terrain;

/// <summary>One sequence of a terrain product: its frames and what they cite, as a job of their own; its cameras, its pairs, and what is in doubt of them.</summary>
/// <param name="StandsAlone">False where other stops are joined: then what the whole sequence is off by sets it off from the others.</param>
sealed record TerrainPart(Job Job, AdjustedCameras Cameras, IReadOnlyList<TiedPair> Pairs, bool StandsAlone)
{
    public PoseDoubt Doubt { get; } = new(Cameras, [.. Pairs.Select(pair => pair.Left)], StandsAlone);
}
