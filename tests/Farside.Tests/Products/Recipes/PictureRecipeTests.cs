using Farside.Core.Rasters;
using Farside.Formats.Pictures;
using Farside.Formats.Png;
using Farside.Processing.Imaging;
using Farside.Products.Recipes;
using Farside.Products.Runner;

namespace Farside.Tests.Products.Recipes;

public sealed class PictureRecipeTests : IDisposable
{
    const string Q0 = "picture/CE4_GRAS_PCAML-Q-000_SCI_N_20190104041500_20190104041500_0001_B.2B";
    const string Q1 = "picture/CE4_GRAS_PCAML-Q-001_SCI_N_20190104041501_20190104041501_0001_B.2B";

    readonly TemporaryFolder _temp = new();
    readonly FrameArchive _archive;

    public PictureRecipeTests() => _archive = new(_temp["archive"]);

    public void Dispose() => _temp.Dispose();

    [Fact]
    public void One_look_serves_a_sequence_so_that_equal_light_shows_equal_in_a_dark_and_in_a_bright_frame()
    {
        _archive.AddPcam("Q", 'L', 0, Ramp(64, 48, from: 20, to: 300));
        _archive.AddPcam("Q", 'L', 1, Ramp(64, 48, from: 300, to: 1000));
        Make();

        Assert.Equal(Shown(Q0, 63), Shown(Q1, 0));
        Assert.True(Shown(Q0, 0) < Shown(Q0, 63));
        Assert.True(Shown(Q1, 0) < Shown(Q1, 63));
    }

    [Fact]
    public void The_linear_file_holds_each_data_number_times_a_stated_power_of_two()
    {
        _archive.AddPcam("Q", 'L', 0, Ramp(64, 48, from: 20, to: 300));
        _archive.AddPcam("Q", 'L', 1, Ramp(64, 48, from: 300, to: 1000));
        Make();

        var linear = PngReader.ReadPicture(Made.File(_temp["products/" + Q1], FileRole.Linear));
        Assert.Equal(SampleKind.UInt16, linear.Pixels.Kind);
        Assert.Equal(PngColour.Linear, linear.Colour);
        Assert.Equal([300 * 64, 1000 * 64], new[] { (int)linear.Pixels.Samples<ushort>()[0], linear.Pixels.Samples<ushort>()[63] });
    }

    /// <summary>Red over green 1.145 and blue over green 0.819: Apollo 16 soil 62231's spectrum in sunlight, by the observer's table and Bradford's transform, computed with numpy.</summary>
    [Fact]
    public void Lit_ground_in_colour_becomes_as_red_as_the_Moon_s_soil_is_whatever_the_camera_s_filters()
    {
        _archive.AddPcam("C", 'R', 0, Mosaic(400, 300, (0.8, 1, 0.65), from: 100, to: 600));
        Make();

        var picture = PngReader.Read(Made.File(Product("PCAMR-C-000"), FileRole.Display));
        Assert.Equal(3, picture.Channels);
        var pixel = picture.Row(150).Slice(3 * 300, 3).ToArray();
        var look = LookJson.Read(Made.File(_temp["products/look/pcam-0001-c"], FileRole.Data));
        Assert.Equal(1.145, Light(look, pixel[0]) / Light(look, pixel[1]), 0.05);
        Assert.Equal(0.819, Light(look, pixel[2]) / Light(look, pixel[1]), 0.05);
    }

    [Fact]
    public void What_is_simulated_says_so_in_record_picture_and_licence()
    {
        _archive.AddPcam("Q", 'L', 0, Ramp(64, 48, 20, 300), isSimulated: true);
        _archive.AddPcam("Q", 'R', 0, Ramp(64, 48, 20, 300), isSimulated: true);
        Make();

        Assert.All(new[] { Q0, "look/pcam-0001-q", "contact-sheet/pcam-0001-q" }, key =>
        {
            var record = Made.Record(_temp["products/" + key]);
            Assert.True(record.Simulated);
            Assert.Equal("free", record.Licence);
            Assert.Contains("SIMULATED", record.Credit, StringComparison.Ordinal);
            var texts = PngReader.ReadPicture(Made.File(_temp["products/" + key], FileRole.Display)).Texts;
            Assert.Contains(texts, text => text.Value == "SIMULATED");
        });
    }

    [Fact]
    public void What_is_real_thanks_its_makers_and_waits_for_permission()
    {
        _archive.AddPcam("Q", 'L', 0, Ramp(64, 48, 20, 300));
        Make();
        var record = Made.Record(_temp["products/" + Q0]);

        Assert.Equal((false, "CNSA / CLEP / GRAS", "permission pending: not for redistribution"), (record.Simulated, record.Credit, record.Licence));
        Assert.DoesNotContain(PngReader.ReadPicture(Made.File(_temp["products/" + Q0], FileRole.Display)).Texts, text => text.Value == "SIMULATED");
    }

    [Fact]
    public void A_picture_whose_pixels_are_all_sound_has_none_from_before_a_repair()
    {
        _archive.AddPcam("Q", 'L', 0, Ramp(64, 48, 20, 300));
        Make();

        Assert.Equal(0, Made.Quality(_temp["products/" + Q0], "samples repaired"));
        Assert.Null(Made.Record(_temp["products/" + Q0]).File(FileRole.Before));
    }

