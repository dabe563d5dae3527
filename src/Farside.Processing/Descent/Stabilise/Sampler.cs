using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Farside.Core.Rasters;

namespace Farside.Processing.Descent.Stabilise;

/// <summary>A picture of bytes read between its pixels.</summary>
static class Sampler
{
    const int Phases = 256;

    // Catmull-Rom: passes through the samples, keeps edges crisp where a picture grows.
    static readonly float[] Weights = MakeWeights();

    /// <summary>Straight between the four pixels around; inside 0 … width − 1 and 0 … height − 1 only.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Straight(ReadOnlySpan<byte> pixels, int width, int height, float x, float y)
    {
        var (column, row) = (Math.Min((int)x, width - 2), Math.Min((int)y, height - 2));
        var (fx, fy) = (x - column, y - row);
        var at = (row * width) + column;
        var above = pixels[at] + ((pixels[at + 1] - pixels[at]) * fx);
        var below = pixels[at + width] + ((pixels[at + width + 1] - pixels[at + width]) * fx);
        return above + ((below - above) * fy);
    }

    /// <summary>By the sixteen pixels around; near the border straight.</summary>
    public static float Crisp(Raster<byte> picture, float x, float y)
    {
        var (column, row) = ((int)x, (int)y);
        if (column < 1 || row < 1 || column + 2 >= picture.Width || row + 2 >= picture.Height)
        {
            return Straight(picture.Pixels, picture.Width, picture.Height, x, y);
        }

        ref var first = ref Unsafe.Add(ref MemoryMarshal.GetReference(picture.Pixels), ((row - 1) * picture.Width) + column - 1);
        ref var down = ref Unsafe.Add(ref Weights[0], 4 * (int)((y - row) * Phases));
        var sum = (Four(ref first) * down) + (Four(ref Unsafe.Add(ref first, picture.Width)) * Unsafe.Add(ref down, 1))
            + (Four(ref Unsafe.Add(ref first, 2 * picture.Width)) * Unsafe.Add(ref down, 2)) + (Four(ref Unsafe.Add(ref first, 3 * picture.Width)) * Unsafe.Add(ref down, 3));
        sum *= Vector128.LoadUnsafe(ref Weights[0], (nuint)(4 * (int)((x - column) * Phases)));
        sum += Vector128.Shuffle(sum, Vector128.Create(2, 3, 0, 1)); // in a fixed order: the same sum on any processor
        return Math.Clamp(sum[0] + sum[1], 0, 255);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector128<float> Four(ref byte from)
    {
        var bytes = Vector128.CreateScalarUnsafe(Unsafe.ReadUnaligned<uint>(ref from)).AsByte();
        return Vector128.ConvertToSingle(Vector128.WidenLower(Vector128.WidenLower(bytes)).AsInt32());
    }

    static float[] MakeWeights()
    {
        var weights = new float[4 * (Phases + 1)];
        for (var phase = 0; phase <= Phases; phase++)
        {
            var t = phase / (float)Phases;
            weights[4 * phase] = (((((-t) + 2) * t) - 1) * t) / 2;
            weights[(4 * phase) + 1] = ((((3 * t) - 5) * t * t) + 2) / 2;
            weights[(4 * phase) + 2] = (((((-3 * t) + 4) * t) + 1) * t) / 2;
            weights[(4 * phase) + 3] = ((t - 1) * t * t) / 2;
        }

        return weights;
    }
}
