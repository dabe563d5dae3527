using System.Runtime.CompilerServices;
using Farside.Core.Rasters;

namespace Farside.Processing.Imaging.Demosaicing;

public sealed partial class ResidualDemosaicer<TLanes>
{
    /// <summary>How many differences, from the pixel outwards, make one side's mean.</summary>
    const int FirstBlend = 4;
    const int SecondBlend = 5;

    /// <summary>The second blend's reach, and that of its weights: two places to their window, two more within it, one for its steps.</summary>
    const int BlendReach = 5;

    /// <summary>Keeps a weight finite where nothing changes at all; in 255ths of full scale, squared or cubed.</summary>
    const float Flat = 1e-2f;

    /// <summary>
    /// Green minus the other colour of the row, and of the column, everywhere, by second-order interpolation of what the place lacks.
    /// </summary>
    void FindDifferences(BayerPattern pattern, int top, int margin)
    {
        ref var samples = ref Origin(_tile.Samples);
        ref var alongRow = ref Origin(_tile.RowDifference);
        ref var alongColumn = ref Origin(_tile.ColumnDifference);
        var (from, to) = _tile.Columns(margin);
        for (var y = -margin; y < _tile.Height + margin; y++)
        {
            ref var isChroma = ref IsChroma(pattern, top + y);
            nint row = ResidualTile.Row(y);
            for (nint x = from; x < to; x += TLanes.Count)
            {
                var sign = At(ref isChroma, x);
                (sign * Curve(ref samples, row + x, 1)).Store(ref alongRow, row + x);
                (sign * Curve(ref samples, row + x, ResidualTile.Stride)).Store(ref alongColumn, row + x);
            }
        }
    }

    /// <summary>The neighbours' mean less the sample, less half its distance from the line between the places two away.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static TLanes Curve(ref float samples, nint i, nint step)
    {
        var here = At(ref samples, i);
        var near = At(ref samples, i - step) + At(ref samples, i + step);
        var far = At(ref samples, i - (2 * step)) + At(ref samples, i + (2 * step));
        return (TLanes.Of(0.5f) * (near - here)) - (TLanes.Of(0.25f) * far);
    }

    /// <summary>
    /// How much the differences along rows, and along columns, deserve trust at each place: one over the square or cube of their steps in
    /// 5 × 5 places.
    /// </summary>
    void Weigh(int margin, bool cube)
    {
        Weigh(_tile.RowDifference, 1, _tile.RowWeight, margin + 2, cube);
        Weigh(_tile.ColumnDifference, ResidualTile.Stride, _tile.ColumnWeight, margin + 2, cube);
    }

