namespace Farside.Processing.Radar;

/// <summary>Takes the slow swing off every trace: each sample minus the mean of its neighbours along the trace.</summary>
public sealed record DewowStep : RadarStep
{
    /// <summary>Length of the window, ns of two-way time; two or three periods of the antenna.</summary>
    public double WindowNs { get; init; } = 10;

    public override string Word => "dewow";

    public override IEnumerable<(string Name, string Value)> Settings => [("window", Text(WindowNs))];

    public override RadarSection Apply(RadarSection section, RadarWork work)
    {
        Require(WindowNs > 0, ToString(), $"{Text(WindowNs)} ns", "a window above 0 ns");
        return section with { Echo = Dewow.Apply(section.Echo, Math.Max(1, (int)Math.Round(WindowNs / section.IntervalNs / 2)), work) };
    }
}
