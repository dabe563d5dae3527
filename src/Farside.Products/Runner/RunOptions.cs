namespace Farside.Products.Runner;

/// <summary>What a run makes, and with how much of the machine.</summary>
public sealed record RunOptions
{
    /// <summary>Names of recipes or families; empty for all.</summary>
    public IReadOnlyList<string> Recipes { get; init; } = [];

    /// <summary>Only products of this instrument (<c>PCAM</c>), when given.</summary>
    public string? Instrument { get; init; }

    /// <summary>Only products of this sequence (<c>0067</c>), when given.</summary>
    public string? Sequence { get; init; }

    /// <summary>Only products of this mission (<c>ce4</c>), when given.</summary>
    public string? Mission { get; init; }

    /// <summary>Jobs at one time.</summary>
    public int Jobs { get; init; } = Environment.ProcessorCount;

    /// <summary>The most memory the whole program takes, bytes.</summary>
    public long MemoryBytes { get; init; } = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 2;

    /// <summary>Hash inputs and products instead of trusting sizes and times.</summary>
    public bool Verify { get; init; }
}
