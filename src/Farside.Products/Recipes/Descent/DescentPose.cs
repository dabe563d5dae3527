using Farside.Core.Geometry;
using Farside.Processing.Descent;
using Farside.Products.Recipes.Geometry;

namespace Farside.Products.Recipes.Descent;

/// <summary>One frame of a descent: where its camera was, how it looked, how fast it went, and how sure each is.</summary>
/// <param name="Id">The data file's name; empty for a frame that the archive lacks.</param>
/// <param name="Index">As its name counts it.</param>
/// <param name="Seconds">After the first frame.</param>
/// <param name="State">What the frame is good for.</param>
public sealed record DescentPose(string Id, int Index, double Seconds, FrameState State)
{
    /// <summary>True for a frame of the joint adjustment; the others were placed against its points.</summary>
    public bool IsKey { get; init; }

    /// <summary>True where the frame's own picture says where it was. A pose without that lies between its neighbours' by a smooth motion, or stands where the others stand.</summary>
    public bool IsSolved { get; init; }

    /// <summary>True where the lander stands: from here on the view holds still to the end, be there dust in it or not. Settled frames are those of them without dust.</summary>
    public bool IsStill { get; init; }

    /// <summary>Frames of one part hang together by points; from part to part only a smooth motion leads. Counted from 0 at the ground.</summary>
    public int Part { get; init; }

    /// <summary>Null where nothing is known.</summary>
    public PoseNumbers? SiteFromCamera { get; init; }

    /// <summary>Standard deviations with that of the common scale.</summary>
    public DescentSigma? Sigma { get; init; }

    /// <summary>Standard deviations that are left once one scale factor for all of the track is known.</summary>
    public DescentSigma? RelativeSigma { get; init; }

    /// <summary>Of the camera above the ground plane, metres.</summary>
    public double? HeightM { get; init; }

    /// <summary>Speed downwards, metres a second; negative while it rises.</summary>
    public double? DescentMs { get; init; }

    /// <summary>Speed over ground, metres a second.</summary>
    public double? HorizontalMs { get; init; }

    /// <summary>Standard deviation of <see cref="DescentMs"/>, scale's included.</summary>
    public double? DescentSigmaMs { get; init; }

    /// <summary>Standard deviation of <see cref="HorizontalMs"/>, scale's included.</summary>
    public double? HorizontalSigmaMs { get; init; }

    /// <summary>Points measured in it and used.</summary>
    public int Points { get; init; }

    /// <summary>Two-dimensional RMS of their residuals, pixels; null without points.</summary>
    public double? RmsPx { get; init; }

    /// <summary>The frame's pose; null where nothing is known.</summary>
    public Pose<SiteFrame, CameraFrame>? Pose() => SiteFromCamera?.ToPose<SiteFrame, CameraFrame>();
}
