using Farside.Core.Records;

namespace Farside.Archive.Labels;

/// <summary>A label as read: its tree, and the structures it describes. Repair rules change <see cref="Root"/> before structures are built and <see cref="Structures"/> after.</summary>
public sealed class LabelDocument(string path, string language, LabelElement root)
{
    /// <summary>Absolute path of the label file.</summary>
    public string Path { get; } = path;

    /// <summary>The label's file name, for messages.</summary>
    public string FileName => System.IO.Path.GetFileName(Path);

    /// <summary><c>pds4</c>, <c>pds3</c>, <c>vicar</c>, <c>isis3</c>.</summary>
    public string Language { get; } = language;

    public LabelElement Root { get; } = root;

    /// <summary>In label order.</summary>
    public List<Structure> Structures { get; } = [];

    public List<Repair> Repairs { get; } = [];
}
