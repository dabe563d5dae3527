using System.Runtime.ExceptionServices;
using System.Security.Cryptography;
using System.Text;
using Farside.Core;
using Farside.Core.Records;

namespace Farside.Archive.Store;

/// <summary>
/// Sums of every file of an archive: as a manifest that <c>sha256sum -c</c> reads, or as a bag. The ledger (<c>.farside</c>) and macOS's <c>._*</c> are no part of the
/// archive. A run that was stopped at any moment is taken up by the next; the result appears whole or not at all.
/// </summary>
/// <remarks>Source of the bag: RFC 8493.</remarks>
public sealed class ArchiveFixity(string root, FixityKind kind, int threads)
{
    const string Part = ".part";
    const int Block = 1 << 20;

    readonly string _root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(root));
    readonly Lock _gate = new();
    FixityProgress _progress;

    /// <summary>Writes the manifest to a stream, without a file that a next run could take up.</summary>
    public FixityReport WriteTo(Stream output, IProgress<FixityProgress>? progress = null, CancellationToken cancel = default)
    {
        var (files, refused) = List();
        var sums = Sum(files, journal: null, Hash, progress, cancel);
        output.Write(Encoding.UTF8.GetBytes(Manifest(sums)));
        return Report(null, sums, refused);
    }

    /// <summary>Writes the manifest to a file outside the archive.</summary>
    public FixityReport WriteTo(string path, IProgress<FixityProgress>? progress = null, CancellationToken cancel = default)
    {
        var (full, (files, refused)) = (Path.GetFullPath(path), List());
        FixityReport report;
        using (var journal = FixityJournal.Open(full + Part, kind))
        {
            var sums = Sum(files, journal, Hash, progress, cancel);
            WriteWhole(full, Manifest(sums));
            report = Report(full, sums, refused);
        }

        File.Delete(full + Part);
        return report;
    }

    /// <summary>Copies the archive into a new bag; each file is summed as it is copied.</summary>
    public FixityReport WriteBag(string folder, IProgress<FixityProgress>? progress = null, CancellationToken cancel = default)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        if (Directory.Exists(full) || File.Exists(full))
        {
            throw new ArchiveException(folder, "something of that name", "a bag that is not there yet", "Choose another name, or move the old one away.");
        }

        var (files, refused) = List();
        var (work, journalPath) = (full + Part, full + Part + ".journal");
        Directory.CreateDirectory(Path.Combine(work, "data"));
        FixityReport report;
        using (var journal = FixityJournal.Open(journalPath, kind))
        {
            var sums = Sum(files, journal, (relative, file, token) => Copy(file, Path.Combine(work, "data", relative), token), progress, cancel, relative => Path.Combine(work, "data", relative));
            Sweep(work, files);
            Tags(work, sums);
            report = Report(full, sums, refused);
        }

        Directory.Move(work, full);
        File.Delete(journalPath);
        return report;
    }

    (IReadOnlyList<(string Relative, FoundFile File)> Files, IReadOnlyList<string> Refused) List()
    {
        if (!Directory.Exists(_root))
        {
            throw new ArchiveException(root, File.Exists(_root) ? "a file" : "nothing there", "a folder of products");
        }

        var real = Directory.ResolveLinkTarget(_root, returnFinalTarget: true)?.FullName ?? _root;
        var scan = FolderScan.Of(real);
        return ([.. scan.Files.Select(file => (Path.GetRelativePath(real, file.Path).Replace(Path.DirectorySeparatorChar, '/'), file)).OrderBy(pair => pair.Item1, StringComparer.Ordinal)], scan.RefusedLinks);
    }

    IReadOnlyList<(string Relative, long Bytes, string Sum)> Sum(
        IReadOnlyList<(string Relative, FoundFile File)> files, FixityJournal? journal, Func<string, FoundFile, CancellationToken, string> take, IProgress<FixityProgress>? progress, CancellationToken cancel, Func<string, string>? copyOf = null)
    {
        var sums = new string[files.Count];
        _progress = new(0, files.Count, 0, files.Sum(file => file.File.Bytes), 0);
        EachOf(files.Count, i =>
        {
            var (relative, file) = files[i];
            var known = journal?.Find(relative, file) is { } sum && IsThere(copyOf, relative, file) ? sum : null;
            sums[i] = known ?? take(relative, file, cancel);
            if (known is null)
            {
                journal?.Add(relative, file, sums[i]);
            }

            Advance(file.Bytes, known is not null, progress);
        }, cancel);
        return [.. files.Select((file, i) => (file.Relative, file.File.Bytes, sums[i]))];
    }

    // The first file that cannot be read speaks for all.
    void EachOf(int count, Action<int> act, CancellationToken cancel)
    {
        try
        {
            Parallel.For(0, count, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancel }, act);
        }
        catch (AggregateException several) when (several.InnerExceptions.OfType<FarsideException>().FirstOrDefault() is { } first)
        {
            ExceptionDispatchInfo.Throw(first);
        }
    }

    static bool IsThere(Func<string, string>? copyOf, string relative, FoundFile file) => copyOf is null || (new FileInfo(copyOf(relative)) is { Exists: true } copy && copy.Length == file.Bytes);

    void Advance(long bytes, bool isKept, IProgress<FixityProgress>? progress)
    {
        FixityProgress now;
        lock (_gate)
        {
            now = _progress = _progress with { Files = _progress.Files + 1, Bytes = _progress.Bytes + bytes, Kept = _progress.Kept + (isKept ? 1 : 0) };
        }

        progress?.Report(now);
    }

    string Hash(string relative, FoundFile file, CancellationToken cancel) => Stream(file, null, cancel);

    // Under another name until it is whole: a killed copy is not taken for one.
    string Copy(FoundFile file, string target, CancellationToken cancel)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        var unfinished = target + ".farside-part";
        string sum;
        using (var output = new FileStream(unfinished, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0))
        {
            sum = Stream(file, output, cancel);
        }

        File.SetLastWriteTimeUtc(unfinished, file.Changed);
        File.Move(unfinished, target, overwrite: true);
        return sum;
    }

    string Stream(FoundFile file, FileStream? output, CancellationToken cancel)
    {
        try
        {
            using var input = new FileStream(file.Path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan);
            using var hash = IncrementalHash.CreateHash(kind.Algorithm);
            var block = new byte[(int)Math.Clamp(file.Bytes, 4096, Block)];
            for (int read; (read = input.Read(block)) > 0;)
            {
                cancel.ThrowIfCancellationRequested();
                hash.AppendData(block, 0, read);
                output?.Write(block, 0, read);
            }

            return Convert.ToHexStringLower(hash.GetHashAndReset());
        }
        catch (Exception blocked) when (blocked is IOException or UnauthorizedAccessException)
        {
            throw new ArchiveException(Path.GetRelativePath(_root, file.Path), blocked.Message.Split('\n')[0].TrimEnd('.'), "a file that can be read, and room to write", "Run it again: what is done is kept.", blocked);
        }
    }

    // Copies of files that went away between two runs are no part of the bag.
    static void Sweep(string work, IReadOnlyList<(string Relative, FoundFile File)> files)
    {
        var data = Path.Combine(work, "data");
        var wanted = files.Select(file => file.Relative).ToHashSet(StringComparer.Ordinal);
        foreach (var path in Directory.EnumerateFiles(data, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 }))
        {
            if (!wanted.Contains(Path.GetRelativePath(data, path).Replace(Path.DirectorySeparatorChar, '/')))
            {
                File.Delete(path);
            }
        }
    }

    void Tags(string work, IReadOnlyList<(string Relative, long Bytes, string Sum)> sums)
    {
        var bytes = sums.Sum(sum => sum.Bytes);
        var description = IsSimulated() ? $"External-Description: {Credit.Simulated} by Farside: no {Credit.Line} data\n" : $"External-Description: a folder of raw products as its archive served them ({Credit.Line} where it is theirs)\n";
        (string Name, string Text)[] tags =
        [
            ("bagit.txt", "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"),
            ("bag-info.txt", $"{description}Payload-Oxum: {bytes}.{sums.Count}\nBag-Software-Agent: Farside\n"),
            ($"manifest-{kind.Word}.txt", string.Concat(sums.Select(sum => $"{sum.Sum}  data/{FixityPath.OfBag(sum.Relative)}\n"))),
        ];
        foreach (var (name, text) in tags)
        {
            WriteWhole(Path.Combine(work, name), text);
        }

        WriteWhole(Path.Combine(work, $"tagmanifest-{kind.Word}.txt"), string.Concat(tags.OrderBy(tag => tag.Name, StringComparer.Ordinal).Select(tag => $"{Sum(tag.Text)}  {tag.Name}\n")));
    }

    // One label tells whose data these are.
    bool IsSimulated()
    {
        var label = ArchiveFolder.Open(_root).Entries.FirstOrDefault(entry => entry.LabelPath is not null)?.LabelPath;
        return label is not null && new FileInfo(label).Length < 1 << 20 && File.ReadAllText(label, Encoding.Latin1).Contains(Credit.Simulated, StringComparison.Ordinal);
    }

    string Sum(string text)
    {
        using var hash = IncrementalHash.CreateHash(kind.Algorithm);
        hash.AppendData(Encoding.UTF8.GetBytes(text));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    static string Manifest(IReadOnlyList<(string Relative, long Bytes, string Sum)> sums) => string.Concat(sums.Select(sum => FixityPath.SumLine(sum.Sum, sum.Relative)));

    static void WriteWhole(string path, string text)
    {
        File.WriteAllText(path + ".tmp", text, new UTF8Encoding(false));
        File.Move(path + ".tmp", path, overwrite: true);
    }

    FixityReport Report(string? path, IReadOnlyList<(string Relative, long Bytes, string Sum)> sums, IReadOnlyList<string> refused) =>
        new(path, kind.Word, sums.Count, sums.Sum(sum => sum.Bytes), _progress.Kept, refused);
}
