namespace Farside.Archive.Missions;

/// <summary>What the numbers of an echo are.</summary>
enum RadarParts
{
    /// <summary>One number a sample.</summary>
    Real,

    /// <summary>Real and imaginary part of each sample in turn.</summary>
    Alternating,

    /// <summary>All real parts, then all imaginary ones, each half of what is filled.</summary>
    Halves,
}
