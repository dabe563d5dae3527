using Farside.Archive.Labels;
using Farside.Core.Geometry;
using static Farside.Simulator.Instruments.PortalLabel;

namespace Farside.Simulator.Instruments;

/// <summary>Labels of the landing camera, 2A. Only names attested by quoted fragments are written; no pose is among them.</summary>
static class LcamLabel
{
    /// <summary>What real labels claim for a file of 1,048,576 bytes.</summary>
    const long FalseFileSize = 1_323_302_912;

    public static PinholeCamera Camera => CameraOptics.Lcam.Stated();

    public static LabelElement Of(Shot shot)
    {
        var (optics, camera, binning) = (CameraOptics.Lcam, shot.View.LabelCamera, shot.View.Binning);
        return Root(shot.Name, shot.Time, shot.Time, "Landing Camera", isRover: false, "Visible",
            [
                .. Binned.Statement(binning),
                Group("Instrument_Parm",
                    With("focal_length", Six(optics.FocalLengthMm), "mm"),
                    With("pixel_size", Binned.PixelUm(optics, binning), "micrometer"),
                    Group("principle_point_coordinate", With("x0", Six(camera.PrincipalColumn), "pixel"), With("y0", Six(camera.PrincipalRow), "pixel"))),
                LanderLocation(),
            ],
            Group("File_Area_Observational",
                File(shot.Name.FileName, shot.Time + TimeSpan.FromDays(64), FalseFileSize, 1),
                Array("Array_2D_Image", "UnsignedByte", [("Line", camera.Height), ("Sample", camera.Width)])));
    }
}
