namespace Farside.Simulator.Vehicles;

/// <summary>Solids that stand together.</summary>
sealed class Vehicle(IEnumerable<Solid> solids)
{
    public IReadOnlyList<Solid> Solids { get; } = [.. solids];
}
