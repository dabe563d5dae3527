using Farside.Simulator.Terrain;

namespace Farside.Simulator.Instruments.Radar;

/// <summary>The instrument's own ringing with the rover's body: band-limited, of unit root mean square everywhere.</summary>
static class Ringing
{
    public static float[] Of(LprChannel channel, uint seed)
    {
        var trace = new float[channel.Samples];
        InBand(channel, seed, trace);
        Level(trace, channel);
        if (channel.IsChannel1)
        {
            var slow = new float[channel.Samples];
            Slow(channel, Chance.Of(seed, 5, 5), slow);
            Level(slow, channel);
            for (var n = 0; n < trace.Length; n++)
            {
                var share = Math.Exp(-Math.Max(0, n - 500) / 700.0);
                trace[n] = (float)((share * slow[n]) + (Math.Sqrt(1 - (share * share)) * trace[n]));
            }
        }

        return trace;
    }

    static void InBand(LprChannel channel, uint seed, Span<float> trace)
    {
        var (bank, chance) = (WaveletBank.Of(channel), new Chance.Stream(seed));
        for (var n = 0; n < trace.Length; n++)
        {
            bank.Add(trace, n, 0, chance.Normal());
        }
    }

    // The receiver of channel 1 swings slowly after its pulse: 16 MHz between zero crossings in the real files.
    static void Slow(LprChannel channel, uint seed, Span<float> trace)
    {
        const double Mhz = 9;
        var reach = (int)(1600 / Mhz / channel.SamplingNs);
        var chance = new Chance.Stream(seed);
        for (var middle = 0; middle < trace.Length; middle += 3)
        {
            var strength = chance.Normal();
            for (var n = Math.Max(0, middle - reach); n <= Math.Min(trace.Length - 1, middle + reach); n++)
            {
                var a = Math.PI * Mhz * 1e-3 * (n - middle) * channel.SamplingNs;
                trace[n] += strength * (float)((1 - (2 * a * a)) * Math.Exp(-a * a));
            }
        }
    }

    static void Level(Span<float> trace, LprChannel channel)
    {
        var squares = new double[trace.Length];
        for (var n = 0; n < trace.Length; n++)
        {
            squares[n] = trace[n] * trace[n];
        }

        var power = SampleCurve.Smooth(squares, (int)(2500 / channel.FrequencyMhz / channel.SamplingNs), 0);
        for (var n = 0; n < trace.Length; n++)
        {
            trace[n] /= (float)Math.Sqrt(power[n] + 1e-12);
        }
    }
}
