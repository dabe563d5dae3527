using Farside.Core.Rasters;

namespace Farside.Processing.Imaging.Demosaicing;

/// <summary>
/// Directional filtering with a-posteriori decision: green is interpolated along the row and along the column, the direction in which the
/// colour difference changes less is kept, and red and blue follow along it; the refining step then smooths the colour differences
/// along the same direction. Values are not clipped: a sharp edge may give samples below 0 or above its neighbours.
/// </summary>
/// <param name="isRefined">Whether the refining step runs.</param>
/// <remarks>
/// Source: Menon, Andriani &amp; Calvagno 2007, Demosaicing with directional filtering and a posteriori decision, IEEE Trans. Image
/// Processing 16(1), 132–141. Windows and tie (a tie goes to the row) as in the public package colour-demosaicing, from which this differs
/// only within ten pixels of the border: there the package counts differences beyond the border as nothing, and this as their mirror image.
/// Everything is done on colour differences (own colour − green), at half the pixels: adding green back gives the paper's formulas.
/// </remarks>
public sealed partial class MenonDemosaicer<TLanes>(bool isRefined) : IDemosaicer where TLanes : struct, ILanes<TLanes>
{
    // How many rows each stage runs behind the newest mosaic row; the last is how far above and below a row's result reaches.
    const int DirectionalLag = 2;
    const int ChoiceLag = DirectionalLag + 2;
    const int GreenLag = ChoiceLag + 1;
    const int PlainLag = GreenLag + 1;
    const int SmoothLag = GreenLag + 1;
    const int SmoothGreenLag = SmoothLag + 1;
    const int RefinedLag = SmoothGreenLag + 1;

    Scratch _s = new(2);

    public void Demosaic(Raster<Linear> mosaic, BayerPattern pattern, int fromRow, int toRow, ColourPlanes band)
    {
        BandRows.Check(mosaic, fromRow, toRow, band);
        _s = _s.Mosaic.Width == mosaic.Width ? _s : new(mosaic.Width);
        var reach = isRefined ? RefinedLag : PlainLag;
        var first = fromRow - reach;
        for (var newest = first; newest < toRow + reach; newest++)
        {
            _s.Mosaic.Take(mosaic, CfaRow.Of(pattern, newest), newest);
            Advance(pattern, newest, first);
            var y = newest - reach;
            if (y >= fromRow)
            {
                Finish(CfaRow.Of(pattern, y), y, band, y - fromRow);
            }
        }
    }

    // Each stage starts with the first row whose inputs all exist; the first two column steps lack theirs, and nobody reads them.
    void Advance(BayerPattern pattern, int newest, int first)
    {
        var available = newest - first;
        if (available >= 2 * DirectionalLag)
        {
            Directional(CfaRow.Of(pattern, newest - DirectionalLag), newest - DirectionalLag);
            Steps(newest - DirectionalLag);
        }

        if (available >= 2 * ChoiceLag)
        {
            Choose(CfaRow.Of(pattern, newest - ChoiceLag), newest - ChoiceLag);
        }

        if (available >= 2 * GreenLag)
        {
            AtGreen(CfaRow.Of(pattern, newest - GreenLag), newest - GreenLag);
        }

        if (isRefined && available >= 2 * SmoothLag)
        {
            Smooth(CfaRow.Of(pattern, newest - SmoothLag), newest - SmoothLag);
        }

        if (isRefined && available >= 2 * SmoothGreenLag)
        {
            SmoothAtGreen(CfaRow.Of(pattern, newest - SmoothGreenLag), newest - SmoothGreenLag);
        }
    }

    void Finish(CfaRow cfa, int y, ColourPlanes band, int into)
    {
        _s.Target.Open(cfa, band, into, out var own, out var green, out var other);
        if (isRefined)
        {
            FinishRefined(cfa, y, own, green, other);
        }
        else
        {
            FinishPlain(cfa, y, own, green, other);
        }

        _s.Target.Close(band, into);
    }

    /// <summary>Each stage's last rows: 88 half rows, so that a 2352-pixel-wide mosaic's fit a 512 KB cache.</summary>
    sealed class Scratch(int width)
    {
        public MosaicRows<TLanes> Mosaic { get; } = new(width);
        public TargetRows Target { get; } = new(width);

        /// <summary>At chroma: own colour − green, with green interpolated along the row, and along the column.</summary>
        public RowRing AlongRow { get; } = Ring(4, width);
        public RowRing AlongColumn { get; } = Ring(4, width);

        /// <summary>At chroma: by how much that difference changes to the next chroma on the right, and to the next below.</summary>
        public RowRing RowStep { get; } = Ring(8, width);
        public RowRing ColumnStep { get; } = Ring(4, width);

        /// <summary>At chroma: the steps around summed, column − row: not negative where the row is the better direction.</summary>
        public RowRing Lean { get; } = Ring(8, width);

        /// <summary>At chroma: own colour − green along the chosen direction.</summary>
        public RowRing Difference { get; } = Ring(4, width);

        /// <summary>At green: the row's own colour − green; the other colour − green; other − own.</summary>
        public RowRing Own { get; } = Ring(4, width);
        public RowRing Other { get; } = Ring(4, width);
        public RowRing Turn { get; } = Ring(4, width);

        /// <summary>At chroma: own − green smoothed along the chosen direction; the other colour − own before smoothing.</summary>
        public RowRing SmoothDifference { get; } = Ring(4, width);
        public RowRing EarlyTurn { get; } = Ring(4, width);

        /// <summary>At green: other − own from the smoothed differences.</summary>
        public RowRing SmoothTurn { get; } = Ring(4, width);

        static RowRing Ring(int rows, int width) => new(rows, (width + 1) / 2);
    }
}
