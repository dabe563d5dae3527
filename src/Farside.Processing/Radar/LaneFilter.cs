using System.Numerics;
using System.Runtime.InteropServices;
using Farside.Core.Rasters;

namespace Farside.Processing.Radar;

/// <summary>
/// A linear filter by its frequency response, on all traces of a section along time or on all samples along the way. Before and behind a line stands
/// its odd reflection, which goes on smoothly, so that the ends neither ring nor wrap.
/// </summary>
static class LaneFilter
{
    const int LeastPadShare = 8; // of the line's length, on either side

    /// <param name="response">Real and imaginary part at cycles per sample, 0 to 0.5; the filter's own response is real, so that negative frequencies follow.</param>
    public static void AlongTime(Raster<Linear> echo, Func<double, Complex> response, RadarWork work)
    {
        var lanes = Vector<float>.Count;
        var line = Line.Of(echo.Width, response);
        ForBatches(echo.Height, line, work, (first, real, imaginary) =>
        {
            for (var lane = 0; lane < 2 * lanes && first + lane < echo.Height; lane++)
            {
                var row = Floats(echo.Row(first + lane));
                var to = MemoryMarshal.Cast<Vector<float>, float>((lane < lanes ? real : imaginary)[line.Pad..]);
                for (var i = 0; i < row.Length; i++)
                {
                    to[(i * lanes) + (lane % lanes)] = row[i];
                }
            }

            line.Filter(real, imaginary);
            for (var lane = 0; lane < 2 * lanes && first + lane < echo.Height; lane++)
            {
                var row = Floats(echo.Row(first + lane));
                var from = MemoryMarshal.Cast<Vector<float>, float>((lane < lanes ? real : imaginary)[line.Pad..]);
                for (var i = 0; i < row.Length; i++)
                {
                    row[i] = from[(i * lanes) + (lane % lanes)];
                }
            }
        });
    }

    /// <inheritdoc cref="AlongTime"/>
    /// <param name="firstSample">Earlier samples stay as they are.</param>
    public static void AcrossTraces(Raster<Linear> echo, int firstSample, Func<double, Complex> response, RadarWork work)
    {
        var lanes = Vector<float>.Count;
        var line = Line.Of(echo.Height, response);
        ForBatches(echo.Width - firstSample, line, work, (first, real, imaginary) =>
        {
            var from = firstSample + first;
            var count = Math.Min(2 * lanes, echo.Width - from);
            var re = MemoryMarshal.Cast<Vector<float>, float>(real[line.Pad..]);
            var im = MemoryMarshal.Cast<Vector<float>, float>(imaginary[line.Pad..]);
            for (var trace = 0; trace < echo.Height; trace++)
            {
                var row = Floats(echo.Row(trace)).Slice(from, count);
                row[..Math.Min(count, lanes)].CopyTo(re[(trace * lanes)..]);
                row[Math.Min(count, lanes)..].CopyTo(im[(trace * lanes)..]);
            }

            line.Filter(real, imaginary);
            for (var trace = 0; trace < echo.Height; trace++)
            {
                var row = Floats(echo.Row(trace)).Slice(from, count);
                re.Slice(trace * lanes, Math.Min(count, lanes)).CopyTo(row);
                im.Slice(trace * lanes, Math.Max(0, count - lanes)).CopyTo(row[Math.Min(count, lanes)..]);
            }
        });
    }

    static Span<float> Floats(Span<Linear> row) => MemoryMarshal.Cast<Linear, float>(row);

    delegate void Batch(int first, Span<Vector<float>> real, Span<Vector<float>> imaginary);

    static void ForBatches(int lines, Line line, RadarWork work, Batch batch)
    {
        var atOnce = 2 * Vector<float>.Count;
        Parallel.For(0, (Math.Max(0, lines) + atOnce - 1) / atOnce, work.Options, () => (new Vector<float>[line.Size], new Vector<float>[line.Size]), (number, _, scratch) =>
        {
            scratch.Item1.AsSpan().Clear();
            scratch.Item2.AsSpan().Clear();
            batch(number * atOnce, scratch.Item1, scratch.Item2);
            return scratch;
        }, static _ => { });
    }

    /// <summary>One length of line with its transform and its response.</summary>
    sealed class Line(int count, LaneFourier fourier, float[] gainReal, float[] gainImaginary)
    {
        public int Size => fourier.Size;

        public int Pad { get; } = (fourier.Size - count) / 2;

        public static Line Of(int count, Func<double, Complex> response)
        {
            var size = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(4, count + (2 * Math.Max(8, count / LeastPadShare))));
            var gains = Enumerable.Range(0, (size / 2) + 1).Select(k => response(k / (double)size) / size).ToArray();
            return new(count, new(size), [.. gains.Select(gain => (float)gain.Real)], [.. gains.Select(gain => (float)gain.Imaginary)]);
        }

        public void Filter(Span<Vector<float>> real, Span<Vector<float>> imaginary)
        {
            Extend(real);
            Extend(imaginary);
            fourier.Forward(real, imaginary);
            for (var k = 0; k < Size; k++)
            {
                var at = Math.Min(k, Size - k);
                var (re, im) = (real[k], imaginary[k]);
                var (c, s) = (new Vector<float>(gainReal[at]), new Vector<float>(k == at ? gainImaginary[at] : -gainImaginary[at]));
                (real[k], imaginary[k]) = ((re * c) - (im * s), (re * s) + (im * c));
            }

            fourier.Backward(real, imaginary);
        }

        void Extend(Span<Vector<float>> line)
        {
            var (first, last) = (line[Pad], line[Pad + count - 1]);
            for (var k = 1; k <= Pad; k++)
            {
                line[Pad - k] = first + first - line[Pad + Math.Min(k, count - 1)];
            }

            for (var i = Pad + count; i < Size; i++)
            {
                line[i] = last + last - line[Math.Max(Pad, (2 * (Pad + count - 1)) - i)];
            }
        }
    }
}
