using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Farside.Core.Rasters;

namespace Farside.Processing.Imaging.Demosaicing;

/// <summary>
/// Residual interpolation begun from a gradient-based estimate: the best of the methods here, and the slowest.
/// </summary>
/// <remarks>
/// <para>
/// 1. Green minus colour along rows and columns, blended from four sides by how little it changes there: a first picture
/// (Pekkucuksen &amp; Altunbasak 2010, Gradient based threshold free color filter array interpolation, ICIP).
/// 2. Along each row, and along each column, its two colours predict each other by local straight lines; what the lines miss at
/// measured places is interpolated to the places between. Repeated with longer windows; each pixel keeps the round whose residuals are
/// smallest and smoothest (Monno, Kiku, Tanaka &amp; Okutomi 2017, Adaptive residual interpolation, Sensors 17, 2787).
/// 3. Green is mixed from rows and columns, in part by that criterion at the pixel, for the most part by step 1's blend from four sides.
/// 4. Red and blue follow green by their differences, weighted to the sides along which these change least.
/// </para>
/// <para>
/// Published residual interpolation starts step 2 from linear interpolation, needs eleven rounds with two kinds of lines, and skips the
/// blend of step 1. Here steps 1 and 2 each begin where the other stops, which gains more and costs a tenth.
/// The mosaic is read <see cref="Reach"/> places around each pixel and the arithmetic is the same everywhere, so tiles and bands do not
/// show. Bands of fewer than some 256 rows cost more each row, since their surroundings are computed again.
/// A missing sample (NaN) is bridged from its row and costs its own pixel only.
/// </para>
/// </remarks>
public sealed partial class ResidualDemosaicer<TLanes> : IDemosaicer where TLanes : struct, ILanes<TLanes>
{
    /// <summary>Rows and columns around a pixel that its colours depend on.</summary>
    public const int Reach = 65;

    // Margins beyond a tile within which each stage's results are still right: each stage reads as far as the one before it allows.
    const int ColoursMargin = 3;
    const int MixMargin = 6;
    const int LinesMargin = MixMargin + BlendReach;
    const int CriterionReach = 3;

    readonly ResidualTile _tile = new();

    public void Demosaic(Raster<Linear> mosaic, BayerPattern pattern, int fromRow, int toRow, ColourPlanes band)
    {
        BandRows.Check(mosaic, fromRow, toRow, band);
        var scale = ScaleOf(mosaic);
        for (var top = fromRow; top < toRow; top += ResidualTile.Side)
        {
            for (var left = 0; left < mosaic.Width; left += ResidualTile.Side)
            {
                _tile.Width = Math.Min(ResidualTile.Side, mosaic.Width - left);
                _tile.Height = Math.Min(ResidualTile.Side, toRow - top);
                Fill(mosaic, left, top, scale);
                Work(pattern, top);
                Write(mosaic, pattern, left, top, band, top - fromRow, 1 / scale);
            }
        }
    }

    void Work(BayerPattern pattern, int top)
    {
        var start = LinesMargin + CriterionReach + LinesReach;
        FindDifferences(pattern, top, start + OppositeReach + BlendReach);
        Weigh(start + OppositeReach, cube: true);
        Blend(start + OppositeReach, FirstBlend);
        FindFirstOpposite(start + 1);

        StartLines(pattern, top, start, alongRow: true);
        Refine(pattern, top, step: 1, _tile.RowDifference, _tile.RowCriterion);
        StartLines(pattern, top, start, alongRow: false);
        Refine(pattern, top, step: ResidualTile.Stride, _tile.ColumnDifference, _tile.ColumnCriterion);

        Weigh(MixMargin, cube: false);
        Blend(MixMargin, SecondBlend);
        MixWithCriterion(MixMargin);
        FindOpposite(ColoursMargin);
        FindGreensColours(pattern, top);
    }

    /// <summary>A power of two that brings the mosaic's largest sample to 128…256, where the guards against dividing by zero are at home.</summary>
    static float ScaleOf(Raster<Linear> mosaic)
    {
        var largest = 0f;
        foreach (var sample in MemoryMarshal.Cast<Linear, float>(mosaic.Pixels))
        {
            var size = MathF.Abs(sample);
            largest = size > largest && float.IsFinite(size) ? size : largest;
        }

        return largest < 1e-30f ? 1 : MathF.ScaleB(1, 7 - MathF.ILogB(largest));
    }

    void Fill(Raster<Linear> mosaic, int left, int top, float scale)
    {
        var (from, to) = _tile.Columns(ResidualTile.Margin);
        for (var y = -ResidualTile.Margin; y < _tile.Height + ResidualTile.Margin; y++)
        {
            var row = BandRows.Floats(mosaic, Mirror(top + y, mosaic.Height));
            var into = _tile.Samples.AsSpan(ResidualTile.Row(y) + from, to - from);
            for (var x = from; x < to; x++)
            {
                into[x - from] = Bridged(row, Mirror(left + x, row.Length)) * scale;
            }
        }
    }

    /// <summary>The sample, or where it is missing the nearest of its colour in the row: to the left, else to the right, else zero.</summary>
    static float Bridged(ReadOnlySpan<float> row, int x)
    {
        if (!float.IsNaN(row[x]))
        {
            return row[x];
        }

        for (var k = x - 2; k >= 0; k -= 2)
        {
            if (!float.IsNaN(row[k]))
            {
                return row[k];
            }
        }

        for (var k = x + 2; k < row.Length; k += 2)
        {
            if (!float.IsNaN(row[k]))
            {
                return row[k];
            }
        }

        return 0;
    }

    static int Mirror(int index, int count)
    {
        var period = 2 * (count - 1);
        var within = (int)((uint)index < (uint)count ? index : ((index % period) + period) % period);
        return within < count ? within : period - within;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static ref float Origin(float[] plane) => ref MemoryMarshal.GetArrayDataReference(plane);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static TLanes At(ref float plane, nint i) => TLanes.Load(ref plane, i);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static TLanes Change(TLanes a, TLanes b) => TLanes.Abs(a - b);

    /// <summary>1 at the row's red or blue places, −1 at its green ones; place 0 of the result is column 0.</summary>
    ref float IsChroma(BayerPattern pattern, int y) => ref _tile.IsEven[ResidualTile.Margin + CfaRow.Of(pattern, y).Phase];
}
