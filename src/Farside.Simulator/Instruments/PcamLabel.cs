using Farside.Archive.Labels;
using Farside.Core.Geometry;
using Farside.Core.Sky;
using static Farside.Simulator.Instruments.PortalLabel;

namespace Farside.Simulator.Instruments;

/// <summary>
/// Labels of the panoramic camera, 2B: all attested names, in the order of those that users have quoted. The names of exposure and temperature are unknown, so
/// neither is written. Pixel size and principal point of panchromatic frames are given for the joined pixels.
/// </summary>
static class PcamLabel
{
    const double MetresPerDegree = LunarSite.SphereRadiusM * Math.PI / 180;

    /// <summary>Colour 2352 × 1728; panchromatic 1176 × 864, two by two pixels of 7.4 µm in one.</summary>
    public static PinholeCamera Camera(bool isLeft, bool isColour) => CameraOptics.Pcam(isLeft).Stated(isColour ? 1 : CameraRig.PanchromaticFactor);

    public static LabelElement Of(Shot shot, Statistics statistics)
    {
        var (camera, view) = (shot.View.LabelCamera, shot.View);
        var rover = view.LabelRover ?? throw new ArgumentException("A panoramic shot is taken by the rover.", nameof(shot));
        return Root(shot.Name, shot.Time, shot.Time, "Panoramic Camera", isRover: true, "Visible",
            [
                .. Binned.Statement(view.Binning),
                Optics(shot),
                LanderLocation(),
                Group("Rover_Location",
                    With("longitude", Six(LanderLongitudeDeg + (rover.X / (MetresPerDegree * Math.Cos(LanderLatitudeDeg * Math.PI / 180)))), "deg"),
                    With("latitude", Six(LanderLatitudeDeg + (rover.Y / MetresPerDegree)), "deg")),
                Group("Rover_LocationXYZ", new("x", Six(rover.X)), new("y", Six(rover.Y)), new("z", Six(rover.Z))),
                Pointing.Vectors(camera, view.LabelPose.Rotation, "ROVER_COORDINATE_SYSTEM"),
                Group("Exterior_Orientation_Elements", Pointing.Angles(view.LabelPose.Rotation)),
                Group("Rotation_Angle",
                    With("pitch", Six(shot.Mast.PitchDeg), "deg"),
                    With("yawing", Six(shot.Mast.YawDeg), "deg"),
                    new("description", "Mast_Pointing_Instrument")),
            ],
            Group("File_Area_Observational",
                File(shot.Name.FileName, shot.Time + TimeSpan.FromDays(170), 2L * camera.Width * camera.Height, 1),
                WithStatistics(Array("Array_2D_Image", "UnsignedLSB2", [("Line", camera.Height), ("Sample", camera.Width)]), statistics)));
    }

    static LabelElement Optics(Shot shot)
    {
        var optics = CameraOptics.Pcam(shot.Name.Eye == "L");
        var factor = shot.View.Binning * (shot.Name.Mode == "C" ? 1 : CameraRig.PanchromaticFactor);
        var (x0, y0) = optics.OffsetsMm(factor);
        return Group("Instrument_Parm",
            With("focal_length", Six(optics.FocalLengthMm), "mm"),
            With("pixel_size", Binned.PixelUm(optics, factor), "micrometer"),
            Group("principle_point_coordinate", With("x0", Six(x0), "mm"), With("y0", Six(y0), "mm")));
    }

    static LabelElement WithStatistics(LabelElement array, Statistics statistics)
    {
        array.Add(Group("Object_Statistics",
            new("maximum", Six(statistics.Maximum)), new("minimum", Six(statistics.Minimum)),
            new("mean", Six(statistics.Mean)), new("standard_deviation", Six(statistics.StandardDeviation))));
        return array;
    }
}
