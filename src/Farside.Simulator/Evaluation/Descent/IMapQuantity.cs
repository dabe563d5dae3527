namespace Farside.Simulator.Evaluation.Descent;

/// <summary>Something that is said of one map of a landing place beside its truth.</summary>
interface IMapQuantity
{
    /// <summary>Names of the bars it fills.</summary>
    IReadOnlyList<string> Quantities { get; }

    /// <summary>What could be measured; a part is a level's name.</summary>
    IEnumerable<TrackFinding> Measure(MapCase map);
}
