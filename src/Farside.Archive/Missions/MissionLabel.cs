using Farside.Archive.Labels;

namespace Farside.Archive.Missions;

/// <summary>Opens a label as its mission's rules mend it.</summary>
public static class MissionLabel
{
    /// <param name="path">A label, or a data file whose label lies beside it.</param>
    /// <param name="dataPath">Where an archive keeps the data, when that need not be beside the label.</param>
    /// <param name="archiveRoot">Links may lead anywhere within it; null: only within the label's folder.</param>
    public static LabelDocument Open(string path, string? dataPath = null, string? archiveRoot = null)
    {
        var document = LabelReader.ReadTree(path);
        var isElsewhere = dataPath is not null && dataPath != document.Path && LabelFile.Fault(dataPath) is null;
        if (isElsewhere)
        {
            DataFile.Place(document, dataPath!);
        }

        LabelReader.Complete(document, MissionRules.For(document), archiveRoot);
        if (isElsewhere && document.Structures.Exists(structure => structure.DataPath is null))
        {
            Lead(document, dataPath!);
        }

        return document;
    }

    static void Lead(LabelDocument document, string dataPath)
    {
        for (var i = 0; i < document.Structures.Count; i++)
        {
            document.Structures[i] = document.Structures[i] with { DataPath = document.Structures[i].DataPath ?? dataPath };
        }

        document.Repairs.RemoveAll(repair => repair is { Rule: "missing-companion" } && repair.Used.StartsWith("the label alone", StringComparison.Ordinal));
    }
}
