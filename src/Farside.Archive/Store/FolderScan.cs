using System.IO.Enumeration;

namespace Farside.Archive.Store;

/// <summary>All files below a folder, links out of it and system droppings left out.</summary>
sealed class FolderScan
{
    const string Ledger = ".farside";

    static readonly EnumerationOptions Options = new() { RecurseSubdirectories = true, IgnoreInaccessible = true, AttributesToSkip = 0, ReturnSpecialDirectories = false };

    readonly List<string> _refused = [];

    public IReadOnlyList<FoundFile> Files { get; private init; } = [];

    public IReadOnlyList<string> RefusedLinks => _refused;

    /// <param name="root">Absolute, itself no link.</param>
    public static FolderScan Of(string root)
    {
        var scan = new FolderScan();
        var found = new FileSystemEnumerable<(string Path, bool IsLink, long Bytes, DateTime Changed)>(root, Look, Options)
        {
            ShouldIncludePredicate = (ref entry) => !entry.IsDirectory && !entry.FileName.StartsWith("._"),
            ShouldRecursePredicate = (ref entry) => !entry.FileName.SequenceEqual(Ledger) && !entry.Attributes.HasFlag(FileAttributes.ReparsePoint),
        };
        return new FolderScan { Files = [.. found.Select(file => file.IsLink ? scan.Follow(file.Path, root) : new(file.Path, file.Bytes, file.Changed)).OfType<FoundFile>()] }.With(scan._refused);
    }

    static (string Path, bool IsLink, long Bytes, DateTime Changed) Look(ref FileSystemEntry entry) =>
        (entry.ToFullPath(), entry.Attributes.HasFlag(FileAttributes.ReparsePoint), entry.Length, entry.LastWriteTimeUtc.UtcDateTime);

    FolderScan With(List<string> refused)
    {
        _refused.AddRange(refused);
        return this;
    }

    // A link within the archive names a file that is listed under its own name too; one that leaves it is nobody's business.
    FoundFile? Follow(string link, string root)
    {
        try
        {
            if (File.ResolveLinkTarget(link, returnFinalTarget: true) is FileInfo { Exists: true } target && target.FullName.StartsWith(root + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            {
                return new(link, target.Length, target.LastWriteTimeUtc);
            }
        }
        catch (IOException)
        {
            // A link that leads nowhere or in a circle is refused like one that leads away.
        }

        _refused.Add(link);
        return null;
    }
}
