using System.Globalization;
using System.Text.Json;
using Farside.Core.Geometry;
using Farside.Core.Rasters;
using Farside.Processing.Descent;
using Farside.Processing.Descent.Stabilise;
using Farside.Processing.Photogrammetry;
using Farside.Products.Films;
using Farside.Products.Recipes.Descent;
using Farside.Products.Recipes.Geometry;
using Farside.Products.Runner;
using Farside.Tests.Processing.Descent;
using Farside.Tests.Products.Films;

namespace Farside.Tests.Products.Recipes.Descent;

/// <summary>A camera of 96 pixels falls from 60 m and comes to rest after 20 frames; ten more show it at rest.</summary>
public sealed class LandingFilmRecipeTests : IDisposable
{
    const int Falling = 20;
    const int All = 30;
    const string Key = "landing-film/lcam-0001";

    /// <summary>The bare frames alone.</summary>
    static readonly LandingFilmOptions Quick = new() { HasCaptions = false, Stabilised = Stabilisation.None };

    static readonly PinholeCamera Camera = new(96, 96, 120, 47, 48);

    readonly TemporaryFolder _temp = new();
    readonly FrameArchive _archive;

    public LandingFilmRecipeTests() => _archive = new(_temp["archive"]);

    public void Dispose() => _temp.Dispose();

    [SkippableFact]
    public void Both_films_hold_a_picture_for_every_index_and_missing_ones_are_interpolated_and_marked()
    {
        Fill(except: [7, 8]);
        Make(new());

        foreach (var film in new[] { "real-time.mp4", "stabilised.mp4" })
        {
            var probe = FilmProbe.Ask(_temp[$"products/{Key}/{film}"], "stream=nb_read_frames,r_frame_rate,pix_fmt,duration");
            Assert.Equal((All.ToString(CultureInfo.InvariantCulture), "983/100", "yuv420p"), (probe["nb_read_frames"], probe["r_frame_rate"], probe["pix_fmt"]));
            Assert.Equal(All / 9.83, double.Parse(probe["duration"], CultureInfo.InvariantCulture), 2);
        }

        Assert.Equal(2, Quality("frames missing"));
        Assert.Equal(2, Quality("pictures interpolated"));
        Assert.Equal(28, Quality("frames shown"));
        var rows = File.ReadAllLines(_temp[$"products/{Key}/pictures.csv"]);
        Assert.Contains(rows, row => row.StartsWith("7,0.712,0.712,2019-01-03T02:20:09.712Z,interpolated,6,9,0.333,", StringComparison.Ordinal));
        Assert.Equal("[[7,8]]", States().GetProperty("missing").GetRawText().Replace("\n", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal));
    }

    [SkippableFact]
    public void Saturated_frames_are_named_and_settled_ones_cut()
    {
        Fill(except: []);
        _archive.AddLcam(0, "022009", BumpyGround.Frame(96, 96, (_, _) => 255, 0, 1));
        Make(Quick with { SettledS = 0.5 });

        Assert.Equal(1, Quality("saturated frames"));
        Assert.Equal(0, States().GetProperty("saturated")[0].GetProperty("index").GetInt32());
        Assert.Equal(All - Falling, Quality("settled frames"));
        Assert.Equal(Falling - 1 + 5, Quality("pictures of the film")); // from index 1 to half a second after index 20
        Assert.Contains(Made.Record(_temp[$"products/{Key}"]).Facts, fact => fact.Value.Contains("the film ends 0.5 s into them", StringComparison.Ordinal));
    }

    [SkippableFact]
    public void The_same_frames_make_the_same_product()
    {
        Fill(except: [11]);
        Make(Quick with { Stabilised = Stabilisation.GrowingMap });
        var first = Made.Bytes(_temp[$"products/{Key}"]);
        Directory.Delete(_temp["products"], recursive: true);
        Make(Quick with { Stabilised = Stabilisation.GrowingMap });
        Assert.Equal(first, Made.Bytes(_temp[$"products/{Key}"]));
    }

    [SkippableFact]
    public void A_thinned_archive_becomes_a_time_lapse_that_says_so()
    {
        Fill(except: [.. Enumerable.Range(0, All).Where(i => i % 4 != 0)]);
        Make(Quick with { TimeLapseStepS = 0.2 });

        Assert.True(States().GetProperty("isTimeLapse").GetBoolean());
        Assert.Equal("30/1", FilmProbe.Ask(_temp[$"products/{Key}/real-time.mp4"], "stream=r_frame_rate")["r_frame_rate"]);
        Assert.Contains(Made.Record(_temp[$"products/{Key}"]).Facts, fact => fact.Value.StartsWith("time-lapse: 8 of 29 frames", StringComparison.Ordinal));
    }

