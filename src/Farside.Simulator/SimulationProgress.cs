namespace Farside.Simulator;

/// <summary>How far a simulation is.</summary>
/// <param name="Doing">In words, e.g. <c>panoramic camera</c>.</param>
public readonly record struct SimulationProgress(int Done, int Total, string Doing);
