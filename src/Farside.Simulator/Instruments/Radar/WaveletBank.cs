using System.Runtime.CompilerServices;

namespace Farside.Simulator.Instruments.Radar;

/// <summary>
/// The channel's pulse as the ground gives it back: zero phase, band-limited, at every loss the way may have and every place between two samples.
/// Loss with a constant loss tangent takes exp(−f · loss): the later, the fainter and the lower.
/// </summary>
sealed class WaveletBank
{
    public const int Phases = 32;
    const int Nodes = 96; // over the band, for the Fourier integral

    static readonly ConditionalWeakTable<LprChannel, WaveletBank> Known = [];

    readonly float[] _values;
    readonly double _lossStep;
    readonly int _levels;

    public WaveletBank(PulseBand band, double samplingNs, double mostLossNs)
    {
        Half = (int)Math.Ceiling(band.HalfLengthNs / samplingNs);
        _lossStep = 0.04 / (0.001 * band.PeakMhz);
        _levels = (int)(mostLossNs / _lossStep) + 2;
        _values = new float[_levels * Phases * Taps];
        var cosines = Cosines(band, samplingNs);
        var unit = band.Area(Nodes);
        Parallel.For(0, _levels, level =>
        {
            Span<double> spectrum = stackalloc double[Nodes];
            for (var node = 0; node < Nodes; node++)
            {
                spectrum[node] = band.AmplitudeAt(band.Frequency(node, Nodes)) * Math.Exp(-0.001 * band.Frequency(node, Nodes) * level * _lossStep) / unit;
            }

            for (var at = 0; at < Phases * Taps; at++)
            {
                var sum = 0.0;
                for (var node = 0; node < Nodes; node++)
                {
                    sum += spectrum[node] * cosines[(at * Nodes) + node];
                }

                _values[(level * Phases * Taps) + at] = (float)sum;
            }
        });
    }

    /// <summary>A channel's, made once.</summary>
    public static WaveletBank Of(LprChannel channel) => Known.GetValue(channel, static asked => new(asked.Band, asked.SamplingNs, asked.IsChannel1 ? 130 : 12));

    /// <summary>Samples on either side of the peak.</summary>
    public int Half { get; }

    public int Taps => (2 * Half) + 1;

    /// <summary>Adds an echo of that strength whose peak arrives at a sample, of a wave that lost so much on its way.</summary>
    public void Add(Span<float> trace, double sample, double lossNs, double strength)
    {
        var ticks = (long)Math.Round(sample * Phases);
        var (middle, phase) = ((int)(ticks / Phases), (int)(ticks % Phases));
        if (ticks < 0 || middle - Half >= trace.Length)
        {
            return;
        }

        var level = Math.Min((int)Math.Round(lossNs / _lossStep), _levels - 1);
        var wavelet = _values.AsSpan(((level * Phases) + phase) * Taps, Taps);
        var from = Math.Max(0, Half - middle);
        var to = Math.Min(Taps, trace.Length - middle + Half);
        var target = trace.Slice(middle - Half + from, to - from);
        wavelet = wavelet[from..to];
        var scale = (float)strength;
        for (var i = 0; i < target.Length; i++)
        {
            target[i] += scale * wavelet[i];
        }
    }

    // Of every node at every phase and tap, faded to nothing at both ends.
    double[] Cosines(PulseBand band, double samplingNs)
    {
        var cosines = new double[Phases * Taps * Nodes];
        for (var at = 0; at < Phases * Taps; at++)
        {
            var ns = ((at % Taps) - Half - (at / Taps / (double)Phases)) * samplingNs;
            var fade = Math.Cos(0.5 * Math.PI * Math.Min(1, Math.Abs(ns) / band.HalfLengthNs));
            for (var node = 0; node < Nodes; node++)
            {
                cosines[(at * Nodes) + node] = fade * fade * Math.Cos(2 * Math.PI * 0.001 * band.Frequency(node, Nodes) * ns);
            }
        }

        return cosines;
    }
}
