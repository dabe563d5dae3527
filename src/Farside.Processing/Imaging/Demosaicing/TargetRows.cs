using Farside.Core.Rasters;

namespace Farside.Processing.Imaging.Demosaicing;

/// <summary>
/// Where a finished row goes: straight into the band, where whole vectors fill it (the last may overlap the one before it), else into spare
/// rows from which it is copied. So a kernel's loop never has a rest to care for.
/// </summary>
sealed class TargetRows(int width)
{
    readonly bool _isDirect = width % 2 == 0 && width >= 2 * RowRing.Margin;
    readonly float[][] _spare = [Spare(width), Spare(width), Spare(width)];

    /// <summary>Places of each kind in a row of <see cref="Open"/>; at least the widest vector's count.</summary>
    public int Places => _isDirect ? width / 2 : _spare[0].Length / 2;

    /// <summary>First samples of a row: of the colour it holds beside green, of green, and of the third colour.</summary>
    public void Open(CfaRow cfa, ColourPlanes band, int y, out Span<float> own, out Span<float> green, out Span<float> other)
    {
        var red = Row(band.Red, y, 0);
        var blue = Row(band.Blue, y, 2);
        green = Row(band.Green, y, 1);
        own = cfa.IsRed ? red : blue;
        other = cfa.IsRed ? blue : red;
    }

    public void Close(ColourPlanes band, int y)
    {
        if (!_isDirect)
        {
            _spare[0].AsSpan(0, width).CopyTo(BandRows.Floats(band.Red, y));
            _spare[1].AsSpan(0, width).CopyTo(BandRows.Floats(band.Green, y));
            _spare[2].AsSpan(0, width).CopyTo(BandRows.Floats(band.Blue, y));
        }
    }

    Span<float> Row(Raster<Linear> plane, int y, int spare) => _isDirect ? BandRows.Floats(plane, y) : _spare[spare];

    static float[] Spare(int width) => new float[(width + (2 * RowRing.Margin) - 1) / (2 * RowRing.Margin) * (2 * RowRing.Margin)];
}
