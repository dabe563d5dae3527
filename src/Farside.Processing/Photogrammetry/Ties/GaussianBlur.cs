using System.Numerics;

namespace Farside.Processing.Photogrammetry.Ties;

/// <summary>Gaussian smoothing, first along rows, then along columns; the border's samples go on beyond it.</summary>
static class GaussianBlur
{
    const double Reach = 3.5;

    public static float[] Of(float[] samples, int width, int height, double sigma)
    {
        var weights = Weights(sigma);
        var (across, both) = (new float[samples.Length], new float[samples.Length]);
        Parallel.For(0, height, y => AlongRow(samples.AsSpan(y * width, width), across.AsSpan(y * width, width), weights));
        Parallel.For(0, height, y => AcrossRows(across, both, width, height, y, weights));
        return both;
    }

    // The middle weight and those to one side.
    static float[] Weights(double sigma)
    {
        var radius = Math.Max(1, (int)Math.Ceiling(Reach * sigma));
        var weights = Enumerable.Range(0, radius + 1).Select(i => Math.Exp(-0.5 * i * i / (sigma * sigma))).ToArray();
        var sum = weights[0] + (2 * weights.Skip(1).Sum());
        return Array.ConvertAll(weights, weight => (float)(weight / sum));
    }

    static void AlongRow(ReadOnlySpan<float> from, Span<float> to, float[] weights)
    {
        var radius = weights.Length - 1;
        var padded = new float[from.Length + (2 * radius)];
        from.CopyTo(padded.AsSpan(radius));
        padded.AsSpan(0, radius).Fill(from[0]);
        padded.AsSpan(radius + from.Length).Fill(from[^1]);
        Scale(padded.AsSpan(radius, from.Length), to, weights[0]);
        for (var k = 1; k <= radius; k++)
        {
            AddPair(padded.AsSpan(radius - k, from.Length), padded.AsSpan(radius + k, from.Length), to, weights[k]);
        }
    }

    static void AcrossRows(float[] from, float[] to, int width, int height, int y, float[] weights)
    {
        var target = to.AsSpan(y * width, width);
        Scale(from.AsSpan(y * width, width), target, weights[0]);
        for (var k = 1; k < weights.Length; k++)
        {
            var (above, below) = (Math.Max(0, y - k), Math.Min(height - 1, y + k));
            AddPair(from.AsSpan(above * width, width), from.AsSpan(below * width, width), target, weights[k]);
        }
    }

    // Sample by sample, so that the width of the processor's vectors changes nothing.
    static void Scale(ReadOnlySpan<float> from, Span<float> to, float weight)
    {
        var i = 0;
        for (; i <= from.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            (new Vector<float>(from[i..]) * weight).CopyTo(to[i..]);
        }

        for (; i < from.Length; i++)
        {
            to[i] = from[i] * weight;
        }
    }

    static void AddPair(ReadOnlySpan<float> one, ReadOnlySpan<float> other, Span<float> to, float weight)
    {
        var i = 0;
        for (; i <= to.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            (new Vector<float>(to[i..]) + ((new Vector<float>(one[i..]) + new Vector<float>(other[i..])) * weight)).CopyTo(to[i..]);
        }

        for (; i < to.Length; i++)
        {
            to[i] += (one[i] + other[i]) * weight;
        }
    }
}
