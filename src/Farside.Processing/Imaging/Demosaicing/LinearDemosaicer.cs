using System.Runtime.CompilerServices;
using Farside.Core.Rasters;

namespace Farside.Processing.Imaging.Demosaicing;

/// <summary>Every result is one linear filter of the mosaic: rows go in, and each comes out once the rows it reads are there.</summary>
/// <param name="reach">Rows above and below that the filter reads.</param>
public abstract class LinearDemosaicer<TLanes>(int reach) : IDemosaicer where TLanes : struct, ILanes<TLanes>
{
    private protected MosaicRows<TLanes> Rows { get; private set; } = new(2);
    private protected TargetRows Target { get; private set; } = new(2);

    public void Demosaic(Raster<Linear> mosaic, BayerPattern pattern, int fromRow, int toRow, ColourPlanes band)
    {
        BandRows.Check(mosaic, fromRow, toRow, band);
        (Rows, Target) = Rows.Width == mosaic.Width ? (Rows, Target) : (new(mosaic.Width), new(mosaic.Width));
        for (var newest = fromRow - reach; newest < toRow + reach; newest++)
        {
            Rows.Take(mosaic, CfaRow.Of(pattern, newest), newest);
            var y = newest - reach;
            if (y >= fromRow)
            {
                Finish(CfaRow.Of(pattern, y), y, band, y - fromRow);
            }
        }
    }

    private protected abstract void Finish(CfaRow cfa, int y, ColourPlanes band, int into);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private protected static TLanes Pair(ref float row, nint k) => TLanes.Load(ref row, k) + TLanes.Load(ref row, k + 1);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private protected static TLanes Sides(ref float row, nint k) => TLanes.Load(ref row, k - 1) + TLanes.Load(ref row, k + 1);
}