    [Fact]
    public void Without_an_encoder_the_pictures_are_kept_and_the_page_tells_what_installs_one()
    {
        Fill(except: []);
        Make(Quick, tool: null);
        var record = Made.Record(_temp[$"products/{Key}"]);

        Assert.Contains(record.Files, file => file.Name == "real-time-frames.zip");
        Assert.DoesNotContain(record.Files, file => file.Role == FileRole.Film);
        Assert.Contains(record.Facts, fact => fact.Value.Contains(FilmTool.InstallLine, StringComparison.Ordinal));
        Assert.Equal("none", record.Options.GetProperty("encoder").GetString()); // so that it is made again once there is one
    }

    [Fact]
    public void Subtitles_tell_time_and_height_of_every_second()
    {
        Fill(except: []);
        Make(Quick, tool: null);
        var lines = File.ReadAllLines(_temp[$"products/{Key}/captions.vtt"]);
        Assert.Equal("WEBVTT", lines[0]);
        Assert.Equal("00:00:00.000 --> 00:00:01.000", lines[2]);
        Assert.StartsWith("02:20:09 UTC · T−0:02.0 · height 60 ± 3 m", lines[3], StringComparison.Ordinal);
    }

    double? Quality(string name) => Made.Quality(_temp[$"products/{Key}"], name);

    JsonElement States() => JsonDocument.Parse(File.ReadAllBytes(_temp[$"products/{Key}/film.json"])).RootElement;

    void Make(LandingFilmOptions options)
    {
        Skip.If(FilmTool.Find() is null, $"No ffmpeg to encode with: {FilmTool.InstallLine}");
        Make(options, FilmTool.Find());
    }

    void Make(LandingFilmOptions options, string? tool)
    {
        var report = Made.Run([new StatedTrack(Track()), new LandingFilmRecipe(options, tool)], _archive, _temp["products"]);
        Assert.Empty(report.Failures);
    }

    void Fill(int[] except)
    {
        for (var i = 0; i < All; i++)
        {
            if (!except.Contains(i))
            {
                _archive.AddLcam(i, "022009", Picture(i), isSimulated: true);
            }
        }
    }

    static Bitmap Picture(int index)
    {
        var back = PlacedFrame.Of(Camera, Pose(index), PlaneSurface.Level(0))!.PixelFromGround.Inverse().Normalised();
        return BumpyGround.Frame(Camera.Width, Camera.Height, (x, y) => back.Times(x, y) is var (u, v) ? BumpyGround.Shade(6 * u, 6 * v) : 0, noise: 1, index);
    }

    static double Height(int index) => index >= Falling ? 6 : 60 * Math.Pow(0.1, index / (double)Falling);

    static Pose<SiteFrame, CameraFrame> Pose(int index) => new(new(1, 0, 0, 0, 1, 0, 0, 0, 1), new(index >= Falling ? 0 : 2 * Math.Sin(index), 0, Height(index)));

    static DescentTrack Track() => new()
    {
        Simulated = true,
        Camera = DescentCamera.Of(BrownCamera.From(Camera)),
        FramesPerSecond = 9.83,
        StartUtc = "2019-01-03T02:20:09Z",
        TouchdownS = Falling / 9.83,
        Ground = new([0, 0, 1], 0),
        Scale = new("rest height", 0.05, ""),
        Frames = [.. Enumerable.Range(0, All).Select(i => new DescentPose("", i, i / 9.83, FrameState.Useful)
        {
            SiteFromCamera = PoseNumbers.Of(Pose(i)),
            HeightM = Height(i),
            Sigma = new([0.1, 0.1, 0.1], [1, 1, 1], 0.05 * Height(i)),
        })],
    };

    sealed class StatedTrack(DescentTrack track) : Recipe
    {
        public override string Name => "descent-track";
        public override int Version => 1;

        public override IEnumerable<Job> Plan(Shelf shelf) => [new(Name, "lcam-0001") { Subject = new("LCAM", "0001", "", "ce4") }];

        public override void Make(Job job, Workbench bench) => bench.Write(DescentTrack.FileName, FileRole.Data, track.Write());
    }
}
