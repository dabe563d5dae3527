using Farside.Archive.Store;
using Farside.Core;
using Farside.Core.Measurements;

namespace Farside.Tests.Products;

/// <summary>Text files as an archive: every <c>*.dat</c> is a product whose label is <c>*.datL</c>; content <c>bad</c> cannot be read, <c>table</c> concerns nobody.</summary>
public sealed class TinyArchive(string root) : IArchive
{
    public string Root { get; } = Directory.CreateDirectory(root).FullName;

    public IReadOnlyList<ArchiveEntry> Entries =>
        [.. Directory.EnumerateFiles(Root, "*.dat").Order(StringComparer.Ordinal).Select(path => Entry(path))];

    public void Add(string id, string content)
    {
        File.WriteAllText(Path.Combine(Root, id + ".dat"), content);
        File.WriteAllText(Path.Combine(Root, id + ".datL"), "label of " + id);
    }

    public Measurement Read(ArchiveEntry entry)
    {
        var text = File.ReadAllText(entry.DataPath!);
        if (text == "bad")
        {
            throw new FarsideException($"{entry.Id}: Array/axes: found 0; expected 1 or more. Fetch it again.");
        }

        var observation = new Observation { Id = entry.Id, Mission = "ce4", Instrument = "TCAM", Repairs = [new("a-rule", "Array", "x", "y", "a test")] };
        return text == "table"
            ? new MeasuredTable { Observation = observation, Columns = [] }
            : new Spectrum { Observation = observation, WavelengthsNm = [1], Values = [text.Length], Quantity = text };
    }

    static ArchiveEntry Entry(string path)
    {
        var (data, label) = (new FileInfo(path), new FileInfo(path + "L"));
        return new(data.Name, null, label.FullName, data.FullName, data.Length, label.Length, data.LastWriteTimeUtc > label.LastWriteTimeUtc ? data.LastWriteTimeUtc : label.LastWriteTimeUtc);
    }
}
