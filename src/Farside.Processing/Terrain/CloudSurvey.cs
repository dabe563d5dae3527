namespace Farside.Processing.Terrain;

/// <summary>A first look at a view's points: how far those of each level reach, and how many lie in each strip of ground.</summary>
sealed class CloudSurvey
{
    readonly TerrainOptions _options;
    readonly double _stripM;

    CloudSurvey(TerrainOptions options)
    {
        _options = options;
        _stripM = options.CellM(options.Levels - 1);
        (West, East) = (Fill(double.PositiveInfinity), Fill(double.NegativeInfinity));
        (South, North) = (Fill(double.PositiveInfinity), Fill(double.NegativeInfinity));
    }

    /// <summary>Of the points that suit a level or a finer one.</summary>
    public double[] West { get; }

    /// <inheritdoc cref="West"/>
    public double[] East { get; }

    /// <inheritdoc cref="West"/>
    public double[] South { get; }

    /// <inheritdoc cref="West"/>
    public double[] North { get; }

    /// <summary>Points in each strip of the coarsest level's rows, by row southward.</summary>
    public SortedDictionary<int, long> Strips { get; } = [];

    public TerrainTally Tally { get; private set; } = new(0, 0, 0, 0, 0);

    public static CloudSurvey Of(ITerrainCloud cloud, TerrainOptions options)
    {
        var survey = new CloudSurvey(options);
        var rank = new PointRank(cloud, options);
        foreach (var block in cloud.Blocks())
            survey.Take(block.Span, rank);

        for (var level = 1; level < options.Levels; level++)
            survey.Widen(level);

        return survey;
    }

    public static bool IsFinite(in TerrainPoint point) =>
        double.IsFinite(point.Place.X) && double.IsFinite(point.Place.Y) && double.IsFinite(point.Place.Z) && point.SigmaM > 0 && float.IsFinite(point.SigmaM);

    void Take(ReadOnlySpan<TerrainPoint> points, PointRank rank)
    {
        var (bad, uncertain) = (0L, 0L);
        foreach (ref readonly var point in points)
        {
            if (!IsFinite(point))
            {
                bad++;
                continue;
            }

            var level = rank.Of(point);
            if (level >= _options.Levels)
                uncertain++;
            else
                Take(point, level);
        }

        Tally += new TerrainTally(points.Length, bad, uncertain, 0, 0);
    }

    void Take(in TerrainPoint point, int level)
    {
        var (x, y) = (point.Place.X, point.Place.Y);
        (West[level], East[level]) = (Math.Min(West[level], x), Math.Max(East[level], x));
        (South[level], North[level]) = (Math.Min(South[level], y), Math.Max(North[level], y));
        var strip = (int)Math.Floor(-y / _stripM);
        Strips[strip] = Strips.GetValueOrDefault(strip) + 1;
    }

    void Widen(int level)
    {
        (West[level], East[level]) = (Math.Min(West[level], West[level - 1]), Math.Max(East[level], East[level - 1]));
        (South[level], North[level]) = (Math.Min(South[level], South[level - 1]), Math.Max(North[level], North[level - 1]));
    }

    double[] Fill(double value) => [.. Enumerable.Repeat(value, _options.Levels)];
}
