using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Farside.Core.Rasters;

namespace Farside.Processing.Imaging.Demosaicing;

/// <summary>Each missing colour is the mean of its nearest two or four samples.</summary>
public sealed class BilinearDemosaicer<TLanes> : IDemosaicer where TLanes : struct, ILanes<TLanes>
{
    const int Reach = 1;

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
        ref var g = ref _rows.Green.Row(y);
        ref var gUp = ref _rows.Green.Row(y - 1);
        ref var gDown = ref _rows.Green.Row(y + 1);
        var (half, quarter) = (TLanes.Of(0.5f), TLanes.Of(0.25f));
        nint phase = cfa.Phase;
        nint last = _target.Places - TLanes.Count;
        for (nint next = 0; next < last + TLanes.Count; next += TLanes.Count)
        {
            var k = nint.Min(next, last);
            var chroma = TLanes.Load(ref c, k);
            var green = TLanes.Load(ref g, k);
            var vertical = TLanes.Load(ref cUp, k) + TLanes.Load(ref cDown, k);
            Weave<TLanes>.Put(ref own, phase, k, chroma, Pair(ref c, k - phase) * half);
            Weave<TLanes>.Put(ref greens, phase, k, (Pair(ref g, k - 1 + phase) + (TLanes.Load(ref gUp, k) + TLanes.Load(ref gDown, k))) * quarter, green);
            Weave<TLanes>.Put(ref other, phase, k, (Pair(ref cUp, k - 1 + phase) + Pair(ref cDown, k - 1 + phase)) * quarter, vertical * half);
        }

        _target.Close(band, into);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static TLanes Pair(ref float row, nint k) => TLanes.Load(ref row, k) + TLanes.Load(ref row, k + 1);
}
