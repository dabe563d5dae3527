using System.Buffers.Binary;
using System.Text;
using Farside.Archive.Labels;
using Farside.Archive.Pictures;
using Farside.Archive.Store;
using Farside.Core.Geometry;
using Farside.Core.Measurements;
using Farside.Core.Rasters;
using Farside.Processing.Photogrammetry;
using Farside.Processing.Photogrammetry.Stereo;

namespace Farside.Tests.Archive.Pictures;

public sealed class PictureCameraTests
{
    const string Mars2020 = """
        {"dimension":"(1288,968)","instrument":"NAVCAM_LEFT","date_taken_utc":"2023-01-08T03:53:04.187","camera_model_type":"CAHVORE",
        "camera_model_component_list":"(0.950849,0.349753,-1.89429);(0.824195,0.0290508,0.565575);(2041.2,3032.24,1457.62);(-71.0941,9.0217,3538);(0.824089,0.0304646,0.565654);(0.000001736,0.0501396,-0.0171254);(-0.000000008,0.00000001,-0.000000029);2;0.0"}
        """;

    [SkippableFact]
    public void A_mars_exploration_rovers_label_points_its_camera_where_the_label_says_it_looks()
    {
        var camera = PictureCamera.TryRead(SharedData.Require("rover/mer/1N491020376ILFCNY9P0706L0M1.IMG"))!;

        // SITE_DERIVED_GEOMETRY_PARMS: azimuth 90.0019°, elevation 17.0036° (downwards) of the mast's aim; the camera sits within half a degree of it.
        var ray = camera.SiteFromCamera!.Value.Rotation * camera.Camera.Ray(511.5, 511.5);
        Assert.True(camera.IsLevelled);
        Assert.InRange(Degrees(Math.Atan2(ray.X, ray.Y)), 89.5, 90.5);
        Assert.InRange(Degrees(Math.Asin(ray.Z)), -17.5, -16.5);
        Assert.Equal(CahvKind.Cahvor, camera.Model!.Kind);
        Assert.Equal("NAVCAM_LEFT", camera.Instrument);
        Assert.Equal("2015-07-24T14:28:03.539Z", camera.Start.ToString());
    }

    [SkippableFact]
    public void Two_overlapping_frames_of_a_mars_exploration_rover_show_the_same_ground_where_their_models_meet()
    {
        var (first, second) = ("rover/mer/1N491020376ILFCNY9P0706L0M1.IMG", "rover/mer/1N491020519ILFCNY9P0706L0M1.IMG");
        var (a, b) = (PictureCamera.TryRead(SharedData.Require(first))!, PictureCamera.TryRead(SharedData.Require(second))!);
        var (viewA, viewB) = (new View("a", a.Camera, a.SiteFromCamera!.Value), new View("b", b.Camera, b.SiteFromCamera!.Value));

        // The second frame drawn as the first camera would see it, far things in place; what is found again elsewhere is the models' error.
        var drawn = new StereoWarp(1024, 1024, (column, row) => viewB.Project(viewA.Ray(column, row))).Apply(Grey(second));
        var ties = new StereoMatcher(Grey(first), drawn, 60).Match(-40, 40, 40);

        // 1° is 21 px; azimuths were pointed coarsely, by the mast's encoders.
        Assert.True(ties.Count > 20);
        Assert.InRange(Median(ties.Select(tie => Math.Abs(tie.Disparity))), 0, 21);
        Assert.InRange(Median(ties.Select(tie => Math.Abs(tie.RowError))), 0, 21);
    }

    [SkippableTheory]
    [InlineData("NLF_0670_0726421423_362ECM_N0320604NCAM08111_01_095J01", 0.8682679938710433, -0.4802771453762573, 0.12427612179492654)]
    [InlineData("NRF_0731_0731848568_991ECM_N0361610NCAM12731_04_195J01", -0.9779622748539599, 0.19551609527041863, -0.07323418226945919)]
    public void A_mars_2020_pictures_camera_vector_is_the_middle_pixel_of_its_model_without_the_lens(string name, double x, double y, double z)
    {
        var camera = PictureCamera.TryRead(SharedData.Require($"rover/m2020/{name}.png"))!;

        var (straight, modelFromCamera) = (camera.Model! with { O = null, Lens = RadialLens.None, Pupil = default }).Split();
        var ray = modelFromCamera.Rotation * straight.Ray((straight.Width - 1) / 2.0, (straight.Height - 1) / 2.0);
        Assert.InRange(Degrees(ray.AngleToRad(Direction<ModelFrame>.Normalised(x, y, z))), 0, 0.05);
    }

