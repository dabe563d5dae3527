using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Farside.Formats.Png;

/// <summary>
/// One row of a PNG as differences from what its neighbours foretell, and which of the five filters leaves least.
/// Rows are pointers to their first byte with at least <see cref="Margin"/> bytes of zeros before it.
/// </summary>
static unsafe class FilterRow
{
    /// <summary>Zeros that stand for the pixel left of a row's first one.</summary>
    public const int Margin = 32;

    /// <summary>The filter with the least sum of absolute differences, each byte taken as −128 … 127. Source: PNG specification, 12.7.</summary>
    /// <param name="step">Bytes in a pixel.</param>
    public static PngFilter Choose(byte* row, byte* above, int length, int step)
    {
        Span<ulong> scores = stackalloc ulong[5];
        scores.Clear();
        var done = Score(row, above, length, step, scores);
        ScorePlainly(row, above, done, length, step, scores);
        return Least(scores);
    }

    public static PngFilter ChoosePlainly(byte* row, byte* above, int length, int step)
    {
        Span<ulong> scores = stackalloc ulong[5];
        scores.Clear();
        ScorePlainly(row, above, 0, length, step, scores);
        return Least(scores);
    }

    public static void Apply(PngFilter filter, byte* row, byte* above, int length, int step, byte* target)
    {
        var at = 0;
        switch (filter)
        {
            case PngFilter.None:
                Buffer.MemoryCopy(row, target, length, length);
                return;
            case PngFilter.Sub:
                for (; at + 32 <= length; at += 32)
                    (Vector256.Load(row + at) - Vector256.Load(row + at - step)).Store(target + at);
                break;
            case PngFilter.Up:
                for (; at + 32 <= length; at += 32)
                    (Vector256.Load(row + at) - Vector256.Load(above + at)).Store(target + at);
                break;
            case PngFilter.Average:
                for (; at + 32 <= length; at += 32)
                    (Vector256.Load(row + at) - Average(Vector256.Load(row + at - step), Vector256.Load(above + at))).Store(target + at);
                break;
            default:
                for (; at + 32 <= length; at += 32)
                {
                    var foretold = Paeth(Vector256.Load(row + at - step), Vector256.Load(above + at), Vector256.Load(above + at - step));
                    (Vector256.Load(row + at) - foretold).Store(target + at);
                }

                break;
        }

        ApplyPlainly(filter, row, above, at, length, step, target);
    }

    public static void ApplyPlainly(PngFilter filter, byte* row, byte* above, int from, int length, int step, byte* target)
    {
        for (var at = from; at < length; at++)
            target[at] = (byte)(row[at] - Foretold(filter, row[at - step], above[at], above[at - step]));
    }

    /// <summary>What a filter expects of a byte from the bytes left of it, above it, and above left.</summary>
    public static int Foretold(PngFilter filter, int left, int above, int aboveLeft) => filter switch
    {
        PngFilter.None => 0,
        PngFilter.Sub => left,
        PngFilter.Up => above,
        PngFilter.Average => (left + above) >> 1,
        _ => Paeth(left, above, aboveLeft),
    };

    static int Paeth(int left, int above, int aboveLeft)
    {
        var (toLeft, toAbove, toAboveLeft) = (Math.Abs(above - aboveLeft), Math.Abs(left - aboveLeft), Math.Abs(left + above - (2 * aboveLeft)));
        return toLeft <= toAbove && toLeft <= toAboveLeft ? left : toAbove <= toAboveLeft ? above : aboveLeft;
    }

    static PngFilter Least(ReadOnlySpan<ulong> scores)
    {
        // Ties go to the filter that reads back fastest.
        var least = PngFilter.Up;
        foreach (var filter in (ReadOnlySpan<PngFilter>)[PngFilter.Sub, PngFilter.None, PngFilter.Average, PngFilter.Paeth])
            least = scores[(int)filter] < scores[(int)least] ? filter : least;

        return least;
    }

    static int Score(byte* row, byte* above, int length, int step, Span<ulong> scores)
    {
        var (none, sub, up, average, paeth) =
            (Vector256<ulong>.Zero, Vector256<ulong>.Zero, Vector256<ulong>.Zero, Vector256<ulong>.Zero, Vector256<ulong>.Zero);
        var at = 0;
        for (; at + 32 <= length; at += 32)
        {
            var (x, a) = (Vector256.Load(row + at), Vector256.Load(row + at - step));
            var (b, c) = (Vector256.Load(above + at), Vector256.Load(above + at - step));
            none += SumOfMagnitudes(x);
            sub += SumOfMagnitudes(x - a);
            up += SumOfMagnitudes(x - b);
            average += SumOfMagnitudes(x - Average(a, b));
            paeth += SumOfMagnitudes(x - Paeth(a, b, c));
        }

        (scores[0], scores[1], scores[2]) = (Vector256.Sum(none), Vector256.Sum(sub), Vector256.Sum(up));
        (scores[3], scores[4]) = (Vector256.Sum(average), Vector256.Sum(paeth));
        return at;
    }

    static void ScorePlainly(byte* row, byte* above, int from, int length, int step, Span<ulong> scores)
    {
        for (var at = from; at < length; at++)
        {
            for (var filter = PngFilter.None; filter <= PngFilter.Paeth; filter++)
            {
                var difference = (sbyte)(row[at] - Foretold(filter, row[at - step], above[at], above[at - step]));
                scores[(int)filter] += (uint)Math.Abs((int)difference);
            }
        }
    }

    /// <summary>Rounded down, without leaving eight bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector256<byte> Average(Vector256<byte> a, Vector256<byte> b) =>
        (a & b) + (((a ^ b).AsUInt16() >>> 1).AsByte() & Vector256.Create((byte)0x7F));

    /// <summary>
    /// With p = a + b − c, the distances to a and b are |b − c| and |a − c|; that to c is their sum where both differences have one sign,
    /// when c never wins, and their difference otherwise: so eight bits are enough.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector256<byte> Paeth(Vector256<byte> a, Vector256<byte> b, Vector256<byte> c)
    {
        var (maxA, maxB) = (Vector256.Max(a, c), Vector256.Max(b, c));
        var (toA, toB) = (maxB - Vector256.Min(b, c), maxA - Vector256.Min(a, c));
        var nearest = Vector256.Min(toA, toB);
        var opposite = Vector256.Equals(maxA, a) ^ Vector256.Equals(maxB, b);
        var toC = Vector256.Max(toA, toB) - nearest;
        var cWins = Vector256.AndNot(opposite, Vector256.Equals(Vector256.Max(toC, nearest), toC));
        return Vector256.ConditionalSelect(cWins, c, Vector256.ConditionalSelect(Vector256.Equals(nearest, toA), a, b));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector256<ulong> SumOfMagnitudes(Vector256<byte> differences)
    {
        var magnitudes = Vector256.Min(differences, Vector256<byte>.Zero - differences);
        if (Avx2.IsSupported)
            return Avx2.SumAbsoluteDifferences(magnitudes, Vector256<byte>.Zero).AsUInt64();

        var pairs = (magnitudes.AsUInt16() & Vector256.Create((ushort)0xFF)) + (magnitudes.AsUInt16() >>> 8);
        var fours = (pairs.AsUInt32() & Vector256.Create(0xFFFFu)) + (pairs.AsUInt32() >>> 16);
        return (fours.AsUInt64() & Vector256.Create(0xFFFF_FFFFul)) + (fours.AsUInt64() >>> 32);
    }
}
