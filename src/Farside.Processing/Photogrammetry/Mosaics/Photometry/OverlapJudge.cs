using System.Runtime.Intrinsics;

namespace Farside.Processing.Photogrammetry.Mosaics.Photometry;

/// <summary>Compares pairs of pictures pixel by pixel once their photometry is known.</summary>
sealed class OverlapJudge(MosaicSurvey survey, OverlapSampler sampler, MosaicPhotometry photometry)
{
    readonly Correction[] _corrections = [.. Enumerable.Range(0, survey.Plan.Views.Count).Select(view => photometry.CorrectionOf(survey.Plan, view))];

    public List<OverlapStatistics> Judge()
    {
        var overlaps = sampler.Overlaps;
        var judged = new OverlapStatistics?[overlaps.Count];
        Parallel.For(0, judged.Length, new() { MaxDegreeOfParallelism = survey.Plan.Options.Threads }, i =>
            judged[i] = Judge(overlaps[i].First, overlaps[i].Second, overlaps[i].Cells));
        return [.. judged.OfType<OverlapStatistics>()];
    }

    OverlapStatistics? Judge(SurveyLayer first, SurveyLayer second, List<(int A, int B)> cells)
    {
        var (points, means) = (new PairSums(), new PairSums());
        // Full scale is that of the pair's own exposure, which may be far from the others'.
        var exposure = Vector128.Sqrt(Gains(first.View) * Gains(second.View));
        foreach (var (a, b) in cells)
        {
            if (!first.IsComplete[a] || !second.IsComplete[b] || !sampler.IsGround(first, a))
            {
                continue;
            }

            Add(means, exposure, (first, a, first.Means[a]), (second, b, second.Means[b]));
            // Every second cell both ways has a pixel of its own.
            if (first.PointIndex(a) is >= 0 and var atA && second.PointIndex(b) is >= 0 and var atB)
            {
                Add(points, exposure, (first, a, first.Points[atA]), (second, b, second.Points[atB]));
            }
        }

        return points.Count == 0
            ? null
            : new(
                first.View, second.View, Psnr(points), Psnr(means), points.Count, points.MendedSecond / points.MendedFirst,
                points.Second / points.First);
    }

    void Add(
        PairSums sums, Vector128<float> exposure, (SurveyLayer Layer, int Index, Vector128<float> Colour) first,
        (SurveyLayer Layer, int Index, Vector128<float> Colour) second)
    {
        if (!sampler.IsUsable(first.Colour) || !sampler.IsUsable(second.Colour))
        {
            return;
        }

        var (a, b) = (Mended(first.Layer, first.Index, first.Colour), Mended(second.Layer, second.Index, second.Colour));
        var difference = (a - b) * exposure;
        sums.Count++;
        sums.Squares += Sum(difference * difference) / 3;
        sums.MendedFirst += Sum(a);
        sums.MendedSecond += Sum(b);
        sums.First += Sum(first.Colour);
        sums.Second += Sum(second.Colour);
    }

    Vector128<float> Gains(int view)
    {
        var gain = photometry.Shown(view);
        return Vector128.Create((float)gain.Red, (float)gain.Green, (float)gain.Blue, 0);
    }

    Vector128<float> Mended(SurveyLayer layer, int index, Vector128<float> colour)
    {
        var (correction, place) = (_corrections[layer.View], layer.Places[index]);
        var gain = correction.InverseGain;
        return colour * (Vector128.Create((float)gain.Red, (float)gain.Green, (float)gain.Blue, 0) * correction.At(place.Column, place.Row));
    }

    double Psnr(PairSums sums)
    {
        var fullScale = survey.Plan.Options.FullScale;
        return 20 * Math.Log10(fullScale / Math.Sqrt(Math.Max(sums.Squares / sums.Count, 1e-20 * fullScale * fullScale)));
    }

    static double Sum(Vector128<float> colour) => (double)colour.GetElement(0) + colour.GetElement(1) + colour.GetElement(2);

    sealed class PairSums
    {
        public int Count { get; set; }
        public double Squares { get; set; }
        public double MendedFirst { get; set; }
        public double MendedSecond { get; set; }
        public double First { get; set; }
        public double Second { get; set; }
    }
}
