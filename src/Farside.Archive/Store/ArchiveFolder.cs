using Farside.Archive.Labels;
using Farside.Archive.Missions;
using Farside.Core;
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

    public Measurement Read(ArchiveEntry entry) => Read(entry.Id, () => OpenLabel(entry));

    /// <summary>One product's label, its rules applied and its structures built.</summary>
    public LabelDocument OpenLabel(ArchiveEntry entry) => entry.LabelPath is { } path
        ? MissionLabel.Open(path, entry.DataPath, Root)
        : throw new ArchiveException(entry.Id, "data without a label", $"{entry.Id}L beside it", "Fetch the label.");

    /// <summary>The measurement of one label, or of the data file beside it, whatever folder it lies in: what <c>convert</c> opens.</summary>
    public static Measurement ReadFile(string path) => Read(Path.GetFileName(path), () => MissionLabel.Open(path));

    static Measurement Read(string name, Func<LabelDocument> open)
    {
        try
        {
            var document = open();
            return MissionReader.Read(document) ?? PlainReader.Read(document);
        }
        catch (Exception refusal) when (refusal is not FarsideException)
        {
            throw new ArchiveException(name, refusal.Message, "data that can be read as the label says", cause: refusal);
        }
    }
}
