using System.Numerics;
using System.Runtime.InteropServices;
using Farside.Core.Rasters;

namespace Farside.Processing.Radar;

/// <summary>One block of a section on its way through Stolt's migration; its two planes are used again for the next.</summary>
sealed class StoltBlock
{
    const double Taper = 0.85; // of the most oblique sine: from here on echoes fade

    readonly RadarSection _section;
    readonly RadarWork _work;
    readonly LaneFourier _time;
    readonly LaneFourier _space;
    readonly int _stride; // frequencies from 0 to Nyquist, to the next whole vector
    readonly double _velocityMPerNs;
    readonly double _sine; // of the most oblique echo that is kept
    readonly float[] _real;
    readonly float[] _imaginary;

    public StoltBlock(RadarSection section, int traces, double velocityMPerNs, double angleDeg, RadarWork work)
    {
        (_section, _velocityMPerNs, _sine, _work) = (section, velocityMPerNs, Math.Sin(angleDeg * Math.PI / 180), work);
        _time = new((int)BitOperations.RoundUpToPowerOf2((uint)(2 * section.Samples)));
        _space = new(traces);
        _stride = ((_time.Size / 2) + Vector<float>.Count) / Vector<float>.Count * Vector<float>.Count;
        _real = new float[checked(traces * _stride)];
        _imaginary = new float[_real.Length];
    }

    static int Lanes => Vector<float>.Count;

    int Frequencies => (_time.Size / 2) + 1;

    /// <summary>Migrates traces and keeps those of the middle.</summary>
    public void Migrate(Raster<Linear> echo, int from, int count, Raster<Linear> migrated, int keepFrom, int keep)
    {
        Array.Clear(_real);
        Array.Clear(_imaginary);
        OverTraces(count, (first, number, re, im) => ToFrequency(echo, from + first, first, number, re, im));
        OverFrequencies(_space.Forward);
        Parallel.For(0, _space.Size, _work.Options, () => (new float[_stride], new float[_stride]), (number, _, rows) =>
        {
            Map(number, rows.Item1, rows.Item2);
            return rows;
        }, static _ => { });
        OverFrequencies(_space.Backward);
        OverTraces(count, (first, number, re, im) => ToTime(first, number, re, im, migrated, from, keepFrom, keep));
    }

    delegate void TraceBatch(int first, int number, Span<Vector<float>> real, Span<Vector<float>> imaginary);

    delegate void Transform(Span<Vector<float>> real, Span<Vector<float>> imaginary);

    void OverTraces(int count, TraceBatch batch) =>
        Parallel.For(0, (count + Lanes - 1) / Lanes, _work.Options, () => (new Vector<float>[_time.Size], new Vector<float>[_time.Size]), (number, _, scratch) =>
        {
            batch(number * Lanes, Math.Min(Lanes, count - (number * Lanes)), scratch.Item1, scratch.Item2);
            return scratch;
        }, static _ => { });

    void ToFrequency(Raster<Linear> echo, int source, int trace, int number, Span<Vector<float>> real, Span<Vector<float>> imaginary)
    {
        real.Clear();
        imaginary.Clear();
        var re = MemoryMarshal.Cast<Vector<float>, float>(real);
        var im = MemoryMarshal.Cast<Vector<float>, float>(imaginary);
        for (var lane = 0; lane < number; lane++)
        {
            var row = MemoryMarshal.Cast<Linear, float>(echo.Row(source + lane));
            for (var i = 0; i < row.Length; i++)
            {
                re[(i * Lanes) + lane] = row[i];
            }
        }

        _time.Forward(real, imaginary);
        for (var lane = 0; lane < number; lane++)
        {
            var at = (trace + lane) * _stride;
            for (var k = 0; k < Frequencies; k++)
            {
                (_real[at + k], _imaginary[at + k]) = (re[(k * Lanes) + lane], im[(k * Lanes) + lane]);
            }
        }
    }

    void OverFrequencies(Transform transform) =>
        Parallel.For(0, _stride / Lanes, _work.Options, () => (new Vector<float>[_space.Size], new Vector<float>[_space.Size]), (number, _, scratch) =>
        {
            var (re, im) = scratch;
            for (var trace = 0; trace < _space.Size; trace++)
            {
                (re[trace], im[trace]) = (new(_real, (trace * _stride) + (number * Lanes)), new(_imaginary, (trace * _stride) + (number * Lanes)));
            }

            transform(re, im);
            for (var trace = 0; trace < _space.Size; trace++)
            {
                re[trace].CopyTo(_real, (trace * _stride) + (number * Lanes));
                im[trace].CopyTo(_imaginary, (trace * _stride) + (number * Lanes));
            }

            return scratch;
        }, static _ => { });

