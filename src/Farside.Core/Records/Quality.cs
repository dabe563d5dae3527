namespace Farside.Core.Records;

/// <summary>One number that says how good a product is.</summary>
/// <param name="Name">What was measured, in words a page can show, e.g. <c>saturated pixels</c>.</param>
/// <param name="Unit">The unit as text, empty for a ratio or a count.</param>
public sealed record Quality(string Name, double Value, string Unit = "");
