using Farside.Core.Geometry;
using Farside.Core.Rasters;
using Farside.Core.Sky;
using Farside.Core.Units;

namespace Farside.Core.Measurements;

/// <summary>One exposure of one camera.</summary>
public sealed record Frame : Measurement
{
    /// <summary>Samples as stored: one channel for grey or a Bayer mosaic, three for colour.</summary>
    public required Bitmap Samples { get; init; }

    public required SampleMeaning Meaning { get; init; }

    /// <summary>The mosaic's phase, null where the samples are not a mosaic.</summary>
    public BayerPattern? Bayer { get; init; }

    /// <summary>Largest data number the camera can give, e.g. 1023 for 10 bits.</summary>
    public double FullScaleDn { get; init; } = 255;

    /// <summary>The camera of the label; null when the label does not give one.</summary>
    public PinholeCamera? Camera { get; init; }

    /// <summary>The label's pose; null when unknown.</summary>
    public Pose<SiteFrame, CameraFrame>? SiteFromCamera { get; init; }

    /// <summary>The label's view vectors, against which the pose was checked; null when it gives none.</summary>
    public LabelPointing? Pointing { get; init; }

    /// <summary>The Sun as the label states it.</summary>
    public SunPosition? Sun { get; init; }

    public TimeSpan? Exposure { get; init; }

    /// <summary>Mast angles as the label states them (pitch up positive, yaw positive to the left).</summary>
    public (Angle Pitch, Angle Yaw)? Mast { get; init; }

    /// <summary>The rover's position in the site frame; null for lander cameras.</summary>
    public Point<SiteFrame>? Rover { get; init; }
}
