namespace Farside.Products.Charts;

/// <summary>What one colour shows: as many values on both axes; NaN breaks a line.</summary>
public sealed record ChartSeries(string Name, IReadOnlyList<double> X, IReadOnlyList<double> Y)
{
    /// <summary>One standard deviation of each y; none is drawn when null.</summary>
    public IReadOnlyList<double>? Sigma { get; init; }

    public SeriesMark Mark { get; init; } = SeriesMark.Line;
}
