using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Farside.Simulator.Terrain;

namespace Farside.Simulator.Instruments.Radar;

/// <summary>
/// What a channel makes of the ground's echo. One constant turns physical amplitudes into the files' numbers; where the ground by itself would be stronger
/// than real files are, the gain is less, and where it is weaker, the instrument's ringing fills up. So windows are as strong as real ones and the ground keeps its physics.
/// </summary>
sealed class LprReceiver
{
    const uint Instrument = 0xCE4; // the ringing belongs to the instrument: the same in every mission simulated
    const int Places = 40;
    const double LeastGround = 1e-12;

    static readonly ConditionalWeakTable<LprChannel, LprReceiver> Known = [];

    // Both antennas of channel 2 hear the same ground.
    static readonly ConcurrentDictionary<(PulseBand, double, double, int), double[]> Grounds = new();

    // Some traces are more restless than others: real neighbours differ by 12 to 30 where the median is 17.
    static readonly double[] Tempers = [0.7, 0.85, 1, 1.3];

    readonly float[][] _noise;

    LprReceiver(LprChannel channel)
    {
        Channel = channel;
        var total = SampleCurve.Through(channel.Windows, channel.Samples);
        var typical = Grounds.GetOrAdd((channel.Band, channel.AntennaHeightM, channel.TimeZeroSample, channel.Samples), _ => TypicalGround(channel));
        var unit = Ringing.Of(channel, Chance.Of(Instrument, channel.Mark, 1));
        (Gain, Background) = (new double[channel.Samples], new float[channel.Samples]);
        var (floor, unrest) = (new double[channel.Samples], new double[channel.Samples]);
        var constant = Constant(channel, total, typical);
        for (var n = 0; n < channel.Samples; n++)
        {
            var echo = Math.Sqrt(Math.Max(0, (total[n] * total[n]) - (channel.NoiseRms * channel.NoiseRms)));
            Gain[n] = Math.Min(constant, SampleCurve.Straight(channel.MostGround, n) * echo / Math.Max(typical[n], LeastGround));
            var rest = Math.Sqrt(Math.Max(0, (echo * echo) - Math.Pow(Gain[n] * typical[n], 2)));
            var fixedNoise = channel.FixedNoiseShare * channel.NoiseRms;
            Background[n] = (float)(unit[n] * Math.Sqrt((rest * rest) + (fixedNoise * fixedNoise)));
            floor[n] = channel.NoiseRms * Math.Sqrt(1 - (channel.FixedNoiseShare * channel.FixedNoiseShare));
            unrest[n] = channel.Unrest * echo;
        }

        Match(channel, typical, floor, unrest);
        var other = Ringing.Of(channel, Chance.Of(Instrument, channel.Mark, 4));
        Saturation = channel.IsChannel1 ? new(channel, unit) : null;
        Saturation?.Replace(Gain, typical, Background, floor, unrest);
        Coupled = [.. Enumerable.Range(0, channel.Samples).Select(n => Coupling(n, Background[n], unit[n], other[n]))];
        _noise = [.. Tempers.Select(temper => Mixed(floor, unrest, temper))];
    }

    public LprChannel Channel { get; }

    /// <summary>Factor from the ground's amplitude (field at 1 m from the antenna = 1) to the file's numbers, by sample.</summary>
    public double[] Gain { get; }

    /// <summary>What every trace holds, whatever lies below.</summary>
    public float[] Background { get; }

    /// <summary>What is added to it where the soil's load is 1.</summary>
    public float[] Coupled { get; }

    /// <summary>Channel 1's receiver while its own pulse passes; null for channel 2.</summary>
    public Saturation? Saturation { get; }

    public static LprReceiver Of(LprChannel channel) => Known.GetValue(channel, static asked => new(asked));

    /// <summary>The direct wave from antenna to antenna at a sample, when time zero is shifted.</summary>
    public double Direct(double sample)
    {
        if (Channel.DirectWave is not { } wave)
        {
            return 0;
        }

        const double WidthSamples = 5.15; // fits the real minimum, maximum and windows of both antennas at once
        var t = sample - wave.Sample;
        return wave.Amplitude * Math.Exp(-t * t / (WidthSamples * WidthSamples)) * Math.Cos(2 * Math.PI * 0.001 * wave.Mhz * t * Channel.SamplingNs);
    }

    float Coupling(int n, float background, float unit, float other) => Saturation is null || n >= Saturation.End
        ? (float)(Channel.Coupling * other * background / Math.CopySign(Math.Max(Math.Abs(unit), 1e-3), unit))
        : n < Saturation.RampEnd ? 0 : (float)(Saturation.CoupledShare * other);

    /// <summary>Root mean square of a trace's noise by sample, chosen by the trace's hash.</summary>
    public float[] NoiseOf(uint trace) => _noise[trace % (uint)_noise.Length];

    static float[] Mixed(double[] floor, double[] unrest, double temper) =>
        [.. floor.Zip(unrest, (still, restless) => (float)Math.Sqrt((still * still) + (temper * temper * restless * restless)))];

    // The ringing is one certain curve, not an average of many: its windows are brought to what ground and noise leave for it.
    void Match(LprChannel channel, double[] typical, double[] floor, double[] unrest)
    {
        var factors = new (int Sample, double Value)[channel.Windows.Count];
        for (var i = 0; i < factors.Length; i++)
        {
            var (from, to) = (channel.Windows[i].From, i + 1 < factors.Length ? channel.Windows[i + 1].From : channel.Samples);
            var (wanted, has) = (0.0, 0.0);
            for (var n = from; n < to; n++)
            {
                wanted += Math.Pow(channel.Windows[i].Rms, 2) - Math.Pow(Gain[n] * typical[n], 2) - (floor[n] * floor[n]) - (unrest[n] * unrest[n]);
                has += Background[n] * Background[n];
            }

            factors[i] = ((from + to) / 2, Math.Clamp(Math.Sqrt(Math.Max(0, wanted) / (has + LeastGround)), 0.5, 2));
        }

        for (var n = 0; n < Background.Length; n++)
        {
            Background[n] *= (float)SampleCurve.Straight(factors, n);
        }
    }

    // Ground and file agree in the middle of the samples where the ground is heard undisturbed.
    static double Constant(LprChannel channel, double[] total, double[] typical)
    {
        var ratios = Enumerable.Range(channel.Matched.From, channel.Matched.To - channel.Matched.From)
            .Select(n => SampleCurve.Straight(channel.MostGround, n) * Math.Sqrt(Math.Max(0, (total[n] * total[n]) - (channel.NoiseRms * channel.NoiseRms))) / Math.Max(typical[n], LeastGround))
            .Order().ToList();
        return ratios[ratios.Count / 2];
    }

    // Root mean square of the ground's echo over many places of one typical ground.
    static double[] TypicalGround(LprChannel channel)
    {
        var ground = new Subsurface(Instrument);
        var power = new double[Places][];
        Parallel.For(0, Places, i =>
        {
            var (east, north) = (9000 * Chance.Signed(Chance.Of(Instrument, i, 2)), 9000 * Chance.Signed(Chance.Of(Instrument, i, 3)));
            var trace = new float[channel.Samples];
            new GroundEcho(channel, ground, [(east, north)]).Add(trace, east, north, channel.TimeZeroSample);
            power[i] = [.. trace.Select(value => (double)value * value)];
        });
        var mean = Enumerable.Range(0, channel.Samples).Select(n => power.Sum(trace => trace[n]) / Places).ToArray();
        return [.. SampleCurve.Smooth(mean, 8, 0.05).Select(Math.Sqrt)];
    }
}
