using Farside.Archive.Missions;
using Farside.Archive.Store;
using Farside.Core.Geometry;
using Farside.Core.Measurements;
using Farside.Processing.Photogrammetry;
using Farside.Products.Recipes.Geometry;
using Farside.Products.Runner;

namespace Farside.Products.Recipes;

/// <summary>Where both eyes stood and looked: by the geometry product that is cited, else by their labels and the rig's nominal baseline.</summary>
/// <param name="IsAdjusted">From the geometry product.</param>
sealed record AnaglyphViews(View Left, View Right, bool IsAdjusted)
{
    public static AnaglyphViews Of(Workbench bench, string? geometry, Frame left, Frame right)
    {
        if (geometry is not null && bench.Cited(geometry) is { } record && bench.CitedFile(record, FileRole.Data) is { } file)
        {
            var cameras = AdjustedCameras.Read(file);
            if (Adjusted(cameras, left) is { } l && Adjusted(cameras, right) is { } r)
            {
                return new(l, r, true);
            }
        }

        return ByLabels(left, right);
    }

    // A frame that could not be tied to others kept its label's pose.
    static View? Adjusted(AdjustedCameras cameras, Frame frame) => cameras.Views.FirstOrDefault(view => view.Id == frame.Observation.Id) is { IsAdjusted: true } view ? cameras.ViewOf(view) : null;

    // The labels give the rover's place for both: the eyes stand on the line of their own X axes.
    static AnaglyphViews ByLabels(Frame left, Frame right)
    {
        var (l, r) = (Label(left), Label(right));
        var x = new Vector3<SiteFrame>(l.Pose.Rotation.M11 + r.Pose.Rotation.M11, l.Pose.Rotation.M21 + r.Pose.Rotation.M21, l.Pose.Rotation.M31 + r.Pose.Rotation.M31);
        if (x.Length < 1)
        {
            throw new NothingToMakeException(left.Observation.Id, $"its label and that of {right.Observation.Id} look apart");
        }

        var base3 = (BaselineM(left.Observation) / x.Length) * x;
        var at = l.Pose.Origin;
        return new(
            new(left.Observation.Id, l.Camera, l.Pose),
            new(right.Observation.Id, r.Camera, r.Pose with { Origin = new(at.X + base3.X, at.Y + base3.Y, at.Z + base3.Z) }), false);
    }

    /// <summary>Between the eyes, as the mission's data sheet has it.</summary>
    static double BaselineM(Observation observation) =>
        MissionRegistry.Find(observation.Mission)?.Instrument(observation.Instrument)?.Facts.Number("camera.base") is > 0 and var millimetres
            ? millimetres / 1000
            : throw new NothingToMakeException(observation.Id, $"nobody has stated how far apart the eyes of {observation.Instrument} are");

    static (PinholeCamera Camera, Pose<SiteFrame, CameraFrame> Pose) Label(Frame frame) => frame is { Camera: { } camera, SiteFromCamera: { } pose }
        ? (camera, pose)
        : throw new NothingToMakeException(frame.Observation.Id, "its label gives no camera and pose, and no geometry product does");

    /// <summary>The key of the geometry product for a frame's sequence, when one is planned.</summary>
    public static string? KeyOf(Shelf shelf, ArchiveEntry frame)
    {
        var key = GeometryRecipe.KeyOf(CameraGroups.IdOf(frame));
        return shelf.Planned("geometry").Any(job => job.Key == key) ? key : null;
    }
}
