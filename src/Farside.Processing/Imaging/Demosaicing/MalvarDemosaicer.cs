using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Farside.Core.Rasters;

namespace Farside.Processing.Imaging.Demosaicing;

/// <summary>Bilinear interpolation, corrected by the Laplacian of the colour that is known at the pixel: five-by-five linear filters.</summary>
/// <remarks>
/// Source: Malvar, He &amp; Cutler 2004, High-quality linear interpolation for demosaicing of Bayer-patterned color images, ICASSP,
/// figure 2: gains α = 1/2, β = 5/8, γ = 3/4, coefficients in eighths.
/// </remarks>
public sealed class MalvarDemosaicer<TLanes> : IDemosaicer where TLanes : struct, ILanes<TLanes>
{
    const int Reach = 2;

    MosaicRows<TLanes> _rows = new(2);
    TargetRows _target = new(2);

    public void Demosaic(Raster<Linear> mosaic, BayerPattern pattern, int fromRow, int toRow, ColourPlanes band)
    {
        BandRows.Check(mosaic, fromRow, toRow, band);
        (_rows, _target) = _rows.Width == mosaic.Width ? (_rows, _target) : (new(mosaic.Width), new(mosaic.Width));
        for (var newest = fromRow - Reach; newest < toRow + Reach; newest++)
        {
            _rows.Take(mosaic, CfaRow.Of(pattern, newest), newest);
            var y = newest - Reach;
            if (y >= fromRow)
            {
                Finish(CfaRow.Of(pattern, y), y, band, y - fromRow);
            }
        }
    }

    void Finish(CfaRow cfa, int y, ColourPlanes band, int into)
    {
        _target.Open(cfa, band, into, out var ownRow, out var greenRow, out var otherRow);
        ref var own = ref MemoryMarshal.GetReference(ownRow);
        ref var greens = ref MemoryMarshal.GetReference(greenRow);
        ref var other = ref MemoryMarshal.GetReference(otherRow);
        ref var c = ref _rows.Chroma.Row(y);
        ref var cUp = ref _rows.Chroma.Row(y - 1);
        ref var cDown = ref _rows.Chroma.Row(y + 1);
        ref var cUp2 = ref _rows.Chroma.Row(y - 2);
        ref var cDown2 = ref _rows.Chroma.Row(y + 2);
        ref var g = ref _rows.Green.Row(y);
        ref var gUp = ref _rows.Green.Row(y - 1);
        ref var gDown = ref _rows.Green.Row(y + 1);
        ref var gUp2 = ref _rows.Green.Row(y - 2);
        ref var gDown2 = ref _rows.Green.Row(y + 2);
        var (half, oneAndHalf, two) = (TLanes.Of(0.5f), TLanes.Of(1.5f), TLanes.Of(2));
        var (four, five, six, eighth) = (TLanes.Of(4), TLanes.Of(5), TLanes.Of(6), TLanes.Of(0.125f));
        nint phase = cfa.Phase;
        nint last = _target.Places - TLanes.Count;
        for (nint next = 0; next < last + TLanes.Count; next += TLanes.Count)
        {
            var k = nint.Min(next, last);
            var chroma = TLanes.Load(ref c, k);
            var chromaCross = Sides(ref c, k) + (TLanes.Load(ref cUp2, k) + TLanes.Load(ref cDown2, k));
            var chromaCorners = Pair(ref cUp, k - 1 + phase) + Pair(ref cDown, k - 1 + phase);
            var greenCross = Pair(ref g, k - 1 + phase) + (TLanes.Load(ref gUp, k) + TLanes.Load(ref gDown, k));
            var greenAtChroma = ((four * chroma) + (two * greenCross) - chromaCross) * eighth;
            var otherAtChroma = ((six * chroma) + (two * chromaCorners) - (oneAndHalf * chromaCross)) * eighth;

            var green = TLanes.Load(ref g, k);
            var across = Sides(ref g, k);
            var along = TLanes.Load(ref gUp2, k) + TLanes.Load(ref gDown2, k);
            var greenCorners = Pair(ref gUp, k - phase) + Pair(ref gDown, k - phase);
            var fiveGreen = five * green;
            var ownAtGreen = (fiveGreen + (four * Pair(ref c, k - phase)) - (across + greenCorners) + (half * along)) * eighth;
            var otherAtGreen = (fiveGreen + (four * (TLanes.Load(ref cUp, k) + TLanes.Load(ref cDown, k))) - (along + greenCorners) + (half * across)) * eighth;

            Weave<TLanes>.Put(ref own, phase, k, chroma, ownAtGreen);
            Weave<TLanes>.Put(ref greens, phase, k, greenAtChroma, green);
            Weave<TLanes>.Put(ref other, phase, k, otherAtChroma, otherAtGreen);
        }

        _target.Close(band, into);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static TLanes Pair(ref float row, nint k) => TLanes.Load(ref row, k) + TLanes.Load(ref row, k + 1);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static TLanes Sides(ref float row, nint k) => TLanes.Load(ref row, k - 1) + TLanes.Load(ref row, k + 1);
}
