using Farside.Core.Geometry;

namespace Farside.Products.Recipes.Geometry;

/// <summary>One frame as the adjustment left it.</summary>
/// <param name="Id">The data file's name.</param>
/// <param name="Camera">Place in the product's list of cameras.</param>
public sealed record AdjustedView(string Id, int Camera, PoseNumbers SiteFromCamera)
{
    /// <summary>Standard deviations; null for a frame that kept its label's pose.</summary>
    public PoseSigma? Sigma { get; init; }

    /// <summary>False for a frame that could not be tied to others: its label's pose stands.</summary>
    public bool IsAdjusted { get; init; }

    /// <summary>Frames of one station were taken by both eyes at one pointing.</summary>
    public int Station { get; init; }

    /// <summary><c>L</c>, <c>R</c> or empty.</summary>
    public string Eye { get; init; } = "";

    /// <summary>Angle between the label's pose and this one, degrees.</summary>
    public double LabelTurnDeg { get; init; }

    /// <summary>Tie points measured in it and used.</summary>
    public int Points { get; init; }

    /// <summary>Two-dimensional RMS of their residuals, pixels; null without points.</summary>
    public double? RmsPx { get; init; }

    /// <summary>The earlier frame of which this is a second exposure and whose pose it takes; null where there is none.</summary>
    public string? Repeats { get; init; }

    /// <summary>The frame's pose.</summary>
    public Pose<SiteFrame, CameraFrame> Pose() => SiteFromCamera.ToPose<SiteFrame, CameraFrame>();
}
