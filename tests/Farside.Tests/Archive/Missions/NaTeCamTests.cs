using Farside.Archive.Missions;
using Farside.Archive.Store;
using Farside.Core.Measurements;

namespace Farside.Tests.Archive.Missions;

/// <summary>Zhurong's navigation camera: the numbers of a published label, frame 005 of sol 325.</summary>
public class NaTeCamTests
{
    const string Name = "HX1-Ro_GRAS_NaTeCamA-F-005_SCI_N_20220412171830_20220412171830_00325_A.2C";

    const string Mission = """
        <instrument_id>NaTeCam</instrument_id><sequence_id>00325</sequence_id>
        <Instrument_Parm><pixel_size unit="micrometer">5.5</pixel_size><focal_length unit="mm">13.174201</focal_length>
          <Principal_Point_Coordinate><x0 unit="mm">0.010239</x0><y0 unit="mm">0.022188</y0></Principal_Point_Coordinate></Instrument_Parm>
        <Rover_Location><Longitude unit="deg">109.912440</Longitude><latitude unit="deg">25.060494</latitude><altitude unit="km">-4.935192</altitude></Rover_Location>
        <Rover_Location_xyz><reference_frame>LANDING_SITE_COORDINATE_SYSTEM</reference_frame><x unit="m">214.7</x><y unit="m">-1351.2</y><z unit="m">-16.1</z></Rover_Location_xyz>
        <Mast_Rotation_Angle><roll unit="deg">0</roll><pitch unit="deg">-20.5</pitch><yaw unit="deg">-15.25</yaw></Mast_Rotation_Angle>
        <Vector_Cartesian_3_Pointing>
          <Up_Left_Point_Observe_Vector><x>0.994159</x><y>-0.103184</y><z>-0.031642</z></Up_Left_Point_Observe_Vector>
          <Down_Left_Point_Observe_vector><x>0.715718</x><y>0.011069</y><z>-0.698302</z></Down_Left_Point_Observe_vector>
          <Up_Right_Point_Observe_Vector><x>0.658068</x><y>-0.752953</y><z>-0.002855</z></Up_Right_Point_Observe_Vector>
          <Down_Right_Point_Observe_Vector><x>0.379852</x><y>-0.637860</y><z>-0.669961</z></Down_Right_Point_Observe_Vector>
          <Center_Point_Observe_Vector><x>0.802700</x><y>-0.433063</y><z>-0.410035</z></Center_Point_Observe_Vector>
        </Vector_Cartesian_3_Pointing>
        """;

    [Fact]
    public void A_published_labels_five_vectors_turn_its_camera_and_fit_within_a_tenth_of_a_degree()
    {
        using var archive = new SmallLabel();
        var geometry = FrameGeometry(archive);

        Assert.Equal(13.174201 / 0.0055, geometry.Camera!.FocalLengthPx, 6);
        Assert.InRange(geometry.Pointing!.ResidualDeg!.Value, 0, 0.1);

        var centre = geometry.SiteFromCamera!.Value.Rotation * geometry.Camera.Ray(1023, 1023);
        Assert.InRange(Math.Acos((centre.X * 0.802700) + (centre.Y * -0.433063) + (centre.Z * -0.410035)) * 180 / Math.PI, 0, 0.1);
    }

    [Fact]
    public void Its_own_spellings_of_mast_and_place_are_understood()
    {
        using var archive = new SmallLabel();
        var geometry = FrameGeometry(archive);

        Assert.Equal((-20.5, -15.25), (geometry.Mast!.Value.Pitch.Degrees, geometry.Mast.Value.Yaw.Degrees));
        Assert.Equal((214.7, -1351.2, -16.1), (geometry.Rover!.Value.X, geometry.Rover.Value.Y, geometry.Rover.Value.Z));
        Assert.Equal(geometry.Rover.Value, geometry.SiteFromCamera!.Value.Origin);
    }

    [Fact]
    public void Its_frame_reads_as_colours_that_are_made_for_display()
    {
        using var archive = new SmallLabel();
        var path = archive.Add(Name, SmallLabel.Xml(Name, Mission, SmallLabel.Array("UnsignedByte", ("Line", 2), ("Sample", 2), ("Band", 3)), "2022-04-12T17:18:30.300000Z"), [.. Enumerable.Range(0, 12).Select(i => (byte)i)]);

        var frame = (Frame)ArchiveFolder.ReadFile(path);

        Assert.Equal(("hx1", "NATECAM", "F", "R", 5, "00325"), (frame.Observation.Mission, frame.Observation.Instrument, frame.Observation.Mode, frame.Observation.Eye, frame.Observation.Index!.Value, frame.Observation.Sequence));
        Assert.Equal(SampleMeaning.DisplayReferred, frame.Meaning);
        Assert.Equal("2022-04-12T17:18:30.300Z", frame.Observation.Start!.Value.ToUtcText());
        Assert.Null(frame.Bayer);
    }

    static FrameGeometry FrameGeometry(SmallLabel archive) => MissionReader.ReadGeometry(MissionLabel.Open(archive.Add(Name,
        SmallLabel.Xml(Name, Mission, SmallLabel.Array("UnsignedByte", ("Line", 2048), ("Sample", 2048), ("Band", 3)), "2022-04-12T17:18:30.300000Z"))))!;
}
