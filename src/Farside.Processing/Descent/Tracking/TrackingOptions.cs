namespace Farside.Processing.Descent.Tracking;

/// <summary>How a descent's frames are followed.</summary>
public sealed record TrackingOptions
{
    /// <summary>
    /// Focal length, pixels; null where it is not known. With it the frames may be taken for views of a camera over a plane, which leaves six unknowns a
    /// frame instead of eight; that is done where the measured points bear it out.
    /// </summary>
    public double? FocalLengthPx { get; init; }

    /// <summary>Where the optical axis meets every frame; null for each frame's middle.</summary>
    public (double Column, double Row)? Centre { get; init; }

    /// <summary>
    /// How much the lens bends straight lines: λ in ideal = seen / (1 + λ r²), r in focal lengths (half the width where none is given) from the centre. Null:
    /// found from the frames, and 0 where they do not ask for it.
    /// </summary>
    public double? LensBend { get; init; }

    /// <summary>A frame this many times finer or coarser than the key frame becomes the next one, above 1.</summary>
    public double KeyScale { get; init; } = 1.12;

    /// <summary>A frame that shares less than this of its width with the key frame becomes the next one, 0 to 1.</summary>
    public double KeyOverlap { get; init; } = 0.8;

    /// <summary>A frame turned by more than this against the key frame becomes the next one, degrees.</summary>
    public double KeyTurnDeg { get; init; } = 8;

    /// <summary>Up to so many frames each one is a key frame, which uses every link there is; more of them are thinned by what moves.</summary>
    public int AllKeysUpTo { get; init; } = 150;

    /// <summary>Key frames that differ by more than this factor of scale are not linked.</summary>
    public double MostSpan { get; init; } = 4.5;

    /// <summary>Links from a key frame to finer ones, at most: the nearest, and others up to the farthest that overlap.</summary>
    public int LinksPerKey { get; init; } = 8;

    /// <summary>Spots that are followed from a frame, at most.</summary>
    public int SpotsPerFrame { get; init; } = 500;

    /// <summary>Pictures held in memory at a time, at least four; each takes some seven bytes a pixel.</summary>
    public int MostPicturesHeld { get; init; } = 24;

    /// <summary>Threads at once; 0 for one a processor. The result does not depend on it.</summary>
    public int Threads { get; init; }
}
