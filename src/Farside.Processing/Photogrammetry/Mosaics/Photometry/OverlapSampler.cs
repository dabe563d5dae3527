using System.Runtime.Intrinsics;

namespace Farside.Processing.Photogrammetry.Mosaics.Photometry;

/// <summary>Picks the places at which pictures are compared: on a fixed grid over each overlap, neither dark nor saturated nor too near.</summary>
sealed class OverlapSampler(MosaicSurvey survey)
{
    const int FewestFar = 60;
    const int FewestCells = 12;
    const int EnoughBlocks = 100;

    readonly Lazy<(SurveyLayer First, SurveyLayer Second, List<(int A, int B)> Cells)[]> _overlaps = new(() => Find(survey));
    readonly PhotometryOptions _options = survey.Plan.Options.Photometry;
    readonly Lazy<StandingCells?> _standing = new(() => StandingCells.Of(survey.Plan));
    readonly float _dark = (float)(survey.Plan.Options.Photometry.DarkShare * survey.Plan.Options.FullScale);
    readonly float _saturated = (float)(survey.Plan.Options.Photometry.SaturatedShare * survey.Plan.Options.FullScale);

    /// <summary>The pairs of views that see common cells, with those cells.</summary>
    public IReadOnlyList<(SurveyLayer First, SurveyLayer Second, List<(int A, int B)> Cells)> Overlaps => _overlaps.Value;

    /// <summary>Means over blocks of cells of all overlaps, so many a pair at most.</summary>
    public List<OverlapSample> Samples()
    {
        var samples = new List<OverlapSample>();
        foreach (var (first, second, cells) in Overlaps)
        {
            var blocks = Blocks(first, second, Comparable(first, second, cells));
            var step = (blocks.Count + _options.MostSamplesPerPair - 1) / Math.Max(1, _options.MostSamplesPerPair);
            for (var k = step / 2; k < blocks.Count; k += step)
            {
                samples.Add(blocks[k]);
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

    /// <summary>Whether a cell is far enough for parallax, and nothing stands before it.</summary>
    public bool IsGround(SurveyLayer layer, int index) => IsBeyond(layer, index, _options.NearestM) && !Stands(layer, index);

    bool Stands(SurveyLayer layer, int index) => _standing.Value?.Holds(layer.Cell(index)) == true;

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

    // Near ground and what stands before it speak only where too little else is there, and a handful of cells says nothing at all.
    List<(int A, int B)> Comparable(SurveyLayer first, SurveyLayer second, List<(int A, int B)> cells)
    {
        var nearestM = _options.SolvedNearestM ?? _options.NearestM;
        var seen = cells.FindAll(cell => first.IsComplete[cell.A] && second.IsComplete[cell.B] && !IsSaturated(first.Means[cell.A]) && !IsSaturated(second.Means[cell.B]));
        var lit = seen.FindAll(cell => IsLit(first, second, cell));
        bool IsGround((int A, int B) cell) => IsBeyond(first, cell.A, nearestM) && !Stands(first, cell.A);
        return lit.Count < FewestCells ? [] : lit.Count(IsGround) >= FewestFar ? seen.FindAll(IsGround) : seen;
    }

    // Where parallax shifts hard shadows by a pixel or two, single cells differ by tens of percent, and the logarithm of such ratios is no fair mean; a block's shadows are the same
    // in both pictures. Blocks are as large as leaves enough of them.
    List<OverlapSample> Blocks(SurveyLayer first, SurveyLayer second, List<(int A, int B)> cells)
    {
        foreach (var edge in (ReadOnlySpan<int>)[4, 2])
        {
            if (Blocks(first, second, cells, edge) is { Count: >= EnoughBlocks } blocks)
            {
                return blocks;
            }
        }

        return Blocks(first, second, cells, 1);
    }

    List<OverlapSample> Blocks(SurveyLayer first, SurveyLayer second, List<(int A, int B)> cells, int edge)
    {
        var blocks = new List<OverlapSample>();
        var groups = cells.GroupBy(cell => first.Cell(cell.A) is var (column, row) ? (column / edge, row / edge) : default);
        foreach (var block in groups.Where(block => 2 * block.Count(cell => IsLit(first, second, cell)) >= edge * edge))
        {
            var sample = Mean(first, second, [.. block]);
            if (IsUsable(sample.A) && IsUsable(sample.B))
            {
                blocks.Add(sample);
            }
        }

        return blocks;
    }

    OverlapSample Mean(SurveyLayer first, SurveyLayer second, List<(int A, int B)> cells)
    {
        var (a, b) = (Vector128<float>.Zero, Vector128<float>.Zero);
        var (placeA, placeB) = ((Column: 0f, Row: 0f), (Column: 0f, Row: 0f));
        foreach (var cell in cells)
        {
            (a, b) = (a + first.Means[cell.A], b + second.Means[cell.B]);
            placeA = (placeA.Column + first.Places[cell.A].Column, placeA.Row + first.Places[cell.A].Row);
            placeB = (placeB.Column + second.Places[cell.B].Column, placeB.Row + second.Places[cell.B].Row);
        }

        float n = cells.Count;
        var (column, row) = first.Cell(cells[cells.Count / 2].A);
        var (azimuthA, azimuthB) = (survey.AzimuthRad(first.View, column, row), survey.AzimuthRad(second.View, column, row));
        return new(
            first.View, second.View, a / n, b / n, (placeA.Column / n, placeA.Row / n), (placeB.Column / n, placeB.Row / n),
            azimuthA, Math.IEEERemainder(azimuthA - azimuthB - SunTurn(first.View, second.View), 2 * Math.PI));
    }

    // How much farther clockwise the Sun stood over the first view.
    double SunTurn(int first, int second) => _options.Suns is { } suns ? suns[first].Azimuth.Radians - suns[second].Azimuth.Radians : 0;

    bool IsLit(SurveyLayer first, SurveyLayer second, (int A, int B) cell) => IsUsable(first.Means[cell.A]) && IsUsable(second.Means[cell.B]);

    bool IsSaturated(Vector128<float> colour) => Math.Max(colour.GetElement(0), Math.Max(colour.GetElement(1), colour.GetElement(2))) >= _saturated;

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
