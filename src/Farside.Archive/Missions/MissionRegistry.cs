using System.Diagnostics;
using System.Reflection;

namespace Farside.Archive.Missions;

/// <summary>The missions whose data files are built in: one folder each under <c>Missions</c>.</summary>
public static class MissionRegistry
{
    const string Folder = "Missions/";

    /// <summary>In order of name.</summary>
    public static IReadOnlyList<Mission> All { get; } = [.. Load()];

    /// <summary>By its short name, e.g. <c>ce4</c>; null for a mission without data files.</summary>
    public static Mission? Find(string name) => All.FirstOrDefault(mission => mission.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    static IEnumerable<Mission> Load()
    {
        var assembly = typeof(MissionRegistry).Assembly;
        var files = assembly.GetManifestResourceNames().Where(name => name.StartsWith(Folder, StringComparison.Ordinal)).Order(StringComparer.Ordinal);
        foreach (var mission in files.GroupBy(name => name.Split('/')[1]))
        {
            var sheets = mission.Select(file => Read(assembly, file)).ToList();
            var facts = sheets.Find(sheet => sheet.Name == "mission") ?? throw new UnreachableException($"{Folder}{mission.Key} has no mission.json.");
            yield return new(facts, [.. sheets.Where(sheet => sheet != facts).Select(sheet => new InstrumentSheet(sheet))]);
        }
    }

    static FactSheet Read(Assembly assembly, string file)
    {
        using var stream = assembly.GetManifestResourceStream(file) ?? throw new UnreachableException($"{file} is not in the assembly.");
        return FactSheet.Parse(Path.GetFileNameWithoutExtension(file), stream);
    }
}
