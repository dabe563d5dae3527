namespace Farside.Simulator.Evaluation.Descent;

/// <summary>A measured value of one track.</summary>
/// <param name="Part">A band of altitude; empty for the whole track.</param>
sealed record TrackFinding(string Quantity, string Part, double Value, int Judged, int Of);
