using Farside.Processing.Photogrammetry;

namespace Farside.Processing.Descent;

/// <summary>What was followed through a descent's frames.</summary>
/// <param name="KeyFrames">Frames that together show all of the descent, by place in the sequence, in order.</param>
/// <param name="Links">Between frames, by first then second; every frame that could be placed is linked to a key frame.</param>
/// <param name="Tracks">Spots followed over two or more key frames; <see cref="ImagePoint.View"/> is the frame's place in the sequence.</param>
/// <param name="FirstFromFrame">Each frame's map to the first placed frame, solved jointly over all links; null where no link bears it out.</param>
/// <param name="ResidualPx">RMS of each frame's points against that solution, pixels of the frame; NaN where there is none.</param>
public sealed record DescentTracking(
    IReadOnlyList<int> KeyFrames, IReadOnlyList<FrameLink> Links, IReadOnlyList<Track> Tracks, IReadOnlyList<Homography?> FirstFromFrame, IReadOnlyList<double> ResidualPx)
{
    /// <summary>
    /// How much the lens bends straight lines: ideal = seen / (1 + λ r²), distances from the optical axis, r in focal lengths (half the frame's width where none was
    /// given). Maps are between ideal places; points are as seen. 0 where the frames do not ask for it.
    /// </summary>
    public double LensBend { get; init; }

    /// <summary>Whether the maps are those of one camera over a plane, six unknowns a frame; else each has its own eight.</summary>
    public bool IsPosed { get; init; }
}
