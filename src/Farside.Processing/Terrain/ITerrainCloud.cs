using Farside.Core.Geometry;

namespace Farside.Processing.Terrain;

/// <summary>The points that one view gives of the ground; they may be read several times and need never lie in memory at once.</summary>
public interface ITerrainCloud
{
    /// <summary>The picture or pair it comes from.</summary>
    string Id { get; }

    /// <summary>Where the view was taken from: errors run along the lines from here. High above the ground for points whose sigma is that of their height.</summary>
    Point<SiteFrame> Eye { get; }

    /// <summary>Angle between neighbouring points, radians; says how dense they lie at a range.</summary>
    double PointRad { get; }

    /// <summary>How many neighbouring points share one error, as a matching window has it; 1 where each has its own.</summary>
    double CorrelatedPoints { get; }

    /// <summary>Standard deviation of the height that all its points share, metres: how well the view stands.</summary>
    double SharedSigmaM { get; }

    /// <summary>All points, in an order that is the same each time.</summary>
    IEnumerable<ReadOnlyMemory<TerrainPoint>> Blocks();
}