    void Weigh(float[] differences, nint step, float[] weights, int margin, bool cube)
    {
        ref var difference = ref Origin(differences);
        ref var sums = ref Origin(_tile.Sums);
        ref var weight = ref Origin(weights);
        var (from, to) = _tile.Columns(margin);
        for (var y = -margin - 2; y < _tile.Height + margin + 2; y++)
        {
            nint row = ResidualTile.Row(y);
            for (var i = row + from; i < row + to; i += TLanes.Count)
            {
                var inner = Step(ref difference, i - 1, step) + Step(ref difference, i + 1, step);
                var outer = Step(ref difference, i - 2, step) + Step(ref difference, i + 2, step);
                (Step(ref difference, i, step) + inner + outer).Store(ref sums, i);
            }
        }

        for (var y = -margin; y < _tile.Height + margin; y++)
        {
            nint row = ResidualTile.Row(y);
            for (var i = row + from; i < row + to; i += TLanes.Count)
            {
                var inner = At(ref sums, i - ResidualTile.Stride) + At(ref sums, i + ResidualTile.Stride);
                var outer = At(ref sums, i - (2 * ResidualTile.Stride)) + At(ref sums, i + (2 * ResidualTile.Stride));
                var sum = At(ref sums, i) + inner + outer;
                var power = cube ? sum * sum * sum : sum * sum;
                (TLanes.Of(1) / (power + TLanes.Of(Flat))).Store(ref weight, i);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static TLanes Step(ref float plane, nint i, nint step) => Change(At(ref plane, i + step), At(ref plane, i - step));

    /// <summary>The differences' mean towards each of the four sides, weighted by the trust in the places two steps that way.</summary>
    void Blend(int margin, int length)
    {
        ref var alongRow = ref Origin(_tile.RowDifference);
        ref var alongColumn = ref Origin(_tile.ColumnDifference);
        ref var rowWeight = ref Origin(_tile.RowWeight);
        ref var columnWeight = ref Origin(_tile.ColumnWeight);
        ref var blend = ref Origin(_tile.Difference);
        const nint Down = ResidualTile.Stride;
        var (from, to) = _tile.Columns(margin);
        for (var y = -margin; y < _tile.Height + margin; y++)
        {
            nint row = ResidualTile.Row(y);
            for (var i = row + from; i < row + to; i += TLanes.Count)
            {
                var centre = TLanes.Of(0.5f) * (At(ref alongRow, i) + At(ref alongColumn, i));
                var (west, east) = (At(ref rowWeight, i - 2), At(ref rowWeight, i + 2));
                var (north, south) = (At(ref columnWeight, i - (2 * Down)), At(ref columnWeight, i + (2 * Down)));
                var rows = (west * Side(ref alongRow, i, -1, length, centre)) + (east * Side(ref alongRow, i, 1, length, centre));
                var columns = (north * Side(ref alongColumn, i, -Down, length, centre)) + (south * Side(ref alongColumn, i, Down, length, centre));
                var weights = TLanes.Of(length) * ((west + east) + (north + south));
                (centre + ((rows + columns) / weights)).Store(ref blend, i);
            }
        }
    }

    /// <summary>
    /// The sum of so many differences from the place outwards, each less <paramref name="centre"/>: exactly zero where all are equal.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static TLanes Side(ref float differences, nint i, nint step, int length, TLanes centre)
    {
        var sum = At(ref differences, i) - centre;
        for (var k = 1; k < length; k++)
        {
            sum += At(ref differences, i + (k * step)) - centre;
        }

        return sum;
    }

    /// <summary>The rows' and columns' differences at the pixel itself, each weighted by the other's criterion.</summary>
    void Choose(int margin)
    {
        ref var chosen = ref Origin(_tile.Chosen);
        var (from, to) = _tile.Columns(margin);
        for (var y = -margin; y < _tile.Height + margin; y++)
        {
            nint row = ResidualTile.Row(y);
            for (var i = row + from; i < row + to; i += TLanes.Count)
            {
                Chosen(i).Store(ref chosen, i);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    TLanes Chosen(nint i)
    {
        var (byRow, byColumn) = (At(ref Origin(_tile.RowDifference), i), At(ref Origin(_tile.ColumnDifference), i));
        var rowMisses = At(ref Origin(_tile.RowCriterion), i) + TLanes.Of(TinyCriterion);
        var columnMisses = At(ref Origin(_tile.ColumnCriterion), i) + TLanes.Of(TinyCriterion);
        return byRow + ((byColumn - byRow) * (rowMisses / (rowMisses + columnMisses)));
    }

    /// <summary>The mean of the blend, what the criterion chooses now, and what it chose before.</summary>
    void Mix(int margin)
    {
        ref var before = ref Origin(_tile.Chosen);
        ref var difference = ref Origin(_tile.Difference);
        var (from, to) = _tile.Columns(margin);
        for (var y = -margin; y < _tile.Height + margin; y++)
        {
            nint row = ResidualTile.Row(y);
            for (var i = row + from; i < row + to; i += TLanes.Count)
            {
                var blend = At(ref difference, i);
                var others = (Chosen(i) - blend) + (At(ref before, i) - blend);
                (blend + (TLanes.Of(1f / 3) * others)).Store(ref difference, i);
            }
        }
    }
}
