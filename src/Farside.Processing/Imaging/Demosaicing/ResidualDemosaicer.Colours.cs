using System.Runtime.CompilerServices;
using Farside.Core.Rasters;

namespace Farside.Processing.Imaging.Demosaicing;

public sealed partial class ResidualDemosaicer<TLanes>
{
    /// <summary>
    /// How far the first picture's red and blue read: three places to the other colour's corners, one more to a green place's neighbours.
    /// </summary>
    const int OppositeReach = 4;

    /// <summary>
    /// Green minus blue at red places, green minus red at blue ones, by a fixed 7 × 7 filter of the differences across the corners.
    /// </summary>
    /// <remarks>Source: Pekkucuksen &amp; Altunbasak 2010: ten 32nds of each corner, less one 32nd of each of the eight next ones.</remarks>
    void FindFirstOpposite(int margin)
    {
        ref var difference = ref Origin(_tile.Difference);
        ref var opposite = ref Origin(_tile.Opposite);
        const nint Down = ResidualTile.Stride;
        var (from, to) = _tile.Columns(margin);
        for (var y = -margin; y < _tile.Height + margin; y++)
        {
            nint row = ResidualTile.Row(y);
            for (var i = row + from; i < row + to; i += TLanes.Count)
            {
                var corners = Pair(ref difference, i - Down, 1) + Pair(ref difference, i + Down, 1);
                var sides = Pair(ref difference, i - Down, 3) + Pair(ref difference, i + Down, 3);
                var ends = Pair(ref difference, i - (3 * Down), 1) + Pair(ref difference, i + (3 * Down), 1);
                (((TLanes.Of(10) * corners) - (sides + ends)) * TLanes.Of(1f / 32)).Store(ref opposite, i);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static TLanes Pair(ref float plane, nint i, nint far) => At(ref plane, i - far) + At(ref plane, i + far);

    /// <summary>The same from the refined differences, each corner weighted by one over the square of the changes along its diagonal.</summary>
    void FindOpposite(int margin)
    {
        ref var difference = ref Origin(_tile.Difference);
        ref var opposite = ref Origin(_tile.Opposite);
        const nint Falling = ResidualTile.Stride + 1;
        const nint Rising = 1 - ResidualTile.Stride;
        var (from, to) = _tile.Columns(margin);
        for (var y = -margin; y < _tile.Height + margin; y++)
        {
            nint row = ResidualTile.Row(y);
            for (var i = row + from; i < row + to; i += TLanes.Count)
            {
                var here = At(ref difference, i);
                var sum = new Weighted(At(ref difference, i - Falling));
                var fall = Step(ref difference, i, Falling);
                var rise = Step(ref difference, i, Rising);
                sum.Add(ref difference, i, -Falling, fall + Change(here, At(ref difference, i - (2 * Falling))));
                sum.Add(ref difference, i, Falling, fall + Change(here, At(ref difference, i + (2 * Falling))));
                sum.Add(ref difference, i, -Rising, rise + Change(here, At(ref difference, i - (2 * Rising))));
                sum.Add(ref difference, i, Rising, rise + Change(here, At(ref difference, i + (2 * Rising))));
                sum.Mean.Store(ref opposite, i);
            }
        }
    }

    /// <summary>
    /// Green minus the row's colour, and minus the other, at every place of the tile: measured and interpolated ones, and at green places
    /// their weighted mean.
    /// </summary>
    void FindGreensColours(BayerPattern pattern, int top)
    {
        ref var difference = ref Origin(_tile.Difference);
        ref var opposite = ref Origin(_tile.Opposite);
        ref var own = ref Origin(_tile.Green);
        ref var other = ref Origin(_tile.Chroma);
        var (from, to) = _tile.Columns(0);
        for (var y = 0; y < _tile.Height; y++)
        {
            ref var isChroma = ref IsChroma(pattern, top + y);
            nint row = ResidualTile.Row(y);
            for (nint x = from; x < to; x += TLanes.Count)
            {
                var (i, isSample) = (row + x, At(ref isChroma, x));
                TLanes.WhereNonNegative(isSample, At(ref difference, i), Between(ref difference, ref opposite, i)).Store(ref own, i);
                TLanes.WhereNonNegative(isSample, At(ref opposite, i), Between(ref opposite, ref difference, i)).Store(ref other, i);
            }
        }
    }

    /// <summary>
    /// The mean of the two neighbours in the row and the two in the column, weighted by one over the square of the changes that way.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static TLanes Between(ref float inRow, ref float inColumn, nint i)
    {
        const nint Down = ResidualTile.Stride;
        var sum = new Weighted(At(ref inRow, i - 1));
        var (beside, above) = (Step(ref inRow, i, 1), Step(ref inColumn, i, Down));
        sum.Add(ref inRow, i, -1, beside);
        sum.Add(ref inRow, i, 1, beside);
        sum.Add(ref inColumn, i, -Down, above);
        sum.Add(ref inColumn, i, Down, above);
        return sum.Mean;
    }

    /// <summary>Puts the tile's finished colours into the band; a missing sample's pixel stays missing.</summary>
    void Write(Raster<Linear> mosaic, BayerPattern pattern, int left, int top, ColourPlanes band, int into, float scale)
    {
        for (var y = 0; y < _tile.Height; y++)
        {
            var cfa = CfaRow.Of(pattern, top + y);
            var measured = BandRows.Floats(mosaic, top + y).Slice(left, _tile.Width);
            var greens = BandRows.Floats(band.Green, into + y)[left..];
            var own = BandRows.Floats(cfa.IsRed ? band.Red : band.Blue, into + y)[left..];
            var other = BandRows.Floats(cfa.IsRed ? band.Blue : band.Red, into + y)[left..];
            var row = ResidualTile.Row(y);
            for (var x = 0; x < measured.Length; x++)
            {
                var sample = measured[x];
                var green = (x & 1) == cfa.Phase ? sample + (_tile.Difference[row + x] * scale) : sample;
                (greens[x], own[x]) = (green, (x & 1) == cfa.Phase ? sample : sample - (_tile.Green[row + x] * scale));
                other[x] = green - (_tile.Chroma[row + x] * scale);
            }
        }
    }

    /// <summary>A weighted mean taken about one of its values, so that equal values give exactly that value.</summary>
    struct Weighted(TLanes about)
    {
        TLanes _sum = TLanes.Of(0);
        TLanes _weights = TLanes.Of(0);

        public readonly TLanes Mean => about + (_sum / _weights);

        /// <summary>The neighbour one step away, trusted the less the more the plane changes, there and one place on.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Add(ref float plane, nint i, nint step, TLanes changes)
        {
            var value = At(ref plane, i + step);
            var change = changes + Change(value, At(ref plane, i + (3 * step)));
            var weight = TLanes.Of(1) / ((change * change) + TLanes.Of(Flat));
            _sum += weight * (value - about);
            _weights += weight;
        }
    }
}