    [Fact]
    public void The_whole_detector_of_perseverances_navigation_camera_spans_its_published_field_of_view()
    {
        using var folder = new TemporaryFolder();
        var model = PictureCamera.TryRead(Beside(folder, Mars2020))!.Model!;

        // Maki et al. 2020, Space Science Reviews 216, 137: 96° × 73° over 5120 × 3840 pixels.
        var camera = model.Split().Camera;
        Assert.InRange(Degrees(camera.Ray(-0.5, 1920).AngleToRad(camera.Ray(5119.5, 1920))), 95, 97);
        Assert.InRange(Degrees(camera.Ray(2595, -0.5).AngleToRad(camera.Ray(2595, 3839.5))), 72, 74);
    }

    [Theory]
    [InlineData("CAHVORE", "CAHVOS")]
    [InlineData("(0.824195,0.0290508,0.565575)", "(0,0,0)")]
    [InlineData("(2041.2,3032.24,1457.62)", "(2041.2,3032.24)")]
    [InlineData("(2041.2,3032.24,1457.62)", "(x,y,z)")]
    [InlineData(";2;0.0", ";7;0.0")]
    [InlineData(";2;0.0", "")]
    [InlineData("(1288,968)", "(1288)")]
    [InlineData("0.0501396", "-30")]
    public void A_model_that_cannot_be_is_refused_with_its_place(string from, string to)
    {
        using var folder = new TemporaryFolder();
        var picture = Beside(folder, Mars2020.Replace(from, to, StringComparison.Ordinal));

        Assert.StartsWith("picture-metadata.json: ", Assert.Throws<LabelException>(() => PictureCamera.TryRead(picture)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_part_of_a_detector_sees_what_the_whole_one_sees_there()
    {
        using var folder = new TemporaryFolder();
        var whole = PictureCamera.TryRead(Pds3(folder, "whole.IMG", 1024, 1024, 1, 1, 1))!;
        var part = PictureCamera.TryRead(Pds3(folder, "part.IMG", 200, 100, 301, 501, 1))!;
        var joined = PictureCamera.TryRead(Pds3(folder, "joined.IMG", 512, 512, 1, 1, 2))!;

        Assert.InRange(whole.Camera.Ray(307, 515).AngleToRad(part.Camera.Ray(7, 15)), 0, 1e-12);
        Assert.InRange(whole.Camera.Ray(20.5, 40.5).AngleToRad(joined.Camera.Ray(10, 20)), 0, 1e-12);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_photographs_35_mm_equivalent_focal_length_compares_diagonals(bool isLittle)
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "a.jpg");
        File.WriteAllBytes(path, Photograph(isLittle, 400, 300, 50));

        var camera = PictureCamera.TryRead(path)!;

        // A diagonal of 500 px at 50 mm before one of √(36² + 24²) mm.
        Assert.Equal(500 * 50 / Math.Sqrt((36 * 36) + (24 * 24)), ((PinholeCamera)camera.Camera).FocalLengthPx, 3);
        Assert.True(camera.IsGuess);
    }

    [Fact]
    public void A_photograph_cut_anywhere_or_changed_anywhere_has_a_camera_or_none()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "a.jpg");
        var whole = Photograph(true, 400, 300, 50);
        for (var i = 0; i < whole.Length; i++)
        {
            File.WriteAllBytes(path, whole[..i]);
            _ = PictureCamera.TryRead(path);
            var changed = (byte[])whole.Clone();
            changed[i] = 0xFF;
            File.WriteAllBytes(path, changed);
            _ = PictureCamera.TryRead(path);
        }

        Assert.NotEmpty(whole);
    }

