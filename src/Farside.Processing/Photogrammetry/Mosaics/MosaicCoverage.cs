namespace Farside.Processing.Photogrammetry.Mosaics;

/// <summary>How much of a mosaic is filled, counted in cells of the seams' grid.</summary>
/// <param name="CoveredShare">Share of the mosaic, 0 to 1, that some picture shows.</param>
/// <param name="RepeatedShare">Share that two or more show.</param>
/// <param name="MeanPictures">Pictures that show a covered cell, on average.</param>
/// <param name="ViewShares">For each view the share of the mosaic that comes from it; 0 for a picture that was not needed.</param>
public sealed record MosaicCoverage(double CoveredShare, double RepeatedShare, double MeanPictures, IReadOnlyList<double> ViewShares)
{
    public static MosaicCoverage Of(MosaicSurvey survey, SeamMap seams)
    {
        var grid = survey.Plan.Cells;
        var seen = new int[grid.Count];
        foreach (var layer in survey.Layers)
        {
            for (var index = 0; index < layer.Means.Length; index++)
            {
                var (column, row) = layer.Cell(index);
                seen[(row * grid.Columns) + column] += layer.IsKnown(index) ? 1 : 0;
            }
        }

        var counts = new long[survey.Plan.Views.Count + 1];
        foreach (var label in seams.Labels.Pixels)
        {
            counts[label]++;
        }

        var covered = seen.Count(n => n > 0);
        return new(
            (double)covered / grid.Count, (double)seen.Count(n => n > 1) / grid.Count, covered == 0 ? 0 : (double)seen.Sum(n => (long)n) / covered,
            [.. counts.Skip(1).Select(n => (double)n / grid.Count)]);
    }
}
