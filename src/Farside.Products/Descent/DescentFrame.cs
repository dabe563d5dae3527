using Farside.Archive.Store;
using Farside.Core.Time;
using Farside.Processing.Descent;

namespace Farside.Products.Descent;

/// <summary>One frame of a descent.</summary>
/// <param name="Index">As its name counts it; indices rise along a sequence.</param>
/// <param name="Seconds">After index 0.</param>
/// <param name="Note">Why it cannot be read, or which frame it repeats; else empty.</param>
/// <param name="Signs">What screening measured; null where it cannot be read.</param>
public sealed record DescentFrame(ArchiveEntry Entry, int Index, double Seconds, Epoch Time, FrameState State, string Note, FrameSigns? Signs)
{
    /// <summary>The data file's name.</summary>
    public string Id => Entry.Id;

    /// <summary>Whether it can be shown: neither burnt out, nor empty, nor unreadable.</summary>
    public bool IsShowable => State is FrameState.Useful or FrameState.Duplicate or FrameState.Settled;
}
