using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Farside.Core.Rasters;

namespace Farside.Processing.Imaging.Demosaicing;

/// <summary>
/// The newest rows of a mosaic, each parted into its green samples and its red or blue ones, so that a vector holds one colour only.
/// Beyond its borders the picture continues as its mirror image about the outermost row or column, which keeps the Bayer order.
/// </summary>
/// <remarks>
/// Sample k of <see cref="Chroma"/> stands in column 2k + phase, sample k of <see cref="Green"/> in column 2k + 1 − phase. Hence, beside
/// chroma k, green k − 1 + phase and k + phase; beside green k, chroma k − phase and k + 1 − phase; straight above and below, the other
/// kind's sample k; across the corners of chroma k, chroma k − 1 + phase and k + phase, and of green k, green k − phase and k + 1 − phase.
/// </remarks>
public sealed class MosaicRows<TLanes>(int width) where TLanes : struct, ILanes<TLanes>
{
    const int Kept = 16;

    public int Width => width;

    /// <summary>Samples of each kind a row has, counting the one that an odd width leaves without a partner.</summary>
    public int HalfWidth => (width + 1) / 2;

    public RowRing Chroma { get; } = new(Kept, (width + 1) / 2);
    public RowRing Green { get; } = new(Kept, (width + 1) / 2);

    /// <summary>Takes in row <paramref name="y"/>, which may lie beyond the picture.</summary>
    public void Take(Raster<Linear> mosaic, CfaRow cfa, int y)
    {
        var row = BandRows.Floats(mosaic, Mirror(y, mosaic.Height));
        if (cfa.Phase == 0)
        {
            Part(row, ref Chroma.Row(y), ref Green.Row(y));
        }
        else
        {
            Part(row, ref Green.Row(y), ref Chroma.Row(y));
        }
    }

    void Part(ReadOnlySpan<float> row, ref float evens, ref float odds)
    {
        var pairs = row.Length / 2;
        if (pairs < 2 * RowRing.Margin)
        {
            FillAny(row, ref evens, ref odds);
            return;
        }

        // The last vector overlaps the one before it, so that no sample is left over.
        ref var source = ref MemoryMarshal.GetReference(row);
        nint last = pairs - TLanes.Count;
        for (nint k = 0; k < pairs; k += TLanes.Count)
        {
            var at = nint.Min(k, last);
            TLanes.Unzip(ref source, 2 * at, out var even, out var odd);
            even.Store(ref evens, at);
            odd.Store(ref odds, at);
        }

        FillMargins(row, ref evens, ref odds);
    }

    // Even column −2j mirrors 2j, odd column 1 − 2j mirrors 2j − 1; likewise about the last column, which is of either kind.
    void FillMargins(ReadOnlySpan<float> row, ref float evens, ref float odds)
    {
        for (nint j = 1; j <= RowRing.Margin; j++)
        {
            Unsafe.Add(ref evens, -j) = Unsafe.Add(ref evens, j);
            Unsafe.Add(ref odds, -j) = Unsafe.Add(ref odds, j - 1);
        }

        Unsafe.Add(ref evens, (row.Length - 1) / 2) = row[(row.Length - 1) & ~1];
        var (evenSum, oddSum) = ((nint)row.Length - 1, (nint)row.Length - 2);
        for (nint k = row.Length / 2; k < Chroma.End; k++)
        {
            Unsafe.Add(ref odds, k) = Unsafe.Add(ref odds, oddSum - k);
        }

        for (nint k = (row.Length + 1) / 2; k < Chroma.End; k++)
        {
            Unsafe.Add(ref evens, k) = Unsafe.Add(ref evens, evenSum - k);
        }
    }

    void FillAny(ReadOnlySpan<float> row, ref float evens, ref float odds)
    {
        for (var k = Chroma.Start; k < Chroma.End; k++)
        {
            Unsafe.Add(ref evens, k) = row[Mirror(2 * k, row.Length)];
            Unsafe.Add(ref odds, k) = row[Mirror((2 * k) + 1, row.Length)];
        }
    }

    /// <summary>… 2 1 0 1 2 … count−2 count−1 count−2 …</summary>
    static int Mirror(int index, int count)
    {
        var period = 2 * (count - 1);
        var within = (int)((uint)index < (uint)count ? index : ((index % period) + period) % period);
        return within < count ? within : period - within;
    }
}
