using Farside.Products.Films;

namespace Farside.Tests.Products.Films;

public sealed class FfmpegSinkTests : IDisposable
{
    readonly TemporaryFolder _temp = new();

    public void Dispose() => _temp.Dispose();

    [SkippableFact]
    public void A_film_holds_every_picture_at_its_rate_in_a_format_that_every_browser_plays()
    {
        Encode("a.mp4", pictures: 59);
        var film = Probe("a.mp4", "stream=codec_name,profile,width,height,pix_fmt,color_range,color_space,r_frame_rate,nb_read_frames,duration");

        Assert.Equal("h264", film["codec_name"]);
        Assert.Equal("High", film["profile"]);
        Assert.Equal(("64", "48"), (film["width"], film["height"]));
        Assert.Equal(("yuv420p", "tv", "bt709"), (film["pix_fmt"], film["color_range"], film["color_space"]));
        Assert.Equal(("983/100", "59"), (film["r_frame_rate"], film["nb_read_frames"]));
        Assert.Equal(59 / 9.83, double.Parse(film["duration"], System.Globalization.CultureInfo.InvariantCulture), 2);
        var bytes = File.ReadAllBytes(_temp["a.mp4"]).AsSpan();
        Assert.True(bytes.IndexOf("moov"u8) < bytes.IndexOf("mdat"u8)); // the index stands first, so a page can start to play it
    }

    [SkippableFact]
    public void The_same_pictures_make_the_same_bytes()
    {
        Encode("a.mp4", pictures: 40);
        Encode("b.mp4", pictures: 40);
        Assert.Equal(File.ReadAllBytes(_temp["a.mp4"]), File.ReadAllBytes(_temp["b.mp4"]));
    }

    [SkippableFact]
    public void A_film_that_is_given_up_leaves_no_file()
    {
        using (var sink = Open("a.mp4", default))
        {
            sink.Add(Picture(0));
        }

        Assert.False(File.Exists(_temp["a.mp4"]));
    }

    [SkippableFact]
    public void Whoever_cancels_gets_no_film_and_waits_for_no_encoder()
    {
        using var cancel = new CancellationTokenSource();
        using (var sink = Open("a.mp4", cancel.Token))
        {
            sink.Add(Picture(0));
            cancel.Cancel();
            Assert.ThrowsAny<OperationCanceledException>(() => sink.Add(Picture(1)));
        }

        Assert.False(File.Exists(_temp["a.mp4"]));
    }

    [SkippableFact]
    public void An_encoder_that_fails_says_why_in_one_line_and_leaves_nothing()
    {
        var folder = _temp["no such folder/a.mp4"];
        var failure = Assert.Throws<FilmException>(() =>
        {
            using var sink = new FfmpegSink(Tool(), folder, FilmFormat.H264, 64, 48, FilmRate.Of(10), Notes, default);
            for (var i = 0; i < 10_000; i++)
            {
                sink.Add(Picture(i));
            }
        });

        Assert.StartsWith("a.mp4: encoder: found ffmpeg ended with 1 (", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', failure.Message);
    }

    [SkippableTheory]
    [InlineData(FilmFormat.H264, "install an ffmpeg with libx264.")]
    [InlineData(FilmFormat.Av1, "install an ffmpeg with libsvtav1, or leave out --av1.")]
    [InlineData(FilmFormat.WebP, "install an ffmpeg with libwebp_anim, or leave out --webp.")]
    public void An_ffmpeg_that_lacks_an_encoder_is_answered_with_the_one_it_lacks(FilmFormat format, string advice)
    {
        Skip.If(OperatingSystem.IsWindows(), "the stand-in is a shell script");
        var tool = _temp["ffmpeg"];
        File.WriteAllText(tool, "#!/bin/sh\necho \"Unknown encoder\" >&2\nexit 8\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(tool, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }

        using var sink = new FfmpegSink(tool, _temp["a.mp4"], format, 64, 48, FilmRate.Of(10), Notes, default);

        var failure = Assert.Throws<FilmException>(sink.Finish);

        Assert.Contains("found ffmpeg ended with 8 (Unknown encoder)", failure.Message, StringComparison.Ordinal);
        Assert.EndsWith(advice, failure.Message, StringComparison.Ordinal);
    }

    [SkippableFact]
    public void A_program_that_is_no_encoder_is_refused_with_the_line_that_installs_one()
    {
        var failure = Assert.Throws<FilmException>(() => new FfmpegSink(_temp["ffmpeg"], _temp["a.mp4"], FilmFormat.H264, 64, 48, FilmRate.Of(10), Notes, default));
        Assert.EndsWith(FilmTool.InstallLine, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_an_encoder_the_pictures_lie_numbered_beside_the_line_that_installs_it()
    {
        using (var sink = new FramesSink(_temp["film.zip"], FilmRate.Of(9.83), "landing-film"))
        {
            sink.Add(Picture(0));
            sink.Add(Picture(1));
            sink.Finish();
        }

        using var zip = System.IO.Compression.ZipFile.OpenRead(_temp["film.zip"]);
        Assert.Equal(["frame-00000", "frame-00001", "README"], zip.Entries.Select(entry => Path.GetFileNameWithoutExtension(entry.Name)));
        using var readme = new StreamReader(zip.GetEntry("README.txt")!.Open());
        Assert.Contains(FilmTool.InstallLine, readme.ReadToEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public void Colours_come_back_from_the_film_s_own_as_they_went_in()
    {
        var picture = new FilmPicture(4, 2);
        picture.Clear(new(200, 80, 40));
        var shown = picture.ToBitmap().Row(0);
        Assert.InRange(shown[0], 198, 202);
        Assert.InRange(shown[1], 78, 82);
        Assert.InRange(shown[2], 38, 42);
    }

    [Fact]
    public void Subtitles_are_written_as_both_standards_have_them()
    {
        (double, double, string)[] cues = [(0, 1, "T−0:01"), (3661.25, 3662, "a < b")];
        Assert.Equal(
            "WEBVTT\n\n00:00:00.000 --> 00:00:01.000\nT−0:01\n\n01:01:01.250 --> 01:01:02.000\na &lt; b\n",
            System.Text.Encoding.UTF8.GetString(Subtitles.WebVtt(cues)));
        Assert.Equal(
            "1\n00:00:00,000 --> 00:00:01,000\nT−0:01\n\n2\n01:01:01,250 --> 01:01:02,000\na < b\n\n",
            System.Text.Encoding.UTF8.GetString(Subtitles.Srt(cues)));
    }

    static FilmNotes Notes => new("title", "credit", "comment");

    void Encode(string name, int pictures)
    {
        using var sink = Open(name, default);
        for (var i = 0; i < pictures; i++)
        {
            sink.Add(Picture(i));
        }

        sink.Finish();
    }

    FfmpegSink Open(string name, CancellationToken cancel) => new(Tool(), _temp[name], FilmFormat.H264, 64, 48, FilmRate.Of(9.83), Notes, cancel);

    static FilmPicture Picture(int number)
    {
        var picture = new FilmPicture(64, 48);
        picture.Fill(number % 32, 8, 24, 24, new(220, 180, 60));
        return picture;
    }

    static string Tool()
    {
        var tool = FilmTool.Find();
        Skip.If(tool is null, $"No ffmpeg to encode with: {FilmTool.InstallLine}");
        return tool!;
    }

    Dictionary<string, string> Probe(string name, string entries) => FilmProbe.Ask(_temp[name], entries);
}
