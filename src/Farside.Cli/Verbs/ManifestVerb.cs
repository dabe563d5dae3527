using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Farside.Archive.Store;
using Farside.Core;

namespace Farside.Cli.Verbs;

/// <summary><c>farside manifest ARCHIVE</c>: the checksum of every file, as a list or as a bag.</summary>
static class ManifestVerb
{
    public static Command Create()
    {
        var archive = new Argument<string>("archive") { Description = "Folder of raw products." };
        var sha = new Option<bool>("--sha256") { Description = "SHA-256, the default." };
        var md5 = new Option<bool>("--md5") { Description = "MD5, for partners whose tools know nothing newer." };
        var output = new Option<string?>("--out") { Description = "File that receives the list, outside the archive; standard output by default. A stopped run is taken up by the next." };
        var bag = new Option<string?>("--bagit") { Description = "Folder, not there yet, that receives a copy of the archive as a bag (RFC 8493). A stopped run is taken up by the next." };
        var (jobs, json) = (CommonOptions.Jobs(), CommonOptions.Json());
        var verb = new Command("manifest", "Checksums of every file, as sha256sum and md5sum read them, or the whole archive as a BagIt bag.") { archive, sha, md5, output, bag, jobs, json };
        verb.Require(result =>
        {
            if (result.GetValue(sha) && result.GetValue(md5))
            {
                result.AddError("farside manifest: found both --sha256 and --md5; expected one of them.");
            }

            if (result.GetValue(output) is not null && result.GetValue(bag) is not null)
            {
                result.AddError("farside manifest: found both --out and --bagit; expected one of them.");
            }

            if (result.GetValue(json) && result.GetValue(output) is null && result.GetValue(bag) is null)
            {
                result.AddError("farside manifest: found --json without --out or --bagit; expected either: the list itself goes to standard output.");
            }
        });
        verb.SetAction((parsed, cancel) => Task.Run(() => Run(
            parsed.GetRequiredValue(archive), parsed.GetValue(md5) ? FixityKind.Md5 : FixityKind.Sha256, parsed.GetValue(output), parsed.GetValue(bag), parsed.GetValue(jobs), parsed.GetValue(json), cancel), CancellationToken.None));
        return verb;
    }

    static int Run(string archive, FixityKind kind, string? file, string? bag, int jobs, bool isJson, CancellationToken cancel)
    {
        if ((file ?? bag) is { } target)
        {
            RequireOutside(archive, target, bag is null ? "--out" : "--bagit");
        }

        var started = Stopwatch.GetTimestamp();
        var fixity = new ArchiveFixity(archive, kind, jobs);
        var report = bag is not null ? fixity.WriteBag(bag, Progress(), cancel) : file is not null ? fixity.WriteTo(file, Progress(), cancel) : ToScreen(fixity, cancel);
        Console.Error.Write(Console.IsErrorRedirected ? "" : "\r\e[K");
        if (report.Path is not null)
        {
            Console.Out.WriteLine(isJson ? ArchiveText.ToJson(report) : Sentence(report, Stopwatch.GetElapsedTime(started).TotalSeconds));
        }

        report.RefusedLinks.ToList().ForEach(link => Console.Error.WriteLine($"{link}: found a link out of the archive; expected files within it: left out."));
        return report.RefusedLinks.Count > 0 ? 2 : 0;
    }

    static FixityReport ToScreen(ArchiveFixity fixity, CancellationToken cancel)
    {
        using var screen = Console.OpenStandardOutput();
        return fixity.WriteTo(screen, progress: null, cancel);
    }

    static void RequireOutside(string archive, string target, string option)
    {
        var (inner, outer) = (Path.GetFullPath(target), Path.TrimEndingDirectorySeparator(Path.GetFullPath(archive)));
        if (inner == outer || inner.StartsWith(outer + Path.DirectorySeparatorChar, StringComparison.Ordinal))
        {
            throw new FarsideException($"{option}: found {target}, which lies in the archive {archive}; expected a place outside it: the archive stays as it was served. Choose another one.");
        }
    }

    static string Sentence(FixityReport report, double seconds) => string.Create(CultureInfo.InvariantCulture,
        $"{report.Files} files, {ArchiveText.Bytes(report.Bytes)}, {report.Algorithm} in {seconds:0.0} s{(report.Kept > 0 ? $" ({report.Kept} sums kept from an earlier run)" : "")}: {report.Path}");

    static Progress<FixityProgress>? Progress() => Console.IsErrorRedirected ? null : new Progress<FixityProgress>(now =>
        Console.Error.Write(string.Create(CultureInfo.InvariantCulture, $"\rmanifest {now.Files}/{now.OfFiles}, {100.0 * now.Bytes / Math.Max(1, now.OfBytes):0} %\e[K")));
}
