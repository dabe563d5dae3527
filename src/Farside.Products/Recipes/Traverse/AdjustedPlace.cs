using Farside.Core.Geometry;

namespace Farside.Products.Recipes.Traverse;

/// <summary>Where a geometry product has the mast's axes meet: over the rover's stated place, if the label is right. One sequence alone cannot tell its place from afar, so the adjustment holds it near the label's.</summary>
/// <param name="Sequence">The sequence that was adjusted.</param>
/// <param name="SigmaM">East and north together, one sigma of the adjustment; NaN where it states none.</param>
sealed record AdjustedPlace(string Product, string Sequence, Point<SiteFrame> Mast, double SigmaM);
