namespace Farside.Simulator.Evaluation;

/// <summary>What is judged against what.</summary>
public sealed record EvaluationOptions
{
    /// <summary>Folder of the simulated archive.</summary>
    public required string Archive { get; init; }

    /// <summary>Folder of products made from it.</summary>
    public required string Products { get; init; }

    /// <summary>The truth; the archive's name with <c>.truth</c> where null.</summary>
    public string? Truth { get; init; }

    /// <summary>At most so many products for each quantity, evenly spread over those that could be judged; null for all.</summary>
    public int? Most { get; init; }
}
