using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Farside.Processing.Imaging.Demosaicing;

/// <summary>
/// The last few rows of a stage's results, each of half a mosaic row's length with a margin on both sides. A new row takes the oldest
/// one's place.
/// </summary>
public sealed class RowRing
{
    /// <summary>Places before the first sample and behind the last that a kernel computes too, and sixteenths it may round up to.</summary>
    public const int Margin = 16;

    const int LineBytes = 64;

    readonly float[] _rows;
    readonly int _mask;
    readonly int _stride;
    readonly int _origin;

    /// <param name="rows">How many rows are kept: a power of two.</param>
    /// <param name="halfWidth">Samples a row, margins not counted.</param>
    public unsafe RowRing(int rows, int halfWidth)
    {
        _mask = rows - 1;
        Start = -Margin;
        End = RoundUp(halfWidth) + Margin;
        _stride = End - Start;
        _rows = GC.AllocateArray<float>((rows * _stride) + (4 * Margin), pinned: true);
        var address = (long)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(_rows));
        _origin = (int)((LineBytes - (address % LineBytes)) % LineBytes / sizeof(float)) + (2 * Margin);
    }

    /// <summary>The first place a kernel computes.</summary>
    public int Start { get; }

    /// <summary>One past the last place a kernel computes; a whole number of the widest lanes from <see cref="Start"/>.</summary>
    public int End { get; }

    /// <summary>Sample 0 of row <paramref name="y"/>, which may be negative: rows above the picture.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref float Row(int y) => ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_rows), (nint)(_origin + ((y & _mask) * _stride)));

    static int RoundUp(int count) => (count + Margin - 1) / Margin * Margin;
}
