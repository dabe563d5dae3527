using Farside.Archive.Labels;
using Farside.Archive.Pds4;

namespace Farside.Archive.Missions;

/// <summary>Opens a mission's label: the tree, before any rule.</summary>
static class MissionLabel
{
    public static LabelDocument ReadTree(string path) => Pds4LabelReader.ReadTree(path);
}
