using System.Runtime.CompilerServices;
using Farside.Core.Rasters;

namespace Farside.Processing.Imaging.Demosaicing;

/// <summary>
/// Ratio-corrected demosaicing. Green follows its neighbour by the ratio of the low-passed mosaic at the two places, red and blue follow
/// green by colour differences; each is a mix of two crossing directions, weighted by which of them the mosaic changes less along.
/// </summary>
/// <remarks>
/// Source: Luis Sanz Rodríguez 2017, Ratio Corrected Demosaicing (the steps and filters as its author's release 2.3 describes them).
/// The guards against dividing by zero are far below any sample here, so that the result scales with the mosaic; a negative low pass counts
/// as zero, since samples above black may be noise below it; the picture is mirrored at its borders, so that they get the same treatment.
/// </remarks>
public sealed partial class RcdDemosaicer<TLanes> : IDemosaicer where TLanes : struct, ILanes<TLanes>
{
    // How many rows each stage stays behind the newest mosaic row: it waits for the rows below that it reads.
    const int EdgesLag = 3;
    const int DirectionsLag = 4;
    const int GreenLag = 5;
    const int OtherLag = 7;
    const int FinishLag = 10;

    const float Tiny = 1e-20f;
    const float TinySquare = 1e-30f;

    Scratch _at = new(2);

    public void Demosaic(Raster<Linear> mosaic, BayerPattern pattern, int fromRow, int toRow, ColourPlanes band)
    {
        BandRows.Check(mosaic, fromRow, toRow, band);
        _at = _at.Rows.Width == mosaic.Width ? _at : new(mosaic.Width);
        for (var newest = fromRow - FinishLag; newest < toRow + FinishLag; newest++)
        {
            _at.Rows.Take(mosaic, CfaRow.Of(pattern, newest), newest);
            FindEdges(CfaRow.Of(pattern, newest - EdgesLag), newest - EdgesLag);
            FindDirections(CfaRow.Of(pattern, newest - DirectionsLag), newest - DirectionsLag);
            Discern(CfaRow.Of(pattern, newest - GreenLag), newest - GreenLag);
            FillGreen(CfaRow.Of(pattern, newest - GreenLag), newest - GreenLag);
            FillOther(CfaRow.Of(pattern, newest - OtherLag), newest - OtherLag);
            var y = newest - FinishLag;
            if (y >= fromRow)
            {
                Finish(CfaRow.Of(pattern, y), y, band, y - fromRow);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static TLanes At(ref float row, nint k) => TLanes.Load(ref row, k);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static TLanes Change(TLanes a, TLanes b) => TLanes.Abs(a - b);

    /// <summary>Each end's value, weighted by the other end's gradient.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static TLanes Between(TLanes a, TLanes aGradient, TLanes b, TLanes bGradient) => a + ((b - a) * (aGradient / (aGradient + bGradient)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static TLanes Mix(TLanes share, TLanes of, TLanes and) => and + (share * (of - and));

    /// <summary>The rows that stages hand on; C at red and blue places, G at green ones.</summary>
    sealed class Scratch(int width)
    {
        readonly int _half = (width + 1) / 2;

        public MosaicRows<TLanes> Rows { get; } = new(width);
        public RowRing VerticalEdgesC => field ??= new(4, _half);
        public RowRing VerticalEdgesG => field ??= new(4, _half);
        public RowRing HorizontalEdgesC => field ??= new(4, _half);
        public RowRing HorizontalEdgesG => field ??= new(4, _half);
        public RowRing FallingEdges => field ??= new(4, _half);
        public RowRing RisingEdges => field ??= new(4, _half);
        public RowRing LowPass => field ??= new(8, _half);
        public RowRing UprightC => field ??= new(4, _half);
        public RowRing UprightG => field ??= new(4, _half);
        public RowRing Diagonal => field ??= new(4, _half);
        public RowRing ClearUprightC => field ??= new(8, _half);
        public RowRing ClearUprightG => field ??= new(8, _half);
        public RowRing ClearDiagonal => field ??= new(8, _half);
        public RowRing GreenAtC => field ??= new(8, _half);
        public RowRing OtherAtC => field ??= new(8, _half);
    }
}
