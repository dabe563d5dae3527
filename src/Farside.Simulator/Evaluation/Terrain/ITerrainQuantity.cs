namespace Farside.Simulator.Evaluation.Terrain;

/// <summary>Something that is said of one terrain product beside its truth.</summary>
interface ITerrainQuantity
{
    /// <summary>Names of the bars it fills.</summary>
    IReadOnlyList<string> Quantities { get; }

    /// <summary>What could be measured; nothing for what product or truth are silent about.</summary>
    IEnumerable<TerrainFinding> Measure(TerrainCase terrain);
}
