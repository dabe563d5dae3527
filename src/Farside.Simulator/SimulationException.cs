using Farside.Core;

namespace Farside.Simulator;

/// <summary>A simulation that cannot be written as asked.</summary>
public sealed class SimulationException(string subject, string found, string expected, string advice)
    : FarsideException($"{subject}: found {found}; expected {expected}. {advice}");
