namespace Farside.Tests.Simulator.Faults;

public sealed class FaultTests;
