namespace Farside.Processing.Terrain;

/// <summary>What became of the points.</summary>
/// <param name="Offered">All.</param>
/// <param name="NotFinite">A coordinate or sigma that is none.</param>
/// <param name="TooUncertain">Their sigma or spacing asks for cells larger than the largest.</param>
/// <param name="Outside">Beyond the widest level.</param>
/// <param name="Outliers">Refusals by cells: on something else, or wrong. A point stands in cells of two levels and may be refused by both.</param>
public sealed record TerrainTally(long Offered, long NotFinite, long TooUncertain, long Outside, long Outliers)
{
    public static TerrainTally operator +(TerrainTally a, TerrainTally b) =>
        new(a.Offered + b.Offered, a.NotFinite + b.NotFinite, a.TooUncertain + b.TooUncertain, a.Outside + b.Outside, a.Outliers + b.Outliers);
}
