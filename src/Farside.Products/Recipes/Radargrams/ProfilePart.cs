using Farside.Processing.Radar;

namespace Farside.Products.Recipes.Radargrams;

/// <summary>One period of a joined way, evenly spaced: it is processed by itself, so that no filter, no migration and no layer runs across what was not heard.</summary>
/// <param name="First">Its first trace among those of the way.</param>
sealed record ProfilePart(int First, RadarSection Section);
