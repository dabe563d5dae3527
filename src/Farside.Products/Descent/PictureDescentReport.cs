namespace Farside.Products.Descent;

/// <summary>What became of a sequence.</summary>
/// <param name="Track">Absolute path of the table of maps.</param>
/// <param name="Mosaic">Absolute path of the mosaic; null where fewer than two pictures belong together.</param>
/// <param name="Reference">Base name of the first placed picture; null for none.</param>
/// <param name="Placed">Pictures with a map.</param>
/// <param name="FinestScale">Pixels of the reference to one of the finest picture.</param>
/// <param name="ResidualPx">Median over the placed pictures, pixels of each.</param>
/// <param name="Refused">A line for each picture without a map: its name and why.</param>
public sealed record PictureDescentReport(
    string Track, string? Mosaic, int MosaicWidth, int MosaicHeight, string? Reference, int Pictures, int Placed, double FinestScale, double ResidualPx, int Links, long Points,
    IReadOnlyList<string> Refused, double TrackSeconds, double MosaicSeconds);
