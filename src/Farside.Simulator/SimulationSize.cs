namespace Farside.Simulator;

/// <summary>How much of a mission to write.</summary>
public enum SimulationSize
{
    /// <summary>A descent of sixty frames, a ring of terrain pictures, two rover stops, a radar drive, three spectra, all cameras binned: what <c>farside demo</c> shows.</summary>
    Demo,

    /// <summary>One or two products of each kind on coarser ground, for tests.</summary>
    Small,

    /// <summary>The demo at full detector size.</summary>
    FullDemo,

    /// <summary>The first release: twelve lunar days, 17,239 files, 20.9 GB.</summary>
    Year,
}
