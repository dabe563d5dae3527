using Farside.Core.Measurements;

namespace Farside.Products.Runner;

/// <summary>The observation a product shows; of a product from several inputs, what they have in common.</summary>
/// <param name="Start">UTC, ISO 8601 with milliseconds; null when unknown.</param>
/// <param name="Verified">False for payloads whose real labels nobody has seen.</param>
public sealed record ProductObservation(
    string Mission, string Instrument, string Mode, string Eye, string Sequence, int? Index, string? Start, string? Stop, string Level, bool Verified)
{
    public static ProductObservation From(Observation observation) => new(
        observation.Mission, observation.Instrument, observation.Mode, observation.Eye, observation.Sequence, observation.Index,
        observation.Start?.ToUtcText(), observation.Stop?.ToUtcText(), observation.Level, observation.IsVerified);

    /// <summary>What all of them share; first start to last stop.</summary>
    public static ProductObservation Common(IReadOnlyList<ProductObservation> all) => new(
        Same(all, o => o.Mission), Same(all, o => o.Instrument), Same(all, o => o.Mode), Same(all, o => o.Eye), Same(all, o => o.Sequence), null,
        all.Select(o => o.Start).Min(StringComparer.Ordinal), all.Select(o => o.Stop ?? o.Start).Max(StringComparer.Ordinal), Same(all, o => o.Level), all.All(o => o.Verified));

    static string Same(IReadOnlyList<ProductObservation> all, Func<ProductObservation, string> part) =>
        all.Count > 0 && all.All(o => part(o) == part(all[0])) ? part(all[0]) : "";
}
