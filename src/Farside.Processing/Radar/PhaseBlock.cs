using System.Numerics;
using System.Runtime.InteropServices;
using Farside.Core.Rasters;

namespace Farside.Processing.Radar;

/// <summary>Analytic signal of some traces of a section, and how alike its phases are from trace to trace.</summary>
sealed class PhaseBlock
{
    readonly Raster<Linear> _real;
    readonly Raster<Linear> _imaginary;
    readonly Raster<Linear> _cos;
    readonly Raster<Linear> _sin;
    readonly int _half;
    readonly double _samplesPerTrace;
    readonly int _slopes; // to either side of level

    /// <param name="from">First trace.</param>
    /// <param name="half">Traces to either side that are compared.</param>
    /// <param name="samplesPerTrace">Steepest slope.</param>
    /// <param name="slopes">Tried to either side of level.</param>
    public PhaseBlock(RadarSection section, int from, int to, int half, double samplesPerTrace, int slopes, RadarWork work)
    {
        (First, _half, _samplesPerTrace, _slopes) = (from, half, samplesPerTrace, slopes);
        (_real, _imaginary) = (Cut(section, from, to), Cut(section, from, to));
        LaneFilter.AlongTime(_imaginary, static cycles => cycles is <= 0 or >= 0.5 ? 0 : -Complex.ImaginaryOne, work);
        (_cos, _sin) = (new(section.Samples, to - from), new(section.Samples, to - from));
        Parallel.For(0, to - from, work.Options, ToUnit);
    }

    public int First { get; }

    /// <summary>The analytic signal; trace of the section.</summary>
    public Complex At(int trace, int sample) => new(_real[sample, trace - First].Value, _imaginary[sample, trace - First].Value);

    /// <summary>Cosine of the phase between two places.</summary>
    public float Likeness(int trace, int sample, int other, int otherSample) =>
        (_cos[sample, trace - First].Value * _cos[otherSample, other - First].Value) + (_sin[sample, trace - First].Value * _sin[otherSample, other - First].Value);

    /// <summary>For every sample the mean cosine of phase of the traces around, along the slope that makes it greatest: 1 on the crest of a wave that all of them share.</summary>
    /// <remarks>Source: the real part of the phase stack of Schimmel &amp; Paulssen 1997, Geophys. J. Int. 130, 497–505.</remarks>
    public void Coherence(int trace, Span<float> coherence)
    {
        Span<float> sum = new float[coherence.Length];
        coherence.Clear();
        var (from, to) = (Math.Max(First, trace - _half), Math.Min(First + _cos.Height - 1, trace + _half));
        for (var slope = -_slopes; slope <= _slopes; slope++)
        {
            sum.Clear();
            for (var other = from; other <= to; other++)
            {
                var shift = (int)Math.Round((other - trace) * _samplesPerTrace * slope / _slopes);
                Add(sum, MemoryMarshal.Cast<Linear, float>(_cos.Row(other - First)), shift);
            }

            for (var i = 0; i < coherence.Length; i++)
            {
                coherence[i] = Math.Max(coherence[i], sum[i] / (to - from + 1));
            }
        }
    }

    static void Add(Span<float> sum, ReadOnlySpan<float> row, int shift)
    {
        var (skip, lag) = (Math.Clamp(shift, 0, row.Length), Math.Clamp(-shift, 0, sum.Length));
        var target = sum[lag..Math.Max(lag, sum.Length - skip)];
        var source = row.Slice(skip, target.Length);
        var a = MemoryMarshal.Cast<float, Vector<float>>(target);
        var b = MemoryMarshal.Cast<float, Vector<float>>(source);
        for (var i = 0; i < a.Length; i++)
        {
            a[i] += b[i];
        }

        for (var i = a.Length * Vector<float>.Count; i < target.Length; i++)
        {
            target[i] += source[i];
        }
    }

    static Raster<Linear> Cut(RadarSection section, int from, int to)
    {
        var cut = new Raster<Linear>(section.Samples, to - from);
        for (var trace = from; trace < to; trace++)
        {
            section.Echo.Row(trace).CopyTo(cut.Row(trace - from));
        }

        return cut;
    }

    void ToUnit(int row)
    {
        var re = MemoryMarshal.Cast<Linear, float>(_real.Row(row));
        var im = MemoryMarshal.Cast<Linear, float>(_imaginary.Row(row));
        var cos = MemoryMarshal.Cast<Linear, float>(_cos.Row(row));
        var sin = MemoryMarshal.Cast<Linear, float>(_sin.Row(row));
        for (var i = 0; i < re.Length; i++)
        {
            var length = MathF.Sqrt((re[i] * re[i]) + (im[i] * im[i]));
            (cos[i], sin[i]) = length > 0 ? (re[i] / length, im[i] / length) : (0, 0);
        }
    }
}
