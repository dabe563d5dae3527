using System.Text.Json;
using Farside.Formats.Png;
using Farside.Products.Runner;
using Farside.Tests.Products;

namespace Farside.Tests.Cli;

public sealed class MakeVerbTests : IDisposable
{
    readonly TemporaryFolder _temp = new();

    public void Dispose() => _temp.Dispose();

    [Fact]
    public void A_plain_picture_is_shown_sample_by_sample()
    {
        PlainArchive.Write(_temp["archive"], 1);
        var (exitCode, output, errors) = FarsideProcess.Run("make", "--archive", _temp["archive"], "--out", _temp["products"]);

        Assert.Equal((0, ""), (exitCode, errors));
        Assert.Contains("1 made", output, StringComparison.Ordinal);
        var picture = PngReader.Read(Made.File(Directory.EnumerateDirectories(_temp["products/picture"]).Single(), FileRole.Display));
        Assert.Equal((60, 40, 3 + 1), (picture.Width, picture.Height, picture.Row(1)[1]));
    }

    [Fact]
    public void A_damaged_input_is_named_the_others_are_made_and_the_exit_code_is_2()
    {
        PlainArchive.Write(_temp["archive"], 5);
        var label = _temp["archive/picture-002.xml"];
        File.WriteAllText(label, File.ReadAllText(label).Replace("UnsignedByte", "UnsignedNonsense", StringComparison.Ordinal));
        var (exitCode, output, errors) = FarsideProcess.Run("make", "--archive", _temp["archive"], "--out", _temp["products"]);

        Assert.Equal(2, exitCode);
        Assert.Contains("4 made", output, StringComparison.Ordinal);
        Assert.Contains("picture-002", Assert.Single(errors.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_plan_lists_and_makes_nothing()
    {
        PlainArchive.Write(_temp["archive"], 3);
        var (exitCode, output, _) = FarsideProcess.Run("make", "picture", "--archive", _temp["archive"], "--out", _temp["products"], "--plan", "--json");

        Assert.Equal(0, exitCode);
        using var plan = JsonDocument.Parse(output);
        Assert.Equal(3, plan.RootElement.GetProperty("jobs").EnumerateArray().Count(job => job.GetProperty("standing").GetString() == "missing"));
        Assert.False(Directory.Exists(_temp["products"]));
    }

    [Theory]
    [InlineData("make", "cake", "--archive", "ARCHIVE", "--out", "OUT")]
    [InlineData("make", "--archive", "NOWHERE", "--out", "OUT")]
    [InlineData("make", "--archive", "ARCHIVE", "--out", "OUT", "--memory", "lots")]
    [InlineData("make", "--archive", "ARCHIVE", "--out", "OUT", "--jobs", "0")]
    public void Misuse_gets_a_line_and_exit_code_1(params string[] arguments)
    {
        PlainArchive.Write(_temp["archive"], 1);
        var (exitCode, _, errors) = FarsideProcess.Run([.. arguments.Select(argument => argument switch
        {
            "ARCHIVE" => _temp["archive"],
            "NOWHERE" => _temp["nowhere"],
            "OUT" => _temp["products"],
            _ => argument,
        })]);

        Assert.Equal(1, exitCode);
        Assert.Contains("expected", errors, StringComparison.Ordinal);
    }

    [Fact]
    public void A_killed_run_leaves_only_whole_products_and_the_next_one_finishes_them()
    {
        PlainArchive.Write(_temp["archive"], 80, 700, 500);
        FarsideProcess.Run("make", "--archive", _temp["archive"], "--out", _temp["calm"]);
        using (var farside = new FarsideProcess("make", "--archive", _temp["archive"], "--out", _temp["products"], "--jobs", "2"))
        {
            WaitForProducts(farside, 3);
            farside.Kill();
            farside.Wait();
        }

        foreach (var folder in Directory.EnumerateDirectories(_temp["products/picture"]))
        {
            Assert.All(Made.Record(folder).Files, file => Assert.Equal(file.Bytes, new FileInfo(Path.Combine(folder, file.Name)).Length));
        }

        Assert.Equal(0, FarsideProcess.Run("make", "--archive", _temp["archive"], "--out", _temp["products"]).ExitCode);
        Assert.Equal(Made.Bytes(_temp["calm"]), Made.Bytes(_temp["products"]));
    }

    [SkippableFact]
    public void Ctrl_C_stops_cleanly_and_says_how_to_go_on()
    {
        Skip.If(FarsideProcess.IsDeafToInterrupts(), "This run was started in the background, deaf to Ctrl-C, and so is what it starts.");
        PlainArchive.Write(_temp["archive"], 240, 700, 500);
        using var farside = new FarsideProcess("make", "--archive", _temp["archive"], "--out", _temp["products"], "--jobs", "2");
        WaitForProducts(farside, 3);
        farside.Interrupt();

        Assert.Equal(1, farside.Wait());
        Assert.Contains("run it again", farside.Errors, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateDirectories(_temp["products"], ".tmp-*"));
        Assert.InRange(Directory.EnumerateDirectories(_temp["products/picture"]).Count(), 3, 239);
    }

    [SkippableFact]
    public void The_memory_asked_for_is_never_exceeded()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "Peak memory is read from /proc.");
        PlainArchive.Write(_temp["archive"], 10, 4000, 3000);
        using var farside = new FarsideProcess("make", "--archive", _temp["archive"], "--out", _temp["products"], "--jobs", "8", "--memory", "320M");
        var peak = 0L;
        while (!farside.HasEnded)
        {
            peak = Math.Max(peak, PeakBytes(farside.Id));
            Thread.Sleep(5);
        }

        Assert.Equal(0, farside.Wait());
        Assert.InRange(peak, 60L << 20, 320L << 20);
    }

    void WaitForProducts(FarsideProcess farside, int count)
    {
        while (!farside.HasEnded && (!Directory.Exists(_temp["products/picture"]) || Directory.EnumerateDirectories(_temp["products/picture"]).Count() < count))
        {
            Thread.Sleep(2);
        }

        Assert.False(farside.HasEnded, "the run ended before it could be stopped");
    }

    // High-water mark of resident memory.
    static long PeakBytes(int id)
    {
        try
        {
            var line = File.ReadLines($"/proc/{id}/status").FirstOrDefault(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
            return line is null ? 0 : long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], System.Globalization.CultureInfo.InvariantCulture) << 10;
        }
        catch (IOException)
        {
            return 0; // it ended between two looks
        }
    }
}
