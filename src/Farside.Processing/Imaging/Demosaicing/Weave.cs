using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Farside.Processing.Imaging.Demosaicing;

/// <summary>Puts a row's two kinds of places together again: values at chroma places and at green places become one row of a plane.</summary>
static class Weave<TLanes> where TLanes : struct, ILanes<TLanes>
{
    /// <summary>Writes the columns of places <paramref name="k"/> and following, all of which the row has: see <see cref="TargetRows"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Put(ref float row, nint phase, nint k, TLanes atChroma, TLanes atGreen)
    {
        if (phase == 0)
        {
            TLanes.Zip(atChroma, atGreen, ref row, 2 * k);
        }
        else
        {
            TLanes.Zip(atGreen, atChroma, ref row, 2 * k);
        }
    }

    /// <summary>Writes the columns of places <paramref name="k"/> and following, never past the row's end.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Write(Span<float> row, int phase, nint k, TLanes atChroma, TLanes atGreen)
    {
        if ((k + TLanes.Count) * 2 > row.Length)
        {
            WriteRest(row, phase, k, atChroma, atGreen);
        }
        else if (phase == 0)
        {
            TLanes.Zip(atChroma, atGreen, ref MemoryMarshal.GetReference(row), 2 * k);
        }
        else
        {
            TLanes.Zip(atGreen, atChroma, ref MemoryMarshal.GetReference(row), 2 * k);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    static void WriteRest(Span<float> row, int phase, nint k, TLanes atChroma, TLanes atGreen)
    {
        Span<float> whole = stackalloc float[2 * TLanes.Count];
        Write(whole, phase, 0, atChroma, atGreen);
        var from = (int)(2 * k);
        whole[..(row.Length - from)].CopyTo(row[from..]);
    }
}
