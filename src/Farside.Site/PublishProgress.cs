namespace Farside.Site;

/// <summary>How far a publication is.</summary>
/// <param name="Done">Products whose page is written.</param>
public readonly record struct PublishProgress(int Done, int Total);
