using Farside.Core.Geometry;
using Farside.Core.Time;

namespace Farside.Archive.Pictures;

/// <summary>The camera that a picture's own label, metadata or EXIF describes.</summary>
/// <param name="Source">Where it was read: <c>PDS3 label</c>, <c>Mars 2020 metadata</c>, <c>EXIF</c>.</param>
/// <param name="Camera">How it sees, in pixels of the picture as it is delivered.</param>
public sealed record PictureCamera(string Source, ICameraModel Camera)
{
    /// <summary>Where it stands and looks in the axes of its model (Mars rovers: X ahead, Y right, Z down); null when the file does not say.</summary>
    public Pose<ModelFrame, CameraFrame>? ModelFromCamera { get; init; }

    /// <summary>
    /// The same in east, north, up. With <see cref="IsLevelled"/> these are the site's, true and level; else they are the rover's: north is ahead
    /// and up is at right angles to its deck.
    /// </summary>
    public Pose<SiteFrame, CameraFrame>? SiteFromCamera { get; init; }

    /// <summary>The label says how the rover stood, and <see cref="SiteFromCamera"/> follows it.</summary>
    public bool IsLevelled { get; init; }

    /// <summary>The published vectors, for exports; null for a camera known by its focal length alone.</summary>
    public CahvModel<ModelFrame>? Model { get; init; }

    public string? Instrument { get; init; }

    public Epoch? Start { get; init; }

    /// <summary>A first guess only: focal length without principal point or distortion.</summary>
    public bool IsGuess => Model is null;

    /// <summary>
    /// Reads a PDS3 picture's GEOMETRIC_CAMERA_MODEL, the <c>NAME-metadata.json</c> beside a Mars 2020 raw picture, or a JPEG's EXIF focal length; null
    /// when the picture has none of them.
    /// </summary>
    /// <exception cref="Labels.LabelException">The file speaks of a camera that cannot be.</exception>
    public static PictureCamera? TryRead(string path) => Mars2020Camera.TryRead(path) ?? Pds3Camera.TryRead(path) ?? ExifCamera.TryRead(path);
}
