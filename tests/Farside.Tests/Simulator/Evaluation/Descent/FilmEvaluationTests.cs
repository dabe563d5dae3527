using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Farside.Simulator.Evaluation;
using Farside.Simulator.Evaluation.Descent;

namespace Farside.Tests.Simulator.Evaluation.Descent;

/// <summary>Films of a known number of pictures, by ffmpeg, and what is said of them.</summary>
public sealed class FilmEvaluationTests : IDisposable
{
    const string Id = "lcam-0001";
    const string Film = $", {Id}, film";
    const int Frames = 120;
    const int Settled = 100;
    const double PerSecond = 5357 / 545.0;

    readonly EvaluationFolders _folders = new();

    public void Dispose() => _folders.Dispose();

    [SkippableFact]
    public void A_film_that_runs_as_the_descent_did_meets_every_bar()
    {
        Make("-r 9.83", Settled);

        Judge().AssertPassed();
    }

    [SkippableFact]
    public void A_film_at_thirty_pictures_a_second_that_claims_the_cameras_rate_is_told()
    {
        Make("-r 30", Settled);

        var report = Judge();

        report.AssertFailed(FilmTiming.Rate + Film);
        report.AssertFailed(FilmTiming.Time + Film);
        Assert.True(report.Row(FilmTiming.Pictures + Film).Passed);
    }

    [SkippableFact]
    public void A_film_that_lost_its_last_pictures_and_a_frame_nobody_speaks_of_are_told()
    {
        Make("-r 9.83 -frames:v 97", Settled + 2);

        var report = Judge();

        Assert.Equal(5, report.Row(FilmTiming.Pictures + Film).Value);
        Assert.Equal(0, report.Row(FilmTiming.Unshown + $", {Id}").Value);

        WriteProduct(Settled - 1, settledFrom: Settled);
        Assert.Equal(1, Judge().Row(FilmTiming.Unshown + $", {Id}").Value);
    }

    [SkippableTheory]
    [InlineData("-r 9.83")]
    [InlineData("-r 30000/1001 -bf 3")]
    public void The_films_own_times_are_those_that_ffprobe_reads(string rate)
    {
        Make(rate, 60);
        var path = Path.Combine(Folder, "film.mp4");

        var film = Mp4Film.Read(path);

        var expected = Run("ffprobe", $"-v error -select_streams v -show_entries packet=pts_time -of csv=p=0 {path}").Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => double.Parse(line.Trim(','), CultureInfo.InvariantCulture)).Order().ToList();
        Assert.Equal(expected.Count, film.TimesS.Count);
        Assert.All(expected.Zip(film.TimesS), pair => Assert.Equal(pair.First - expected[0], pair.Second, 1e-5));
        Assert.Equal((64, 48), (film.Width, film.Height));
    }

    [SkippableFact]
    public void A_film_cut_short_is_refused()
    {
        Make("-r 9.83", Settled);
        var path = Path.Combine(Folder, "film.mp4");
        File.WriteAllBytes(path, File.ReadAllBytes(path)[..300]);

        Assert.Single(_folders.Judge(new FilmEvaluation()).Refused);
    }

    string Folder => Path.Combine(_folders.Products, "landing-film", Id);

    EvaluationReport Judge() => _folders.Judge(new FilmEvaluation());

    void Make(string options, int pictures)
    {
        Skip.IfNot(HasFfmpeg(), "No ffmpeg: apt-get install ffmpeg");
        _folders.WriteShots("lcam-0000", [.. Enumerable.Range(0, Frames).Select(at => new JsonObject { ["product"] = $"CE4_GRAS_LCAM-1-{at:D4}_SCI_N_20190103022009_20190103022009_0001_A.2A" })]);
        WriteProduct(pictures, settledFrom: pictures);
        var words = options.Split(' ');
        Run("ffmpeg", $"-v error -y -f lavfi -i testsrc=size=64x48:rate={words[1]} -frames:v {pictures} -c:v libx264 -pix_fmt yuv420p {string.Join(' ', words[2..])} {Path.Combine(Folder, "film.mp4")}");
    }

    // Frames from 0 on, each a picture; from the first settled one on they are named as such.
    void WriteProduct(int pictures, int settledFrom)
    {
        Directory.CreateDirectory(Folder);
        File.WriteAllText(Path.Combine(Folder, "product.json"), "{}");
        File.WriteAllLines(Path.Combine(Folder, "pictures.csv"),
            ["picture,film_s,descent_s,utc,kind,before,after,share,gain", .. Enumerable.Range(0, pictures).Select(at => string.Create(CultureInfo.InvariantCulture, $"{at},{at / PerSecond:0.000},{at / PerSecond:0.000},,taken,{at},{at},0,1"))]);
        File.WriteAllText(Path.Combine(Folder, "film.json"), new JsonObject
        {
            ["isTimeLapse"] = false,
            ["missing"] = new JsonArray(),
            ["settled"] = new JsonArray([.. Enumerable.Range(settledFrom, Frames - settledFrom).Select(at => new JsonObject { ["index"] = at })]),
        }.ToJsonString());
    }

    static bool HasFfmpeg() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, "ffmpeg")) && File.Exists(Path.Combine(folder, "ffprobe")));

    static string Run(string program, string arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        var text = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        return text;
    }
}
