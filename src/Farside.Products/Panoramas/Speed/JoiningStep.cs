namespace Farside.Products.Panoramas.Speed;

/// <summary>One step from overlapping pictures to a mosaic and how fast it went, median of its runs, all cores.</summary>
/// <param name="Unit">Of all three numbers, e.g. <c>Mpx/s</c>.</param>
/// <param name="Baseline">The plainest work that gives something of the kind.</param>
/// <param name="Limit">What no way of doing it can leave out.</param>
/// <param name="Note">What baseline and limit are, in words.</param>
public sealed record JoiningStep(string Step, double Value, double Baseline, double Limit, string Unit, string Note);
