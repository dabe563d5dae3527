namespace Farside.Products.Charts;

/// <summary>One pair of axes and what is drawn between them.</summary>
public sealed record ChartPanel(ChartAxis X, ChartAxis Y)
{
    public IReadOnlyList<ChartSeries> Series { get; init; } = [];
    public ChartHeat? Heat { get; init; }

    /// <summary>A line across, where something is known: its value on the y axis and its name.</summary>
    public IReadOnlyList<(double Y, string Name)> Levels { get; init; } = [];

    /// <summary>Bands of x that are named, e.g. what is left out, from and to on the x axis.</summary>
    public IReadOnlyList<(double From, double To, string Name)> Spans { get; init; } = [];

    /// <summary>Share of the sheet's height.</summary>
    public double Weight { get; init; } = 1;
}
