namespace Farside.Products.Recipes.Geometry;

/// <summary>How well all frames hold together.</summary>
/// <param name="Points">Measurements that were used.</param>
/// <param name="Tracks">Spots of the scene they belong to.</param>
/// <param name="Rejected">Share of verified measurements that were thrown out, 0 to 1.</param>
/// <param name="RmsPx">Two-dimensional RMS of the residuals, pixels.</param>
/// <param name="HeldOutRmsPx">The same of measurements that took no part, where the others predict them; null when there were none.</param>
public sealed record TieSummary(int Points, int Tracks, double Rejected, double RmsPx, double? HeldOutRmsPx, IReadOnlyList<PairSummary> Pairs);