    [Fact]
    public void A_picture_that_says_nothing_of_its_camera_has_none()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "a.ppm");
        File.WriteAllText(path, "P2 1 1 255 7");

        Assert.Null(PictureCamera.TryRead(path));
    }

    static double Median(IEnumerable<double> values) => values.Order().ToList() is { Count: > 0 } sorted ? sorted[sorted.Count / 2] : double.NaN;

    static Raster<Linear> Grey(string relative)
    {
        var samples = ((Frame)ArchiveFolder.ReadFile(SharedData.Require(relative))).Samples;
        var grey = new Raster<Linear>(samples.Width, samples.Height);
        for (var i = 0; i < grey.Pixels.Length; i++)
        {
            grey.Pixels[i] = new(samples.Kind == SampleKind.Float32 ? samples.Samples<float>()[i] : samples.Samples<ushort>()[i]);
        }

        return grey;
    }

    static double Degrees(double rad) => rad * (180 / Math.PI);

    static string Beside(TemporaryFolder folder, string json)
    {
        File.WriteAllText(Path.Combine(folder.Path, "picture-metadata.json"), json);
        return Path.Combine(folder.Path, "picture.png");
    }

    static string Pds3(TemporaryFolder folder, string name, int samples, int lines, int firstSample, int firstLine, int joined)
    {
        var path = Path.Combine(folder.Path, name);
        File.WriteAllText(path, $"""
            PDS_VERSION_ID = PDS3
            GROUP = INSTRUMENT_STATE_PARMS
              PIXEL_AVERAGING_WIDTH = {joined}
            END_GROUP = INSTRUMENT_STATE_PARMS
            OBJECT = IMAGE
              LINES = {lines}
              LINE_SAMPLES = {samples}
              FIRST_LINE = {firstLine}
              FIRST_LINE_SAMPLE = {firstSample}
            END_OBJECT = IMAGE
            GROUP = GEOMETRIC_CAMERA_MODEL
              MODEL_TYPE = CAHV
              MODEL_COMPONENT_1 = (0.4,0.0,-1.2)
              MODEL_COMPONENT_2 = (1.0,0.0,0.0)
              MODEL_COMPONENT_3 = (511.5,1220.0,0.0)
              MODEL_COMPONENT_4 = (511.5,0.0,1220.0)
            END_GROUP = GEOMETRIC_CAMERA_MODEL
            END

            """);
        return path;
    }

    // The head of a JPEG: an EXIF block with one number in its second directory, then the frame header.
    static byte[] Photograph(bool isLittle, ushort width, ushort height, ushort focalMm)
    {
        var tiff = new byte[8 + 2 + 12 + 4 + 2 + 12 + 4];
        Encoding.ASCII.GetBytes(isLittle ? "II*\0" : "MM\0*").CopyTo(tiff, 0);
        void Put16(int at, int value) => (isLittle ? (Action)(() => BinaryPrimitives.WriteUInt16LittleEndian(tiff.AsSpan(at), (ushort)value)) : () => BinaryPrimitives.WriteUInt16BigEndian(tiff.AsSpan(at), (ushort)value))();
        void Put32(int at, int value) => (isLittle ? (Action)(() => BinaryPrimitives.WriteInt32LittleEndian(tiff.AsSpan(at), value)) : () => BinaryPrimitives.WriteInt32BigEndian(tiff.AsSpan(at), value))();
        void Entry(int at, int tag, int type, Action value)
        {
            Put16(at, tag);
            Put16(at + 2, type);
            Put32(at + 4, 1);
            value();
        }

        Put32(4, 8);
        Put16(8, 1);
        Entry(10, 0x8769, 4, () => Put32(18, 26));
        Put16(26, 1);
        Entry(28, 0xA405, 3, () => Put16(36, focalMm));
        byte[] exif = [.. "Exif\0\0"u8, .. tiff];
        byte[] frame = [8, (byte)(height >> 8), (byte)height, (byte)(width >> 8), (byte)width, 1, 1, 0x11, 0];
        return [0xFF, 0xD8, 0xFF, 0xE1, 0, (byte)(exif.Length + 2), .. exif, 0xFF, 0xC0, 0, (byte)(frame.Length + 2), .. frame, 0xFF, 0xDA, 0, 2];
    }
}
