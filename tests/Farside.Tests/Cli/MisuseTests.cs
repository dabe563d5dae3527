using System.Text.Json;
using Farside.Cli;
using Farside.Core;

namespace Farside.Tests.Cli;

public sealed class MisuseTests : IDisposable
{
    readonly TemporaryFolder _temp = new();

    public void Dispose() => _temp.Dispose();

    [Theory]
    [InlineData("found no such verb", "fly")]
    [InlineData("found no such option", "run", "--fast", "--out", "OUT")]
    [InlineData("found no such option", "run", "ARCHIVE", "--out", "OUT", "--fast")]
    [InlineData("found no such argument", "run", "ARCHIVE", "--out", "OUT", "more")]
    [InlineData("--out", "run", "ARCHIVE")]
    [InlineData("--jobs: found many", "make", "--archive", "ARCHIVE", "--out", "OUT", "--jobs", "many")]
    [InlineData("--jobs: found 0", "convert", "ARCHIVE", "--out", "OUT", "--jobs", "0")]
    [InlineData("--seed: found x", "simulate", "--out", "OUT", "--seed", "x")]
    [InlineData("--pcam-bits: found 9; expected 8 or 10", "simulate", "--out", "OUT", "--pcam-bits", "9")]
    [InlineData("--until: found soon", "simulate", "--out", "OUT", "--until", "soon")]
    [InlineData("found nothing to do", "simulate", "--out", "OUT", "--instrument", "foo")]
    [InlineData("--out: found nothing", "simulate")]
    [InlineData("found a folder that holds something", "simulate", "--out", "ARCHIVE/")]
    [InlineData("--size: found 7", "simulate", "--out", "OUT", "--size", "7")]
    [InlineData("--runs: found 0", "bench", "--runs", "0")]
    [InlineData("--max-disparity: found 99999; expected a whole number from 1 to 8000", "stereo", "l.png", "r.png", "--max-disparity", "99999", "--out", "OUT")]
    [InlineData("--interval: found often; expected a number above 0", "radar", "x.dzt", "--interval", "often", "--out", "OUT")]
    [InlineData("--fps: found x; expected 1 to 120 pictures a second", "make", "--archive", "ARCHIVE", "--out", "OUT", "--fps", "x")]
    [InlineData("--width: found 3; expected 16 to 1000000 pixels", "make", "--archive", "ARCHIVE", "--out", "OUT", "--width", "3")]
    [InlineData("--focal-px: found -3", "panorama", "l.png", "r.png", "--fix-focal", "--focal-px", "-3", "--out", "OUT")]
    [InlineData("--most: found 0", "evaluate", "--archive", "ARCHIVE", "--products", "OUT", "--most", "0")]
    [InlineData("expected the folder of products", "evaluate", "--archive", "ARCHIVE", "--products", "OUT")]
    [InlineData("found no product", "run", "EMPTY", "--out", "OUT")]
    [InlineData("expected a folder outside it", "run", "ARCHIVE", "--out", "ARCHIVE")]
    [InlineData("expected a folder outside it", "run", "ARCHIVE", "--out", "ARCHIVE/made")]
    [InlineData("expected a folder outside it", "make", "--archive", "ARCHIVE", "--out", "LINK/made")]
    [InlineData("Check the path", "simulate", "--size", "small", "--out", "ARCHIVE/picture-000.dat")]
    public void Misuse_is_told_on_stderr_alone_and_leaves_the_archive_as_it_was(string said, params string[] arguments)
    {
        PlainArchive.Write(_temp["archive"], 1);
        Directory.CreateDirectory(_temp["empty"]);
        Directory.CreateSymbolicLink(_temp["link"], _temp["archive"]);
        var (exitCode, output, errors) = FarsideProcess.Run([.. arguments.Select(Named)]);

        Assert.Equal((1, ""), (exitCode, output));
        Assert.Contains(said, errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", errors, StringComparison.Ordinal);
        Assert.DoesNotContain("fault of the program", errors, StringComparison.Ordinal);
        Assert.Equal(["picture-000.dat", "picture-000.xml"], Directory.EnumerateFileSystemEntries(_temp["archive"]).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.False(Path.Exists(_temp["out"]));
    }

    [Fact]
    public void A_folder_whose_name_begins_with_a_dash_is_a_folder_like_any_other()
    {
        PlainArchive.Write(_temp["archive"], 1);
        var (exitCode, output, _) = FarsideProcess.Run("run", "--out", _temp["out"], "--", _temp["archive"]);

        Assert.Equal(0, exitCode);
        Assert.Contains("1 made", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Help_goes_to_stdout_and_ends_with_examples()
    {
        var (exitCode, output, errors) = FarsideProcess.Run("convert", "--help");

        Assert.Equal((0, ""), (exitCode, errors));
        Assert.Contains("Examples:\n  farside convert ", output.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_site_is_not_published_among_its_products_nor_over_other_people_s_files()
    {
        PlainArchive.Write(_temp["archive"], 1);
        FarsideProcess.Run("make", "--archive", _temp["archive"], "--out", _temp["out/products"]);
        Directory.CreateDirectory(_temp["web/products"]);
        File.WriteAllText(_temp["web/products/mine.txt"], "mine");

        foreach (var site in new[] { _temp["out"], _temp["out/products"], _temp["out/products/site"], _temp["web"] })
        {
            var (exitCode, _, errors) = FarsideProcess.Run("publish", _temp["out/products"], "--out", site);
            Assert.Equal(1, exitCode);
            Assert.Contains("Choose another one", errors, StringComparison.Ordinal);
        }

        Assert.True(File.Exists(_temp["web/products/mine.txt"]));
        Assert.True(File.Exists(_temp["out/products/.farside/lock"]));
        Assert.Equal(0, FarsideProcess.Run("publish", _temp["out/products"], "--out", _temp["out/site"]).ExitCode);
        Assert.Equal(0, FarsideProcess.Run("publish", _temp["out/products"], "--out", _temp["out/site"]).ExitCode);
    }

    [Fact]
    public void With_json_stdout_is_one_document_and_nothing_else()
    {
        PlainArchive.Write(_temp["archive"], 1);
        var label = _temp["archive/picture-000.xml"];
        string[][] lines =
        [
            ["check", _temp["archive"]], ["status", _temp["archive"]], ["inspect", label], ["convert", label, "--out", _temp["pictures"]],
            ["make", "--archive", _temp["archive"], "--out", _temp["products"]], ["sky", "--at", "2019-01-11T19:57:09Z"],
        ];
        foreach (var line in lines)
        {
            var (exitCode, output, _) = FarsideProcess.Run([.. line, "--json"]);
            Assert.Equal(0, exitCode);
            using var document = JsonDocument.Parse(output);
            Assert.Equal(JsonValueKind.Object, document.RootElement.ValueKind);
        }
    }

    [Theory]
    [InlineData(typeof(IOException), "Check the path")]
    [InlineData(typeof(UnauthorizedAccessException), "Check the path")]
    [InlineData(typeof(OutOfMemoryException), "--memory")]
    [InlineData(typeof(OperationCanceledException), "Stopped")]
    [InlineData(typeof(InvalidOperationException), "report it")]
    public void Whatever_stops_a_verb_is_one_line(Type kind, string said)
    {
        var line = Failures.Line(new AggregateException((Exception)Activator.CreateInstance(kind, "two lines\nof text.")!));

        Assert.Contains(said, line, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', line);
        Assert.Equal("two lines of text.", Failures.Line(new FarsideException("two lines\nof text.")));
    }

    string Named(string argument) => argument
        .Replace("ARCHIVE", _temp["archive"], StringComparison.Ordinal).Replace("EMPTY", _temp["empty"], StringComparison.Ordinal)
        .Replace("LINK", _temp["link"], StringComparison.Ordinal).Replace("OUT", _temp["out"], StringComparison.Ordinal);
}
