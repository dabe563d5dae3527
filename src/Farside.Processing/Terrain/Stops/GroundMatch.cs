namespace Farside.Processing.Terrain.Stops;

/// <summary>What came of laying one ground on another.</summary>
/// <param name="Tie">Null where it was refused.</param>
/// <param name="Refusal">Why, in a few words; empty where there is a tie.</param>
public sealed record GroundMatch(GroundTie? Tie, string Refusal)
{
    internal static GroundMatch Refused(string why) => new(null, why);
}
