using Farside.Archive.Labels;
using Farside.Archive.Missions;
using Farside.Core.Measurements;

namespace Farside.Archive.Store;

/// <summary>An archive on this disk. Listing it reads names only, apart from the few labels whose names tell nothing.</summary>
public sealed class ArchiveFolder : IArchive
{
    ArchiveFolder(string root, IReadOnlyList<ArchiveEntry> entries, IReadOnlyList<ArchiveCopy> copies, IReadOnlyList<string> refusedLinks) =>
        (Root, Entries, Copies, RefusedLinks) = (root, entries, copies, refusedLinks);

    public string Root { get; }

    public IReadOnlyList<ArchiveEntry> Entries { get; }

    /// <summary>Files of products that are listed already.</summary>
    public IReadOnlyList<ArchiveCopy> Copies { get; }

    /// <summary>Links that lead out of the archive; never followed.</summary>
    public IReadOnlyList<string> RefusedLinks { get; }

    /// <summary>Lists a folder, or throws when it is none.</summary>
    public static ArchiveFolder Open(string root)
    {
        var full = Path.GetFullPath(root);
        if (!Directory.Exists(full))
        {
            throw new ArchiveException(root, File.Exists(full) ? "a file" : "nothing there", "a folder of products");
        }

        var scan = FolderScan.Of(Directory.ResolveLinkTarget(full, returnFinalTarget: true)?.FullName ?? full);
        var (entries, copies) = new EntryPairing(full, scan.Files).Pair();
        return new(full, entries, copies, scan.RefusedLinks);
    }

    public Measurement Read(ArchiveEntry entry)
    {
        var document = OpenLabel(entry);
        try
        {
            return MissionReader.Read(document) ?? PlainReader.Read(document);
        }
        catch (Exception refusal) when (refusal is IOException or UnauthorizedAccessException)
        {
            throw new ArchiveException(entry.Id, refusal.Message, "readable data", cause: refusal);
        }
    }

    /// <summary>One product's label, its rules applied.</summary>
    public static LabelDocument OpenLabel(ArchiveEntry entry)
    {
        if (entry.LabelPath is not { } path)
        {
            throw new ArchiveException(entry.Id, "data without a label", $"{entry.Id}L beside it", "Fetch the label.");
        }

        var document = MissionLabel.ReadTree(path);
        if (entry.DataPath is { } data && data != path && LabelFile.Fault(data) is null)
        {
            DataFile.Place(document, data);
        }

        MissionRules.Apply(document);
        return document;
    }

    /// <summary>The measurement of one label on disk, whatever folder it lies in: what <c>convert</c> and <c>inspect</c> open.</summary>
    public static Measurement ReadFile(string path)
    {
        var full = Path.GetFullPath(path);
        var folder = new FileInfo(full) is { Exists: true } file
            ? new EntryPairing(Path.GetDirectoryName(full)!, [.. FolderScan.Beside(file)]).Pair().Entries
            : throw new ArchiveException(path, "no such file", "a label or a data file");
        var entry = folder.FirstOrDefault(entry => entry.LabelPath == full || entry.DataPath == full)
            ?? throw new ArchiveException(Path.GetFileName(path), "a file that is neither a label nor data of one", "a label or a data file beside its label");
        return new ArchiveFolder(Path.GetDirectoryName(full)!, [entry], [], []).Read(entry);
    }
}
