namespace Farside.Products.Runner;

/// <summary>One line of a product's page, with its unit in the text.</summary>
public sealed record Fact(string Name, string Value);
