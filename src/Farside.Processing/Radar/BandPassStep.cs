namespace Farside.Processing.Radar;

/// <summary>Keeps a band of frequencies of every trace: Butterworth, forwards and backwards, so that no echo moves in time.</summary>
public sealed record BandPassStep : RadarStep
{
    /// <summary>Lower corner, MHz: half the amplitude passes.</summary>
    public double LowMhz { get; init; } = 250;

    /// <summary>Upper corner, MHz.</summary>
    public double HighMhz { get; init; } = 750;

    /// <summary>Of one run; the two together fall twice as steeply.</summary>
    public int Order { get; init; } = 5;

    /// <summary>A low-pass after a high-pass, each of the order, instead of one band filter: the flanks of a narrow band then lie lower.</summary>
    public bool IsCascade { get; init; }

    public override string Word => "band-pass";

    public override IEnumerable<(string Name, string Value)> Settings => [("low", Text(LowMhz)), ("high", Text(HighMhz)), ("order", Text(Order)), ("cascade", IsCascade ? "1" : "0")];

    public override RadarSection Apply(RadarSection section, RadarWork work)
    {
        var perSample = section.IntervalNs * 1e-3;
        Require(LowMhz > 0 && HighMhz > LowMhz && HighMhz * perSample < 0.5 && Order is >= 1 and <= 20, ToString(), $"a corner or order outside what {Text(section.IntervalNs)} ns a sample can carry",
            $"0 < low < high < {Text(500 / section.IntervalNs)} MHz, order 1 to 20");
        var (low, high) = (LowMhz * perSample, HighMhz * perSample);
        LaneFilter.AlongTime(section.Echo, cycles => Passes(cycles, low, high), work);
        return section;
    }

    double Passes(double cycles, double low, double high) => IsCascade
        ? Butterworth.HighPass(cycles, low, Order) * Butterworth.LowPass(cycles, high, Order)
        : Butterworth.BandPass(cycles, low, high, Order);
}
