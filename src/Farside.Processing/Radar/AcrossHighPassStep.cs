namespace Farside.Processing.Radar;

/// <summary>
/// Takes off what is the same in many traces, sample by sample: a Butterworth high-pass along the way, forwards and backwards. Level echoes, the
/// instrument's ringing and the rover's body go; what changes within the corner's wavelength stays.
/// </summary>
public sealed record AcrossHighPassStep : RadarStep
{
    /// <summary>Wavelength of the corner, traces: of it half the amplitude passes.</summary>
    public double Traces { get; init; } = 333;

    public int Order { get; init; } = 5;

    /// <summary>Earlier samples stay as they are.</summary>
    public int FirstSample { get; init; }

    public override string Word => "across-high-pass";

    public override IEnumerable<(string Name, string Value)> Settings => [("traces", Text(Traces)), ("order", Text(Order)), ("first", Text(FirstSample))];

    public override RadarSection Apply(RadarSection section, RadarWork work)
    {
        Require(Traces > 2 && Order is >= 1 and <= 20 && FirstSample >= 0, ToString(), "a setting outside its range", "traces > 2, order 1 to 20, first from 0");
        LaneFilter.AcrossTraces(section.Echo, Math.Min(FirstSample, section.Samples), cycles => Butterworth.HighPass(cycles, 1 / Traces, Order), work);
        return section;
    }
}
