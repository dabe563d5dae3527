using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Farside.Core.Rasters;

namespace Farside.Processing.Descent.Stabilise;

/// <summary>A picture of bytes read between its pixels.</summary>
static class Sampler
{
    /// <summary>One pixel, in the parts by which places between pixels are counted.</summary>
    public const int Whole = 256;

    /// <summary>One shade, in the parts in which <see cref="Straight"/> answers.</summary>
    public const int Unit = Whole * Whole;

    const int Phases = 256;

    // Catmull-Rom: passes through the samples, keeps edges crisp where a picture grows.
    static readonly float[] Weights = MakeWeights();

    /// <summary>Of a number that is neither negative nor larger than a picture: without the checks for those that are, which take longer than the rest.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Floor(float value) => float.ConvertToIntegerNative<int>(value);

    /// <summary>Straight between four pixels, in 65536ths: whole numbers, for the many pixels of a map.</summary>
    /// <param name="from">The upper left one.</param>
    /// <param name="width">Pixels to the one below.</param>
    /// <param name="fx">0 … <see cref="Whole"/>.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Straight(ref byte from, int width, int fx, int fy)
    {
        var above = (from * Whole) + ((Unsafe.Add(ref from, 1) - from) * fx);
        var below = (Unsafe.Add(ref from, width) * Whole) + ((Unsafe.Add(ref from, width + 1) - Unsafe.Add(ref from, width)) * fx);
        return (above * Whole) + ((below - above) * fy);
    }

    /// <summary>By the sixteen pixels around; near the border straight.</summary>
    /// <remarks>The place lies within the picture: 0 … width − 1, 0 … height − 1.</remarks>
    public static float Crisp(Raster<byte> picture, float x, float y)
    {
        var (column, row) = (Floor(x), Floor(y));
        if (column < 1 || row < 1 || column + 2 >= picture.Width || row + 2 >= picture.Height)
        {
            (column, row) = (Math.Min(column, picture.Width - 2), Math.Min(row, picture.Height - 2));
            return Straight(ref picture[column, row], picture.Width, Floor((x - column) * Whole), Floor((y - row) * Whole)) / (float)Unit;
        }

        ref var first = ref Unsafe.Add(ref MemoryMarshal.GetReference(picture.Pixels), ((row - 1) * picture.Width) + column - 1);
        ref var down = ref Unsafe.Add(ref Weights[0], 4 * Floor((y - row) * Phases));
        var sum = (Four(ref first) * down) + (Four(ref Unsafe.Add(ref first, picture.Width)) * Unsafe.Add(ref down, 1))
            + (Four(ref Unsafe.Add(ref first, 2 * picture.Width)) * Unsafe.Add(ref down, 2)) + (Four(ref Unsafe.Add(ref first, 3 * picture.Width)) * Unsafe.Add(ref down, 3));
        sum *= Vector128.LoadUnsafe(ref Weights[0], (nuint)(4 * Floor((x - column) * Phases)));
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