    [Fact]
    public void A_sheet_shows_what_could_be_made_and_says_what_could_not()
    {
        _archive.AddPcam("Q", 'L', 0, Ramp(64, 48, 20, 300));
        _archive.AddPcam("Q", 'R', 0, Ramp(64, 48, 20, 300));
        _archive.AddBroken("CE4_GRAS_PCAML-Q-001_SCI_N_20190104041501_20190104041501_0001_B.2B");
        var report = Make();

        Assert.Equal("CE4_GRAS_PCAML-Q-001_SCI_N_20190104041501_20190104041501_0001_B.2B: Array/axes: found 0; expected 2. Fetch it again.", report.Failures.Single().Message);
        var sheet = _temp["products/contact-sheet/pcam-0001-q"];
        Assert.Equal((2.0, 1.0), (Made.Quality(sheet, "pictures on the sheet"), Made.Quality(sheet, "pictures that could not be made")));
        Assert.Equal(["PCAML", "PCAMR"], Made.Record(sheet).Cites.Select(cite => cite.Id.Split('_')[2].Split('-')[0]));
    }

    [Fact]
    public void Saturation_and_mean_are_counted_as_they_were_put_in()
    {
        var samples = new Bitmap(100, 10, 1, SampleKind.UInt16);
        samples.Samples<ushort>().Fill(100);
        samples.Samples<ushort>()[..50].Fill(1023); // 5 % of 1000
        samples.Samples<ushort>()[50..60].Clear();  // 1 %
        _archive.AddPcam("Q", 'L', 0, samples);
        Make();

        var folder = _temp["products/" + Q0];
        Assert.Equal(5, Made.Quality(folder, "samples at full scale"));
        Assert.Equal(1, Made.Quality(folder, "samples at zero"));
        Assert.Equal(((50 * 1023) + (940 * 100)) / 1000.0, Made.Quality(folder, "mean"));
    }

    [Fact]
    public void The_same_pictures_come_out_at_one_job_and_at_four()
    {
        for (var i = 0; i < 6; i++)
        {
            _archive.AddPcam("C", 'L', i, Ramp(200, 150, 10 + i, 900 - (20 * i)));
            _archive.AddPcam("Q", 'R', i, Ramp(100, 75, 10 + i, 900 - (20 * i)));
        }

        Made.Run(RecipeBook.All, _archive, _temp["one"], new() { Jobs = 1 });
        Made.Run(RecipeBook.All, _archive, _temp["four"], new() { Jobs = 4 });
        Assert.Equal(Made.Bytes(_temp["one"]), Made.Bytes(_temp["four"]));
        var plan = new RecipeRunner(RecipeBook.All, _archive, _temp["four"]).Plan(new(), CancellationToken.None);
        Assert.All(plan, planned => Assert.True(planned.IsDone, planned.Job.Key));
        Assert.Equal(2 + 2 + 12 + 2, plan.Count(planned => planned.Job.Recipe is "colour" or "look" or "picture" or "contact-sheet"));
    }

    [Fact]
    public void Other_pictures_of_the_sequence_change_a_picture_only_through_its_look()
    {
        _archive.AddPcam("Q", 'L', 0, Ramp(64, 48, 20, 300));
        Make();
        var before = Shown(Q0, 32);
        _archive.AddPcam("Q", 'L', 1, Ramp(64, 48, 20, 1000));
        var report = Make();

        Assert.Contains(Q0, report.Made);
        Assert.True(Shown(Q0, 32) < before); // the sequence now holds brighter things
        Assert.Empty(Make().Made);
    }

    [Fact]
    public void Small_copies_keep_the_picture_and_its_sides_within_their_bounds()
    {
        _archive.AddPcam("Q", 'L', 0, Ramp(1400, 900, 20, 900));
        Make();
        var record = Made.Record(_temp["products/" + Q0]);

        Assert.Equal((700, 450), (record.File(FileRole.Preview)!.Width, record.File(FileRole.Preview)!.Height));
        Assert.Equal((466, 300), (record.File(FileRole.Thumbnail)!.Width, record.File(FileRole.Thumbnail)!.Height));
        var small = PictureFile.Read(Made.File(_temp["products/" + Q0], FileRole.Thumbnail));
        Assert.InRange(Math.Abs(small.Row(150)[233 * small.Channels] - Shown(Q0, 700)), 0, 4);
    }

    RunReport Make() => Made.Run(RecipeBook.All, _archive, _temp["products"]);

    string Product(string payload) => Directory.EnumerateDirectories(_temp["products/picture"]).Single(folder => folder.Contains(payload, StringComparison.Ordinal));

    byte Shown(string key, int x) => PngReader.Read(Made.File(_temp["products/" + key], FileRole.Display)).Row(20)[x];

    // Brightness rises along each row in a straight line.
    // The look's formula read backwards.
    static double Light(DisplayLook look, byte shown) =>
        look.Black + ((look.White - look.Black) * Math.Sinh(SrgbCurve.Decode(shown / 255.0) * Math.Asinh(look.AsinhStrength)) / look.AsinhStrength);

    static Bitmap Mosaic(int width, int height, (double Red, double Green, double Blue) colour, int from, int to)
    {
        var samples = new Bitmap(width, height, 1, SampleKind.UInt16);
        for (var i = 0; i < width * height; i++)
        {
            var (x, y) = (i % width, i / width);
            var share = (x & 1, y & 1) switch { (0, 0) => colour.Red, (1, 1) => colour.Blue, _ => colour.Green };
            samples.Samples<ushort>()[i] = (ushort)Math.Round(share * (from + ((to - from) * x / (double)width)));
        }

        return samples;
    }

    static Bitmap Ramp(int width, int height, int from, int to)
    {
        var samples = new Bitmap(width, height, 1, SampleKind.UInt16);
        for (var i = 0; i < width * height; i++)
        {
            samples.Samples<ushort>()[i] = (ushort)(from + ((to - from) * (i % width) / (width - 1)));
        }

        return samples;
    }
}
