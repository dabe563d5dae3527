namespace Farside.Products.Runner;

/// <summary>One file of a product folder.</summary>
/// <param name="Role">What it is for: see <see cref="FileRole"/>.</param>
/// <param name="Width">Pixels; null for what is no picture.</param>
public sealed record ProductFile(string Name, string Role, int? Width, int? Height, long Bytes, string Sha256);
