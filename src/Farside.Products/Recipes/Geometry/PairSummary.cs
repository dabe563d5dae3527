namespace Farside.Products.Recipes.Geometry;

/// <summary>How well two frames hold together.</summary>
/// <param name="Rejected">Of its verified ties, how many the adjustment threw out.</param>
public sealed record PairSummary(string First, string Second, int Ties, int Rejected, double RmsPx);
