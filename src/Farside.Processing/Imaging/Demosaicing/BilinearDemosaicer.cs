using System.Runtime.CompilerServices;
using Farside.Core.Rasters;

namespace Farside.Processing.Imaging.Demosaicing;

/// <summary>Each missing colour is the mean of its nearest two or four samples.</summary>
public sealed class BilinearDemosaicer<TLanes> : IDemosaicer where TLanes : struct, ILanes<TLanes>
{
    const int Reach = 1;

    MosaicRows<TLanes> _rows = new(2);

    public void Demosaic(Raster<Linear> mosaic, BayerPattern pattern, int fromRow, int toRow, ColourPlanes band)
    {
        BandRows.Check(mosaic, fromRow, toRow, band);
        _rows = _rows.Width == mosaic.Width ? _rows : new(mosaic.Width);
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
        var greens = BandRows.Floats(band.Green, into);
        var own = BandRows.Floats(cfa.IsRed ? band.Red : band.Blue, into);
        var other = BandRows.Floats(cfa.IsRed ? band.Blue : band.Red, into);
        ref var c = ref _rows.Chroma.Row(y);
        ref var cUp = ref _rows.Chroma.Row(y - 1);
        ref var cDown = ref _rows.Chroma.Row(y + 1);
        ref var g = ref _rows.Green.Row(y);
        ref var gUp = ref _rows.Green.Row(y - 1);
        ref var gDown = ref _rows.Green.Row(y + 1);
        var (half, quarter) = (TLanes.Of(0.5f), TLanes.Of(0.25f));
        nint phase = cfa.Phase;
        for (nint k = 0; k < _rows.HalfWidth; k += TLanes.Count)
        {
            var chroma = TLanes.Load(ref c, k);
            var green = TLanes.Load(ref g, k);
            var vertical = TLanes.Load(ref cUp, k) + TLanes.Load(ref cDown, k);
            Weave<TLanes>.Write(own, cfa.Phase, k, chroma, Pair(ref c, k - phase) * half);
            Weave<TLanes>.Write(greens, cfa.Phase, k, (Pair(ref g, k - 1 + phase) + (TLanes.Load(ref gUp, k) + TLanes.Load(ref gDown, k))) * quarter, green);
            Weave<TLanes>.Write(other, cfa.Phase, k, (Pair(ref cUp, k - 1 + phase) + Pair(ref cDown, k - 1 + phase)) * quarter, vertical * half);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static TLanes Pair(ref float row, nint k) => TLanes.Load(ref row, k) + TLanes.Load(ref row, k + 1);
}
