using Farside.Archive.Labels;
using Farside.Archive.Missions;
using Farside.Archive.Store;
using Farside.Core.Measurements;
using Farside.Core.Rasters;

namespace Farside.Tests.Archive.Missions;

public class FrameTests
{
    /// <summary>The real label prints six decimals and its five vectors come back to three hundred-thousandths of a degree.</summary>
    const double PrintedDeg = 3e-5;

    [Fact]
    public void The_terrain_camera_looks_along_the_five_vectors_of_its_real_label()
    {
        using var archive = new SmallLabel();
        archive.Add(SmallLabel.Tcam, SmallLabel.Xml(SmallLabel.Tcam, SmallLabel.TcamMission, SmallLabel.Array("UnsignedByte", ("Line", 1728), ("Sample", 2352), ("Band", 3))), new byte[1728 * 2352 * 3]);

        var frame = Only(archive);

        Assert.Equal("phi-omega-kappa", frame.Pointing!.Convention);
        Assert.InRange(frame.Pointing.ResidualDeg!.Value, 0, PrintedDeg);
        var axis = frame.SiteFromCamera!.Value.Rotation;
        Assert.Equal(0.112015152, -axis.M13, 8);
        Assert.Equal(-0.859259393, -axis.M23, 8);
        Assert.Equal(-0.499125136, -axis.M33, 8);
        Assert.Equal((0.095217, 0.099420, 2.172139), (frame.SiteFromCamera.Value.Origin.X, frame.SiteFromCamera.Value.Origin.Y, frame.SiteFromCamera.Value.Origin.Z));
        Assert.Equal(17.061703, frame.Sun!.Value.Elevation.Degrees, 6);
        Assert.Equal(288.443746, frame.Sun.Value.Azimuth.Degrees, 6);
        Assert.Equal(-172, frame.Mast!.Value.Yaw.Degrees, 9);
        Assert.Equal(SampleMeaning.DisplayReferred, frame.Meaning);
        Assert.Equal(TimeSpan.FromMilliseconds(6), frame.Exposure);
        Assert.Null(frame.Bayer);
    }

    [SkippableFact]
    public void The_whole_real_terrain_camera_label_gives_that_camera_too()
    {
        var document = MissionLabel.Open(SharedData.Require("ce4/labels/RECONSTRUCTED-TCAM-2C.xml"));

        var geometry = MissionReader.ReadGeometry(document);

        Assert.InRange(geometry!.Pointing!.ResidualDeg!.Value, 0, PrintedDeg);
    }

    [Fact]
    public void Pixels_that_begin_like_a_label_do_not_make_a_data_file_one()
    {
        using var archive = new SmallLabel();
        byte[] data = [(byte)'<', (byte)'?', (byte)'x', (byte)'m', (byte)'l', 0, 1, 2];
        var label = archive.Add(SmallLabel.Lcam, SmallLabel.Xml(SmallLabel.Lcam, "", SmallLabel.Array("UnsignedByte", ("Line", 2), ("Sample", 4))), data);

        Assert.Equal(label, LabelReader.Open(label[..^1]).Path);
    }

    [Fact]
    public void A_colour_frame_of_the_rover_is_a_mosaic_of_sixteen_bit_numbers()
    {
        using var archive = new SmallLabel();
        byte[] data = [8, 0, 10, 0, 8, 0, 255, 3, 1, 0, 2, 0, 3, 0, 4, 0];
        archive.Add(SmallLabel.PcamC, SmallLabel.Xml(SmallLabel.PcamC, "<Rover_LocationXYZ><x>-1.759764</x><y>-12.692296</y><z>0.5</z></Rover_LocationXYZ>", SmallLabel.Array("UnsignedLSB2", ("Line", 2), ("Sample", 4))), data);

        var frame = Only(archive);

        Assert.Equal(SampleKind.UInt16, frame.Samples.Kind);
        Assert.Equal([8, 10, 8, 1023, 1, 2, 3, 4], frame.Samples.Samples<ushort>().ToArray().Select(dn => (int)dn));
        Assert.Equal(BayerPattern.Rggb, frame.Bayer);
        Assert.Equal(1023, frame.FullScaleDn);
        Assert.Equal(SampleMeaning.Linear, frame.Meaning);
        Assert.Equal((-1.759764, -12.692296, 0.5), (frame.Rover!.Value.X, frame.Rover.Value.Y, frame.Rover.Value.Z));
        Assert.Equal(("PCAM", "C", "L", "0067"), (frame.Observation.Instrument, frame.Observation.Mode, frame.Observation.Eye, frame.Observation.Sequence));
    }

    [Theory]
    [InlineData("Band", "Line", "Sample", new byte[] { 1, 2, 3, 4, 11, 12, 13, 14, 21, 22, 23, 24 })]
    [InlineData("Line", "Band", "Sample", new byte[] { 1, 2, 11, 12, 21, 22, 3, 4, 13, 14, 23, 24 })]
    [InlineData("Line", "Sample", "Band", new byte[] { 1, 11, 21, 2, 12, 22, 3, 13, 23, 4, 14, 24 })]
    public void Colour_comes_out_side_by_side_whatever_the_order_on_disk(string slow, string middle, string fast, byte[] data)
    {
        using var archive = new SmallLabel();
        (string, int) Axis(string name) => (name, name is "Band" ? 3 : 2);
        archive.Add(SmallLabel.Tcam, SmallLabel.Xml(SmallLabel.Tcam, "", SmallLabel.Array("UnsignedByte", Axis(slow), Axis(middle), Axis(fast))), data);

        Assert.Equal([1, 11, 21, 2, 12, 22, 3, 13, 23, 4, 14, 24], Only(archive).Samples.Bytes);
    }

    [Fact]
    public void A_label_without_its_data_says_which_file_to_fetch()
    {
        using var archive = new SmallLabel();
        archive.Add(SmallLabel.Tcam, SmallLabel.Xml(SmallLabel.Tcam, SmallLabel.TcamMission, SmallLabel.Array("UnsignedByte", ("Line", 1728), ("Sample", 2352), ("Band", 3))));

        var refusal = Assert.Throws<LabelException>(() => Only(archive));

        Assert.Contains(SmallLabel.Tcam + ", which is not here", refusal.Message, StringComparison.Ordinal);
    }

    static Frame Only(SmallLabel archive)
    {
        var folder = ArchiveFolder.Open(archive.Folder);
        return Assert.IsType<Frame>(folder.Read(Assert.Single(folder.Entries)));
    }
}
