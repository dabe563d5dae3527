using System.Runtime.CompilerServices;
using Farside.Archive.Labels;
using Microsoft.Win32.SafeHandles;

namespace Farside.Archive.Missions;

/// <summary>The one data file of a label, found beside it (or where the archive has it) and opened with care.</summary>
static class DataFile
{
    static readonly ConditionalWeakTable<LabelDocument, string> Elsewhere = [];

    /// <summary>Says where an archive keeps a label's data, when that is not the file of that name beside the label.</summary>
    public static void Place(LabelDocument document, string path) => Elsewhere.AddOrUpdate(document, path);

    /// <summary>Absolute path of the data file; null when it is not there, or its name would lead out of the label's folder.</summary>
    public static string? Find(LabelDocument document)
    {
        if (Elsewhere.TryGetValue(document, out var placed))
        {
            return placed;
        }

        var name = Element(document)?.Value;
        if (name is null || name != Path.GetFileName(name) || name is "." or "..")
        {
            return null;
        }

        var path = Path.Combine(Path.GetDirectoryName(document.Path) ?? "", name);
        return LabelFile.Fault(path) is null && !LeavesItsFolder(path) ? path : null;
    }

    /// <summary>Size in bytes; null when there is no data file.</summary>
    public static long? Length(LabelDocument document) => Find(document) is { } path ? new FileInfo(path) is { LinkTarget: null } file ? file.Length : new FileInfo(Target(path)).Length : null;

    public static SafeFileHandle? Open(LabelDocument document) => Find(document) is { } path ? File.OpenHandle(path, options: FileOptions.RandomAccess) : null;

    /// <summary>The element that names the data file.</summary>
    public static LabelElement? Element(LabelDocument document) => document.Root.At("File_Area_Observational/File/file_name");

    static bool LeavesItsFolder(string path) =>
        File.ResolveLinkTarget(path, returnFinalTarget: true) is { } target && Path.GetDirectoryName(target.FullName) != Path.GetDirectoryName(Path.GetFullPath(path));

    static string Target(string path) => File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path;
}
