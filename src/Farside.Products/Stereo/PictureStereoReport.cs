namespace Farside.Products.Stereo;

/// <summary>What became of a pair.</summary>
/// <param name="Disparity">Absolute path of <c>disparity.pfm</c>.</param>
/// <param name="Density">Share of pixels with a disparity.</param>
/// <param name="Refused">Pixels by what became of them, <c>none</c> for those that have a disparity.</param>
/// <param name="Filled">Pixels filled from the rims of small holes; they count as found.</param>
/// <param name="MatchSeconds">Seconds of matching.</param>
/// <param name="Points">Points in <c>points.ply</c>; null without cameras.</param>
/// <param name="PointsRefused">Pixels of the left picture by what became of them; null without cameras.</param>
public sealed record PictureStereoReport(
    string Disparity, int Width, int Height, double Density, IReadOnlyDictionary<string, int> Refused, int Filled, double MatchSeconds, int? Points, IReadOnlyDictionary<string, int>? PointsRefused);
