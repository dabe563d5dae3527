namespace Farside.Simulator.Evaluation.Panorama;

/// <summary>Something that is said of one panorama beside its truth.</summary>
interface IPanoramaQuantity
{
    /// <summary>Names of the bars it fills.</summary>
    IReadOnlyList<string> Quantities { get; }

    /// <summary>What could be measured; nothing for what product or truth are silent about.</summary>
    IEnumerable<(string Quantity, double Value, int Judged, int Of)> Measure(PanoramaCase panorama);
}
