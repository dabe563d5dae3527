namespace Farside.Products.Runner;

/// <summary>One job of a plan and how it stands.</summary>
public sealed record PlannedJob(Job Job, Freshness Freshness)
{
    public bool IsDone => Freshness.Standing == Standing.Done;
}
