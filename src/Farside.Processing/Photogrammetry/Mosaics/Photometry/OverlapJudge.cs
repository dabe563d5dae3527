using System.Runtime.Intrinsics;

namespace Farside.Processing.Photogrammetry.Mosaics.Photometry;

/// <summary>Compares pairs of pictures pixel by pixel once their photometry is known.</summary>
sealed class OverlapJudge(MosaicSurvey survey, OverlapSampler sampler, MosaicPhotometry photometry)
{
    readonly Correction[] _corrections = [.. Enumerable.Range(0, survey.Plan.Views.Count).Select(view => photometry.CorrectionOf(survey.Plan, view))];

    public List<OverlapStatistics> Judge()
    {
        var statistics = new List<OverlapStatistics>();
        foreach (var (first, second, cells) in sampler.Overlaps())
        {
            if (Judge(first, second, cells) is { } pair)
            {
                statistics.Add(pair);
            }
        }

        return statistics;
    }

    OverlapStatistics? Judge(SurveyLayer first, SurveyLayer second, List<(int A, int B)> cells)
    {
        var (count, squares, sums, raw) = (0, 0.0, (A: 0.0, B: 0.0), (A: 0.0, B: 0.0));
        var exposure = Vector128.Sqrt(Gains(first.View) * Gains(second.View));
        foreach (var (a, b) in cells)
        {
            if (Points(first, a, second, b) is not { } points)
            {
                continue;
            }

            var (inFirst, inSecond) = (Mended(first, a, points.A), Mended(second, b, points.B));
            // Full scale is that of the pair's own exposure, which may be far from the others'.
            var difference = (inFirst - inSecond) * exposure;
            squares += Sum(difference * difference) / 3;
            sums = (sums.A + Sum(inFirst), sums.B + Sum(inSecond));
            raw = (raw.A + Sum(points.A), raw.B + Sum(points.B));
            count++;
        }

        return count == 0 ? null : new(first.View, second.View, Psnr(squares / count), count, sums.B / sums.A, raw.B / raw.A);
    }

    // Cells with a point of their own in both layers, every second one both ways.
    (Vector128<float> A, Vector128<float> B)? Points(SurveyLayer first, int a, SurveyLayer second, int b)
    {
        var (atA, atB) = (first.PointIndex(a), second.PointIndex(b));
        if (atA < 0 || atB < 0 || !first.IsComplete[a] || !second.IsComplete[b])
        {
            return null;
        }

        var (pointA, pointB) = (first.Points[atA], second.Points[atB]);
        return sampler.IsUsable(pointA) && sampler.IsUsable(pointB) && sampler.IsFarEnough(first, a) ? (pointA, pointB) : null;
    }

    Vector128<float> Gains(int view)
    {
        var gain = photometry.Gains[view];
        return Vector128.Create((float)gain.Red, (float)gain.Green, (float)gain.Blue, 0);
    }

    Vector128<float> Mended(SurveyLayer layer, int index, Vector128<float> colour)
    {
        var (correction, place) = (_corrections[layer.View], layer.Places[index]);
        var gain = correction.InverseGain;
        return colour * (Vector128.Create((float)gain.Red, (float)gain.Green, (float)gain.Blue, 0) * correction.At(place.Column, place.Row));
    }

    double Psnr(double meanSquare) =>
        20 * Math.Log10(survey.Plan.Options.FullScale / Math.Sqrt(Math.Max(meanSquare, 1e-20 * survey.Plan.Options.FullScale * survey.Plan.Options.FullScale)));

    static double Sum(Vector128<float> colour) => (double)colour.GetElement(0) + colour.GetElement(1) + colour.GetElement(2);
}
