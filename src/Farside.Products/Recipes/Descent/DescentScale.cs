namespace Farside.Products.Recipes.Descent;

/// <summary>Where a track's metres come from: pictures alone know no length.</summary>
/// <param name="Source"><c>rest height</c>, <c>hover height</c> or <c>base map</c>.</param>
/// <param name="SigmaShare">Standard deviation of one factor on all lengths of the track, as a share.</param>
/// <param name="Note">Who says so, for people.</param>
public sealed record DescentScale(string Source, double SigmaShare, string Note);
