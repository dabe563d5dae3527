using Farside.Simulator.Faults;

namespace Farside.Simulator;

/// <summary>What to simulate. The same options give the same bytes on any machine and at any thread count.</summary>
public sealed record SimulationOptions
{
    /// <summary>Decides terrain, noise, faults' victims: everything that is left to chance.</summary>
    public required int Seed { get; init; }

    public SimulationSize Size { get; init; } = SimulationSize.Demo;

    /// <summary>Damage done after all is written; the truth says to what.</summary>
    public IReadOnlyList<FaultRequest> Faults { get; init; } = [];
}
