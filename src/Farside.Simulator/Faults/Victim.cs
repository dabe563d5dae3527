using System.Text;
using Farside.Archive.Store;
using Farside.Simulator.Terrain;

namespace Farside.Simulator.Faults;

/// <summary>A product while a fault befalls it.</summary>
/// <param name="group">All products harmed together, the product itself first.</param>
sealed class Victim(IReadOnlyList<ProductFiles> group, string archive, DamagedFiles files, uint seed)
{
    static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Numbers of this fault at this product: the same on every machine.</summary>
    public Chance.Stream Chance = new(seed);

    public IReadOnlyList<ProductFiles> Group => group;

    /// <summary>Absolute path of the archive's folder.</summary>
    public string Archive => archive;

    public DamagedFiles Files => files;

    public ProductName Name => group[0].Name;

    public string Data => group[0].Data;

    public string Label => group[0].Label;

    public string Folder => group[0].Folder;

    /// <summary>What happened, in words with numbers, for the truth.</summary>
    public string Detail { get; set; } = "";

    public string ReadLabel() => File.ReadAllText(Label, Utf8);

    public void WriteLabel(string text) => files.Write(Label, Utf8.GetBytes(text));

    /// <summary>Changes the label's text and says how.</summary>
    public void Relabel(string detail, Func<string, string> change)
    {
        WriteLabel(change(ReadLabel()));
        Detail = detail;
    }

    /// <summary>From 0 to below <paramref name="count"/>.</summary>
    public int Pick(int count) => (int)(Chance.Next() % (uint)count);
}
