using Farside.Core.Geometry;

namespace Farside.Processing.Terrain;

/// <summary>A cloud whose points lie in memory.</summary>
public sealed record TerrainCloud(string Id, Point<SiteFrame> Eye, double PointRad, ReadOnlyMemory<TerrainPoint> Points) : ITerrainCloud
{
    /// <inheritdoc/>
    public double CorrelatedPoints { get; init; } = 1;

    /// <inheritdoc/>
    public double SharedSigmaM { get; init; }

    public IEnumerable<ReadOnlyMemory<TerrainPoint>> Blocks() => [Points];
}
