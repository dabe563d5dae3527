using Farside.Archive.Store;
using Farside.Core.Geometry;
using Farside.Core.Measurements;
using Farside.Core.Time;
using Farside.Core.Units;

namespace Farside.Products.Recipes.Geometry;

/// <summary>A frame without its samples: what its label says of camera, place and time.</summary>
sealed record PosedFrame(ArchiveEntry Entry, string Eye, int Index, PinholeCamera Camera, Pose<SiteFrame, CameraFrame> LabelPose)
{
    public string Id => Entry.Id;
    public Epoch? Start { get; init; }
    public (Angle Pitch, Angle Yaw)? Mast { get; init; }
    public Point<SiteFrame>? Rover { get; init; }

    /// <summary>Null for a frame whose label gives no camera or no pose.</summary>
    public static PosedFrame? Of(ArchiveEntry entry, Frame frame) => frame is { Camera: { } camera, SiteFromCamera: { } pose }
        ? new(entry, frame.Observation.Eye, frame.Observation.Index ?? 0, camera, pose)
        {
            Start = frame.Observation.Start,
            Mast = frame.Mast,
            Rover = frame.Rover,
        }
        : null;
}
