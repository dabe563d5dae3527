using Farside.Core.Measurements;

namespace Farside.Products.Runner;

/// <summary>Whom a product thanks and what may be done with it.</summary>
/// <param name="Licence">In words; the first one or two say whether it may leave the house.</param>
public sealed record Rights(string Credit, string Licence)
{
    // The portal reserves all rights; a registry's metadata of the same collections say CC BY 4.0. Until the owner has answered, the stricter holds.
    static readonly Rights Chinese = new(Core.Records.Credit.Line, "permission pending: not for redistribution");
    static readonly Rights Simulated = new($"{Core.Records.Credit.Simulated} by Farside: no {Core.Records.Credit.Line} data", "free");
    static readonly Rights Unknown = new("see the product's archive", "as the product's archive states");

    public static Rights Of(Observation observation) =>
        observation.IsSimulated ? Simulated : IsChinese(observation.Mission) ? Chinese : Unknown;

    static bool IsChinese(string mission) => mission.StartsWith("ce", StringComparison.Ordinal) || mission.StartsWith("hx", StringComparison.Ordinal);
}
