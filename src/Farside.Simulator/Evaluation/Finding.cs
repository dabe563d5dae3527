namespace Farside.Simulator.Evaluation;

/// <summary>A measured value, not yet held against its bar.</summary>
/// <param name="Quantity">Its name in <c>bars.json</c>.</param>
/// <param name="Subject">Which camera, channel or list; empty where there is one only.</param>
/// <param name="Judged">Products, traces or faults that were looked at.</param>
/// <param name="Of">How many there are to judge.</param>
sealed record Finding(string Quantity, string Subject, double Value, int Judged, int Of);
