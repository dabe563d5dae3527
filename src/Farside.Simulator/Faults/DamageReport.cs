namespace Farside.Simulator.Faults;

/// <summary>What was damaged, file by file, and which faults of <c>all</c> no product here can suffer.</summary>
/// <param name="LeftOut">One line each: the fault and why.</param>
public sealed record DamageReport(IReadOnlyList<Harm> Harms, IReadOnlyList<string> LeftOut);
