using System.Runtime.Intrinsics;

namespace Farside.Processing.Photogrammetry.Mosaics.Photometry;

/// <summary>Picks the places at which pictures are compared: on a fixed grid over each overlap, neither dark nor saturated nor too near.</summary>
sealed class OverlapSampler(MosaicSurvey survey)
{
    const int FewestFar = 60;
    const int FewestCells = 12;

    readonly Lazy<(SurveyLayer First, SurveyLayer Second, List<(int A, int B)> Cells)[]> _overlaps = new(() => Find(survey));
    readonly PhotometryOptions _options = survey.Plan.Options.Photometry;
    readonly float _dark = (float)(survey.Plan.Options.Photometry.DarkShare * survey.Plan.Options.FullScale);
    readonly float _saturated = (float)(survey.Plan.Options.Photometry.SaturatedShare * survey.Plan.Options.FullScale);

    /// <summary>The pairs of views that see common cells, with those cells.</summary>
    public IReadOnlyList<(SurveyLayer First, SurveyLayer Second, List<(int A, int B)> Cells)> Overlaps => _overlaps.Value;

    /// <summary>Cell means of all overlaps, so many a pair at most.</summary>
    public List<OverlapSample> Samples()
    {
        var samples = new List<OverlapSample>();
        foreach (var (first, second, cells) in Overlaps)
        {
            var usable = Usable(first, second, cells);
            var step = (usable.Count + _options.MostSamplesPerPair - 1) / Math.Max(1, _options.MostSamplesPerPair);
            for (var k = step / 2; k < usable.Count; k += step)
            {
                var (a, b) = usable[k];
                samples.Add(new(first.View, second.View, first.Means[a], second.Means[b], first.Places[a], second.Places[b]));
            }
        }

        return samples;
    }

    /// <summary>Whether a colour is neither lost in the dark nor at the end of the scale.</summary>
    public bool IsUsable(Vector128<float> colour)
    {
        var (red, green, blue) = (colour.GetElement(0), colour.GetElement(1), colour.GetElement(2));
        return Math.Min(red, Math.Min(green, blue)) > _dark && Math.Max(red, Math.Max(green, blue)) < _saturated;
    }

    /// <summary>Whether a cell is far enough for parallax.</summary>
    public bool IsFarEnough(SurveyLayer layer, int index) => IsBeyond(layer, index, _options.NearestM);

    bool IsBeyond(SurveyLayer layer, int index, double nearestM)
    {
        if (nearestM <= 0)
        {
            return true;
        }

        var (column, row) = layer.Cell(index);
        return survey.DistanceM(layer.View, column, row) >= nearestM;
    }

    static (SurveyLayer First, SurveyLayer Second, List<(int A, int B)> Cells)[] Find(MosaicSurvey survey)
    {
        var found = new (SurveyLayer First, SurveyLayer Second, List<(int A, int B)> Cells)[survey.Layers.Count][];
        Parallel.For(0, found.Length, new() { MaxDegreeOfParallelism = survey.Plan.Options.Threads }, i => found[i] =
        [
            .. survey.Layers.Skip(i + 1).Select(second => (survey.Layers[i], second, Common(survey.Layers[i], second))).Where(pair => pair.Item3.Count > 0),
        ]);
        return [.. found.SelectMany(pairs => pairs)];
    }

    // Near ground speaks only where too little lies far enough, and a handful of cells says nothing at all.
    List<(int A, int B)> Usable(SurveyLayer first, SurveyLayer second, List<(int A, int B)> cells)
    {
        var all = cells.FindAll(cell => IsUsable(first, second, cell));
        var far = all.FindAll(cell => IsBeyond(first, cell.A, _options.SolvedNearestM ?? _options.NearestM));
        return far.Count >= FewestFar ? far : all.Count >= FewestCells ? all : [];
    }

    bool IsUsable(SurveyLayer first, SurveyLayer second, (int A, int B) cell) =>
        first.IsComplete[cell.A] && second.IsComplete[cell.B] && IsUsable(first.Means[cell.A]) && IsUsable(second.Means[cell.B]);

    static List<(int A, int B)> Common(SurveyLayer first, SurveyLayer second)
    {
        var cells = new List<(int A, int B)>();
        var (top, bottom) = (Math.Max(first.Y, second.Y), Math.Min(first.Y + first.Height, second.Y + second.Height));
        if (top >= bottom || !Meet(first, second))
        {
            return cells;
        }

        for (var a = (top - first.Y) * first.Width; a < (bottom - first.Y) * first.Width; a++)
        {
            var (column, row) = first.Cell(a);
            if (first.IsKnown(a) && second.Index(column, row) is >= 0 and var b && second.IsKnown(b))
            {
                cells.Add((a, b));
            }
        }

        return cells;
    }

    // Either layer's first column lies in the other, or they share none.
    static bool Meet(SurveyLayer first, SurveyLayer second)
    {
        var (a, b) = (first.Cell(0).Column, second.Cell(0).Column);
        return first.Index(b, first.Y) >= 0 || second.Index(a, second.Y) >= 0;
    }
}
