namespace Farside.Products.Runner;

/// <summary>What a run did.</summary>
/// <param name="Planned">Jobs selected.</param>
/// <param name="Done">Jobs found already done.</param>
/// <param name="Nothing">Inputs that turned out not to concern their recipe.</param>
/// <param name="Made">Keys of the products made, ordinal order.</param>
/// <param name="Orphans">Products on disk whose inputs or recipe are gone: listed, never deleted.</param>
/// <param name="WasCancelled">Stopped before the end: what is on disk is whole, the rest is for the next run.</param>
public sealed record RunReport(
    int Planned, int Done, int Nothing, IReadOnlyList<string> Made, IReadOnlyList<JobFailure> Failures, IReadOnlyList<string> Orphans, double Seconds, bool WasCancelled);
