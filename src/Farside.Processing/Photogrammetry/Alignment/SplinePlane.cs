using System.Runtime.Intrinsics;

namespace Farside.Processing.Photogrammetry.Alignment;

/// <summary>A plane of samples between its pixels by the cubic B-spline through all of them: nothing is smoothed where a place falls between two pixels.</summary>
/// <remarks>Source: Unser, Aldroubi &amp; Eden 1993, IEEE Trans. Signal Processing 41, 821–833 and 834–848.</remarks>
sealed class SplinePlane
{
    const float Pole = -0.26794919f;
    const float Gain = 6;

    // Beyond so many samples a pole's memory is below a float's resolution.
    const int Memory = 14;

    readonly float[] _weights;

    /// <param name="samples">Row-major; kept. A NaN is missing, and makes missing what lies within two pixels of it.</param>
    public SplinePlane(int width, int height, float[] samples)
    {
        (Width, Height, Samples) = (width, height, samples);
        _weights = new float[samples.Length];
        Parallel.For(0, height, row =>
        {
            Bridged(samples.AsSpan(row * width, width), _weights.AsSpan(row * width, width));
            AlongRow(_weights.AsSpan(row * width, width));
        });
        DownColumns();
        for (var i = 0; i < samples.Length; i++)
        {
            _weights[i] = float.IsNaN(samples[i]) ? float.NaN : _weights[i];
        }
    }

    public int Width { get; }

    public int Height { get; }

    public float[] Samples { get; }

    /// <summary>Whether a place lies far enough within the plane.</summary>
    public bool CanSample(double column, double row) => column >= 1 && row >= 1 && column < Width - 2 && row < Height - 2;

    /// <summary>The spline at a place that satisfies <see cref="CanSample"/>.</summary>
    public float At(double column, double row)
    {
        var (left, top) = ((int)column, (int)row);
        var (across, down) = (Weights((float)(column - left)), Weights((float)(row - top)));
        ref var corner = ref _weights[((top - 1) * Width) + left - 1];
        var sum = Vector128.LoadUnsafe(ref corner) * down[0];
        sum += Vector128.LoadUnsafe(ref corner, (nuint)Width) * down[1];
        sum += Vector128.LoadUnsafe(ref corner, (nuint)(2 * Width)) * down[2];
        sum += Vector128.LoadUnsafe(ref corner, (nuint)(3 * Width)) * down[3];
        sum *= across;
        return sum[0] + sum[1] + (sum[2] + sum[3]);
    }

    static Vector128<float> Weights(float t)
    {
        var (s, t2) = (1 - t, t * t);
        return Vector128.Create(s * s * s / 6, (4 - (3 * t2 * (2 - t))) / 6, (4 - (3 * s * s * (2 - s))) / 6, t2 * t / 6);
    }

    // The passes remember: what is missing must not spoil the rest of its line.
    static void Bridged(ReadOnlySpan<float> from, Span<float> to)
    {
        var last = 0f;
        for (var i = 0; i < from.Length; i++)
        {
            to[i] = last = float.IsNaN(from[i]) ? last : from[i];
        }
    }

    // Causal and anti-causal passes; beyond its ends the line is mirrored about its outermost samples.
    static void AlongRow(Span<float> line)
    {
        var (sum, power) = (line[0], Pole);
        for (var k = 1; k < Math.Min(Memory, line.Length); k++, power *= Pole)
        {
            sum += power * line[k];
        }

        line[0] = sum;
        for (var i = 1; i < line.Length; i++)
        {
            line[i] += Pole * line[i - 1];
        }

        line[^1] = Pole / ((Pole * Pole) - 1) * (line[^1] + (Pole * line[^2]));
        for (var i = line.Length - 2; i >= 0; i--)
        {
            line[i] = Pole * (line[i + 1] - line[i]);
        }

        for (var i = 0; i < line.Length; i++)
        {
            line[i] *= Gain;
        }
    }

    void DownColumns()
    {
        const int Strip = 64;
        Parallel.For(0, (Width + Strip - 1) / Strip, strip =>
        {
            var line = new float[Height];
            for (var column = strip * Strip; column < Math.Min(Width, (strip + 1) * Strip); column++)
            {
                for (var row = 0; row < Height; row++)
                {
                    line[row] = _weights[(row * Width) + column];
                }

                AlongRow(line);
                for (var row = 0; row < Height; row++)
                {
                    _weights[(row * Width) + column] = line[row];
                }
            }
        });
    }
}
