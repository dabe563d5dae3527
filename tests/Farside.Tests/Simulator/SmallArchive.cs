using System.Xml.Linq;
using Farside.Simulator;

namespace Farside.Tests.Simulator;

/// <summary>A small simulated archive, written once for all tests of this room.</summary>
public sealed class SmallArchive : IDisposable
{
    readonly TemporaryFolder _folder = new();

    public SmallArchive() => DataFiles = MissionSimulator.Write(Root, new() { Seed = 7, Size = SimulationSize.Small });

    public string Root => _folder["archive"];

    public string Truth => Root + ".truth";

    /// <summary>Absolute paths of the data files; each label's is the same with an L.</summary>
    public IReadOnlyList<string> DataFiles { get; }

    public static XElement LabelOf(string dataFile) => XDocument.Load(dataFile + "L").Root!;

    /// <summary>All elements by that name, whatever their namespace.</summary>
    public static IEnumerable<XElement> Named(XElement root, string name) => root.Descendants().Where(element => element.Name.LocalName == name);

    public static string Text(XElement root, string name) => Named(root, name).First().Value;

    public static double Number(XElement root, string name) => double.Parse(Text(root, name), System.Globalization.CultureInfo.InvariantCulture);

    public string Find(string part) => DataFiles.First(file => Path.GetFileName(file).Contains(part, StringComparison.Ordinal));

    public void Dispose() => _folder.Dispose();
}
