namespace Farside.Processing.Radar;

/// <summary>Multiplies every sample by (two-way time in ns) ^ power; times before zero give nothing.</summary>
public sealed record PowerGainStep : RadarStep
{
    public double Power { get; init; } = 1.7;

    public override string Word => "power-gain";

    public override IEnumerable<(string Name, string Value)> Settings => [("power", Text(Power))];

    public override RadarSection Apply(RadarSection section, RadarWork work)
    {
        Require(Power is >= 0 and <= 8, ToString(), Text(Power), "a power from 0 to 8");
        return GainCurve.Apply(section, ns => Math.Pow(ns, Power), work);
    }
}
