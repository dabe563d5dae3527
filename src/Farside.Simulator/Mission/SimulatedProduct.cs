using Farside.Archive.Labels;
using Farside.Archive.Store;

namespace Farside.Simulator.Mission;

/// <summary>One product ready to be written: its folder below the mission's, as the portal sorts, its name, label and bytes.</summary>
sealed record SimulatedProduct(string Folder, ProductName Name, LabelElement Label, byte[] Data)
{
    /// <summary>Whether the label stands at the head of the data, and in no file of its own.</summary>
    public bool IsAttached { get; init; }
}
