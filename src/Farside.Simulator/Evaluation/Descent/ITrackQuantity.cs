namespace Farside.Simulator.Evaluation.Descent;

/// <summary>Something that is said of one descent track beside its truth.</summary>
interface ITrackQuantity
{
    /// <summary>Names of the bars it fills.</summary>
    IReadOnlyList<string> Quantities { get; }

    /// <summary>What could be measured; nothing for what the product does not claim or the truth is silent about.</summary>
    IEnumerable<TrackFinding> Measure(TrackCase track);

    /// <summary>What a row stumbled over, in words.</summary>
    IEnumerable<(string Quantity, string Name)> Missed(TrackCase track) => [];
}