    // An echo of vertical frequency f and wave number k was recorded at √(f² + (v k / 2)²). Between the transform's frequencies the spectrum is
    // only smooth once the middle of the trace is taken as its origin.
    void Map(int number, float[] real, float[] imaginary)
    {
        var row = number * _stride;
        var wave = (number <= _space.Size / 2 ? number : number - _space.Size) / (_space.Size * _section.SpacingM);
        var (perBin, aside) = (1 / (_time.Size * _section.IntervalNs), 0.5 * _velocityMPerNs * wave);
        var middle = 0.5 * (_section.Samples - 1);
        for (var k = 0; k < Frequencies; k++)
        {
            var (sin, cos) = Math.SinCos(2 * Math.PI * k * middle / _time.Size);
            var (re, im) = (_real[row + k], _imaginary[row + k]);
            (real[k], imaginary[k]) = ((float)((re * cos) - (im * sin)), (float)((re * sin) + (im * cos)));
        }

        for (var k = 0; k < Frequencies; k++)
        {
            var vertical = k * perBin;
            var recorded = Math.Sqrt((vertical * vertical) + (aside * aside));
            var (re, im) = recorded > 0 ? Between(real, imaginary, recorded / perBin) : (real[0], imaginary[0]);

            // Back from the middle's origin to the surface's, and to the first sample of the new trace.
            var turns = -(recorded * _section.NsOf(middle)) + (vertical * _section.FirstNs);
            var (sin, cos) = Math.SinCos(2 * Math.PI * (turns - Math.Floor(turns)));
            var share = recorded > 0 ? vertical / recorded * Kept(Math.Abs(aside) / recorded) : 1;
            _real[row + k] = (float)(share * ((re * cos) - (im * sin)));
            _imaginary[row + k] = (float)(share * ((re * sin) + (im * cos)));
        }
    }

    double Kept(double sine) => sine <= Taper * _sine ? 1 : sine >= _sine ? 0 : 0.5 + (0.5 * Math.Cos(Math.PI * (sine - (Taper * _sine)) / ((1 - Taper) * _sine)));

    (float Real, float Imaginary) Between(float[] real, float[] imaginary, double at)
    {
        var floor = (int)at;
        if (floor >= Frequencies - 1)
        {
            return (0, 0);
        }

        // No antenna hears the lowest or the highest frequencies: beyond both ends nothing is taken.
        var weights = SincCurve.At(at - floor);
        var (first, re, im) = (floor - (SincCurve.Taps / 2) + 1, 0f, 0f);
        for (var k = Math.Max(0, first); k < Math.Min(Frequencies, first + SincCurve.Taps); k++)
        {
            re += weights[k - first] * real[k];
            im += weights[k - first] * imaginary[k];
        }

        return (re, im);
    }

    void ToTime(int first, int number, Span<Vector<float>> real, Span<Vector<float>> imaginary, Raster<Linear> migrated, int from, int keepFrom, int keep)
    {
        if (from + first + number <= keepFrom || from + first >= keepFrom + keep)
        {
            return;
        }

        var re = MemoryMarshal.Cast<Vector<float>, float>(real);
        var im = MemoryMarshal.Cast<Vector<float>, float>(imaginary);
        real.Clear();
        imaginary.Clear();
        for (var lane = 0; lane < number; lane++)
        {
            var at = (first + lane) * _stride;
            for (var k = 0; k < Frequencies; k++)
            {
                var mirror = (_time.Size - k) % _time.Size;
                (re[(k * Lanes) + lane], im[(k * Lanes) + lane]) = (_real[at + k], _imaginary[at + k]);
                (re[(mirror * Lanes) + lane], im[(mirror * Lanes) + lane]) = (_real[at + k], k is 0 || k == mirror ? _imaginary[at + k] : -_imaginary[at + k]);
            }
        }

        _time.Backward(real, imaginary);
        var share = 1f / ((float)_time.Size * _space.Size);
        for (var lane = 0; lane < number; lane++)
        {
            var trace = from + first + lane;
            if (trace >= keepFrom && trace < keepFrom + keep)
            {
                var row = MemoryMarshal.Cast<Linear, float>(migrated.Row(trace));
                for (var i = 0; i < row.Length; i++)
                {
                    row[i] = share * re[(i * Lanes) + lane];
                }
            }
        }
    }
}
