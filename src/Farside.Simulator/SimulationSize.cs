namespace Farside.Simulator;

/// <summary>How much of a mission to write.</summary>
public enum SimulationSize
{
    /// <summary>A descent, terrain pictures, two rover stops and a radar drive: what <c>farside demo</c> shows.</summary>
    Demo,

    /// <summary>One or two products of each kind on coarser ground, for tests.</summary>
    Small,
}
