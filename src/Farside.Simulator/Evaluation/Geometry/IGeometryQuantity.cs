namespace Farside.Simulator.Evaluation.Geometry;

/// <summary>Something that is said of one geometry product beside its truth.</summary>
interface IGeometryQuantity
{
    /// <summary>Names of the bars it fills.</summary>
    IReadOnlyList<string> Quantities { get; }

    /// <summary>What could be measured; nothing for what product or truth are silent about.</summary>
    IEnumerable<(string Quantity, double Value, int Judged, int Of)> Measure(GeometryCase geometry);

    /// <summary>Which views or overlaps a quantity is below its bar for, the worst first.</summary>
    IEnumerable<(string Quantity, string Name)> Missed(GeometryCase geometry) => [];
}
