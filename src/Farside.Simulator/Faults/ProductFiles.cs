using Farside.Archive.Store;

namespace Farside.Simulator.Faults;

/// <summary>One product of the archive: its name and where its files lie.</summary>
/// <param name="Data">Absolute path of the data file.</param>
sealed record ProductFiles(string Data, ProductName Name)
{
    public string Label => Data + "L";

    public string Folder => Path.GetDirectoryName(Data)!;

    public string FileName => Path.GetFileName(Data);

    /// <summary>Instrument, eye and mode: what one product of an archive has in common with others.</summary>
    public string Kind => $"{Name.Instrument}{Name.Eye} {Name.Mode}";
}
