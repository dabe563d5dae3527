namespace Farside.Formats.Glb;

/// <summary>What a mesh file says of itself.</summary>
public sealed record MeshNotes
{
    public string Title { get; init; } = "terrain";

    /// <summary>Whom it thanks; empty for nobody.</summary>
    public string Credit { get; init; } = Core.Records.Credit.Line;

    /// <summary>What glTF's axes are on the ground.</summary>
    public string Axes { get; init; } = "x east, y up, z south; metres";

    public bool IsSimulated { get; init; }

    /// <summary>More names and values, shown by programs that show such things.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Facts { get; init; } = [];

    internal string ShownTitle => IsSimulated ? $"{Title} ({Core.Records.Credit.Simulated})" : Title;
}
