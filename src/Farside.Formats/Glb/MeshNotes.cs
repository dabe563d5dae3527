namespace Farside.Formats.Glb;

/// <summary>What a mesh file says of itself.</summary>
public sealed record MeshNotes
{
    public string Title { get; init; } = "terrain";

    /// <summary>Whom it thanks.</summary>
    public string Credit { get; init; } = Core.Records.Credit.Line;

    public bool IsSimulated { get; init; }

    /// <summary>More names and values, shown by programs that show such things.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Facts { get; init; } = [];

    internal string ShownTitle => IsSimulated ? $"{Title} ({Core.Records.Credit.Simulated})" : Title;
}
