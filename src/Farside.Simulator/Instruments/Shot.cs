using Farside.Archive.Store;
using Farside.Core.Geometry;
using Farside.Core.Sky;
using Farside.Core.Time;

namespace Farside.Simulator.Instruments;

/// <summary>One exposure to be taken: its name, what its camera truly is and sees, what its label says of that, and the Sun.</summary>
sealed record Shot(ProductName Name, CameraView View, SunPosition Sun)
{
    public Epoch Time => Name.Start;

    /// <summary>The lens and detector that take the picture.</summary>
    public BrownCamera Camera => View.Camera;

    /// <summary>The true pose.</summary>
    public Pose<SiteFrame, CameraFrame> SiteFromCamera => View.SiteFromCamera;

    /// <summary>Pitch and yaw of the mast as the label states them, degrees.</summary>
    public (double PitchDeg, double YawDeg) Mast => View.Mast;

    /// <summary>Folder below the archive, as the portal sorts: camera, mode, level, month of release.</summary>
    public required string Folder { get; init; }
}
