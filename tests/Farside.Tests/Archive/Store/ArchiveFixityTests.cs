using System.Diagnostics;
using System.Text;
using Farside.Archive.Store;
using Farside.Core;

namespace Farside.Tests.Archive.Store;

/// <summary>Manifests and bags, judged by <c>sha256sum</c> and <c>md5sum</c>.</summary>
public sealed class ArchiveFixityTests : IDisposable
{
    readonly TemporaryFolder _temp = new();

    public ArchiveFixityTests()
    {
        Write("a/hello.2B", "hello");
        Write("b/empty.2BL", "");
        Write("b/100 %25 of\na line\\end", "odd");
        Write("._resource", "macOS");
        Write(".farside/ledger.db", "ours");
    }

    public void Dispose() => _temp.Dispose();

    [SkippableTheory]
    [InlineData(FixityKind.Sha256, "sha256sum")]
    [InlineData(FixityKind.Md5, "md5sum")]
    public void The_common_tools_find_every_file_of_the_list_as_it_is_and_a_changed_one_changed(FixityKind kind, string tool)
    {
        var report = Fixity(kind).WriteTo(_temp["list"]);

        Assert.Equal((3, 8L, 0), (report.Files, report.Bytes, report.Kept));
        Assert.Equal(0, Run(tool, _temp["archive"], "-c", _temp["list"]));
        File.WriteAllText(_temp["archive/a/hello.2B"], "hellO");
        Assert.NotEqual(0, Run(tool, _temp["archive"], "-c", _temp["list"]));
        Assert.False(File.Exists(_temp["list.part"]));
    }

    [Fact]
    public void A_list_is_the_same_in_a_file_and_on_the_screen_and_at_any_number_of_threads()
    {
        using var screen = new MemoryStream();
        Fixity().WriteTo(screen);
        new ArchiveFixity(_temp["archive"], FixityKind.Sha256, 1).WriteTo(_temp["list"]);

        Assert.Equal(File.ReadAllText(_temp["list"]), Encoding.UTF8.GetString(screen.ToArray()));
        Assert.StartsWith("2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824  a/hello.2B\n", File.ReadAllText(_temp["list"]), StringComparison.Ordinal); // published SHA-256 of "hello"
    }

    [Fact]
    public void What_a_stopped_run_has_summed_is_not_read_again_unless_the_file_moved()
    {
        Stop(fixity => fixity.WriteTo(_temp["list"], new Immediately(), Cancelled));
        var half = File.ReadAllText(_temp["list.part"]);
        Assert.False(File.Exists(_temp["list"]));
        File.AppendAllText(_temp["list.part"], "0000"); // the line that was being written

        var report = Fixity().WriteTo(_temp["list"]);

        Assert.Equal(half.Count(letter => letter == '\n') - 1, report.Kept);
        Assert.True(report.Kept > 0);
        using var fresh = new MemoryStream();
        Fixity().WriteTo(fresh);
        Assert.Equal(Encoding.UTF8.GetString(fresh.ToArray()), File.ReadAllText(_temp["list"]));
    }

    [SkippableFact]
    public void A_bag_is_whole_by_its_own_sums_and_its_payload_is_the_archive()
    {
        Stop(fixity => fixity.WriteBag(_temp["bag"], new Immediately(), Cancelled));
        Write("gone.2B", "was here before"); // a file that the next run does not find any more
        File.WriteAllText(_temp["bag.part/data/gone.2B"], "was here before");
        File.Delete(_temp["archive/gone.2B"]);
        Assert.False(Directory.Exists(_temp["bag"]));

        var report = Fixity().WriteBag(_temp["bag"]);

        Assert.True(report.Kept > 0);
        Assert.Equal("BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n", File.ReadAllText(_temp["bag/bagit.txt"]));
        Assert.Contains("Payload-Oxum: 8.3\n", File.ReadAllText(_temp["bag/bag-info.txt"]), StringComparison.Ordinal);
        Assert.Contains("  data/b/100 %2525 of%0Aa line\\end\n", File.ReadAllText(_temp["bag/manifest-sha256.txt"]), StringComparison.Ordinal); // RFC 8493, 2.1.3
        Assert.Equal(0, Run("sha256sum", _temp["bag"], "-c", "tagmanifest-sha256.txt"));
        Assert.Equal(
            ["a/hello.2B", "b/100 %25 of\na line\\end", "b/empty.2BL"],
            Directory.EnumerateFiles(_temp["bag/data"], "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(_temp["bag/data"], path)).Order(StringComparer.Ordinal));
        Assert.Equal(["archive", "bag"], Directory.EnumerateFileSystemEntries(_temp.Path).Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_bag_does_not_go_where_something_is()
    {
        Directory.CreateDirectory(_temp["bag"]);

        Assert.Contains("Choose another name", Assert.Throws<ArchiveException>(() => Fixity().WriteBag(_temp["bag"])).Message, StringComparison.Ordinal);
        Assert.IsType<FarsideException>(Assert.Throws<ArchiveException>(() => new ArchiveFixity(_temp["nowhere"], FixityKind.Md5, 1).WriteTo(_temp["list"])), exactMatch: false);
    }

    ArchiveFixity Fixity(FixityKind kind = FixityKind.Sha256) => new(_temp["archive"], kind, 2);

    CancellationToken Cancelled => _stop.Token;

    readonly CancellationTokenSource _stop = new();

    // One thread, stopped after the second file.
    void Stop(Action<ArchiveFixity> work)
    {
        Immediately.Stop = _stop;
        Assert.ThrowsAny<OperationCanceledException>(() => work(new(_temp["archive"], FixityKind.Sha256, 1)));
    }

    void Write(string relative, string text)
    {
        var path = _temp["archive/" + relative];
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    static int Run(string tool, string folder, params string[] arguments)
    {
        Skip.IfNot(File.Exists("/usr/bin/" + tool), $"No {tool} to judge by: apt-get install coreutils");
        using var process = Process.Start(new ProcessStartInfo("/usr/bin/" + tool, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true })!;
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode;
    }

    sealed class Immediately : IProgress<FixityProgress>
    {
        public static CancellationTokenSource? Stop { get; set; }

        public void Report(FixityProgress value)
        {
            if (value.Files == 2)
            {
                Stop!.Cancel();
            }
        }
    }
}
