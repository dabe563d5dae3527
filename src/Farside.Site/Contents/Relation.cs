namespace Farside.Site.Contents;

/// <summary>How products belong together, as a page lists them.</summary>
/// <param name="Name">Its key in the site's texts, after <c>related.</c>.</param>
sealed record Relation(string Name, IReadOnlyList<Listed> Products);
