namespace Farside.Products.Runner;

/// <summary>One number that says how good a product is; null where it could not be measured.</summary>
/// <param name="Unit">Empty for a ratio or a count.</param>
public sealed record QualityNumber(string Name, double? Value, string Unit);
