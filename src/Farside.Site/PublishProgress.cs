namespace Farside.Site;

/// <summary>How far a publication is.</summary>
/// <param name="Done">Products that are through this stage.</param>
public readonly record struct PublishProgress(PublishStage Stage, int Done, int Total);
