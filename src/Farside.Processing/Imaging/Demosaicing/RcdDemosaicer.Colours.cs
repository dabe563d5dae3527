using System.Runtime.CompilerServices;
using Farside.Core.Rasters;

namespace Farside.Processing.Imaging.Demosaicing;

public sealed partial class RcdDemosaicer<TLanes>
{
    /// <summary>Green at red and blue places.</summary>
    void FillGreen(CfaRow cfa, int y)
    {
        ref var c = ref _at.Rows.Chroma.Row(y);
        ref var c2 = ref _at.Rows.Chroma.Row(y - 2);
        ref var c4 = ref _at.Rows.Chroma.Row(y - 4);
        ref var d2 = ref _at.Rows.Chroma.Row(y + 2);
        ref var d4 = ref _at.Rows.Chroma.Row(y + 4);
        ref var g = ref _at.Rows.Green.Row(y);
        ref var g1 = ref _at.Rows.Green.Row(y - 1);
        ref var g3 = ref _at.Rows.Green.Row(y - 3);
        ref var h1 = ref _at.Rows.Green.Row(y + 1);
        ref var h3 = ref _at.Rows.Green.Row(y + 3);
        ref var low = ref _at.LowPass.Row(y);
        ref var low2 = ref _at.LowPass.Row(y - 2);
        ref var deep2 = ref _at.LowPass.Row(y + 2);
        ref var upright = ref _at.ClearUprightC.Row(y);
        ref var green = ref _at.GreenAtC.Row(y);
        nint left = cfa.Phase - 1;
        nint right = cfa.Phase;
        for (nint k = _at.GreenAtC.Start; k < _at.GreenAtC.End; k += TLanes.Count)
        {
            var (here, level) = (At(ref c, k), At(ref low, k));
            var (north, south, west, east) = (At(ref g1, k), At(ref h1, k), At(ref g, k + left), At(ref g, k + right));
            var (north2, south2, west2, east2) = (At(ref c2, k), At(ref d2, k), At(ref c, k - 1), At(ref c, k + 1));
            var (vertical, horizontal) = (Change(north, south) + TLanes.Of(Tiny), Change(west, east) + TLanes.Of(Tiny));
            var northward = vertical + Change(here, north2) + Change(north, At(ref g3, k)) + Change(north2, At(ref c4, k));
            var southward = vertical + Change(here, south2) + Change(south, At(ref h3, k)) + Change(south2, At(ref d4, k));
            var westward = horizontal + Change(here, west2) + Change(west, At(ref g, k + left - 1)) + Change(west2, At(ref c, k - 2));
            var eastward = horizontal + Change(here, east2) + Change(east, At(ref g, k + right + 1)) + Change(east2, At(ref c, k + 2));
            var alongColumn = Between(Scaled(north, level, At(ref low2, k)), northward, Scaled(south, level, At(ref deep2, k)), southward);
            var alongRow = Between(Scaled(west, level, At(ref low, k - 1)), westward, Scaled(east, level, At(ref low, k + 1)), eastward);
            Mix(At(ref upright, k), alongRow, alongColumn).Store(ref green, k);
        }
    }

    /// <summary>A neighbour's green, times the ratio of the low pass here to its mean with the one beyond the neighbour.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static TLanes Scaled(TLanes green, TLanes level, TLanes beyond) =>
        green * ((level + level + TLanes.Of(Tiny)) / (level + beyond + TLanes.Of(Tiny)));

    /// <summary>Blue at red places, red at blue places.</summary>
    void FillOther(CfaRow cfa, int y)
    {
        ref var c1 = ref _at.Rows.Chroma.Row(y - 1);
        ref var c3 = ref _at.Rows.Chroma.Row(y - 3);
        ref var d1 = ref _at.Rows.Chroma.Row(y + 1);
        ref var d3 = ref _at.Rows.Chroma.Row(y + 3);
        ref var g = ref _at.GreenAtC.Row(y);
        ref var g1 = ref _at.GreenAtC.Row(y - 1);
        ref var g2 = ref _at.GreenAtC.Row(y - 2);
        ref var h1 = ref _at.GreenAtC.Row(y + 1);
        ref var h2 = ref _at.GreenAtC.Row(y + 2);
        ref var diagonal = ref _at.ClearDiagonal.Row(y);
        ref var other = ref _at.OtherAtC.Row(y);
        nint left = cfa.Phase - 1;
        nint right = cfa.Phase;
        for (nint k = _at.OtherAtC.Start; k < _at.OtherAtC.End; k += TLanes.Count)
        {
            var green = At(ref g, k);
            var (upLeft, downRight, upRight, downLeft) = (At(ref c1, k + left), At(ref d1, k + right), At(ref c1, k + right), At(ref d1, k + left));
            var (fall, rise) = (Change(upLeft, downRight) + TLanes.Of(Tiny), Change(upRight, downLeft) + TLanes.Of(Tiny));
            var falling = Between(
                upLeft - At(ref g1, k + left), fall + Change(upLeft, At(ref c3, k + left - 1)) + Change(green, At(ref g2, k - 1)),
                downRight - At(ref h1, k + right), fall + Change(downRight, At(ref d3, k + right + 1)) + Change(green, At(ref h2, k + 1)));
            var rising = Between(
                upRight - At(ref g1, k + right), rise + Change(upRight, At(ref c3, k + right + 1)) + Change(green, At(ref g2, k + 1)),
                downLeft - At(ref h1, k + left), rise + Change(downLeft, At(ref d3, k + left - 1)) + Change(green, At(ref h2, k - 1)));
            (green + Mix(At(ref diagonal, k), rising, falling)).Store(ref other, k);
        }
    }

    /// <summary>Red and blue at green places; the finished row.</summary>
    void Finish(CfaRow cfa, int y, ColourPlanes band, int into)
    {
        var greens = BandRows.Floats(band.Green, into);
        var own = BandRows.Floats(cfa.IsRed ? band.Red : band.Blue, into);
        var other = BandRows.Floats(cfa.IsRed ? band.Blue : band.Red, into);
        ref var c = ref _at.Rows.Chroma.Row(y);
        ref var g = ref _at.Rows.Green.Row(y);
        ref var greenAtC = ref _at.GreenAtC.Row(y);
        ref var otherAtC = ref _at.OtherAtC.Row(y);
        for (nint k = 0; k < _at.Rows.HalfWidth; k += TLanes.Count)
        {
            var differences = AtGreen(cfa, y, k);
            var green = At(ref g, k);
            Weave<TLanes>.Write(own, cfa.Phase, k, At(ref c, k), green + differences.Own);
            Weave<TLanes>.Write(greens, cfa.Phase, k, At(ref greenAtC, k), green);
            Weave<TLanes>.Write(other, cfa.Phase, k, At(ref otherAtC, k), green + differences.Other);
        }
    }

    /// <summary>What the row's own colour and the other have more than green at green place <paramref name="k"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    (TLanes Own, TLanes Other) AtGreen(CfaRow cfa, int y, nint k)
    {
        nint left = -cfa.Phase;
        nint right = 1 - cfa.Phase;
        ref var g = ref _at.Rows.Green.Row(y);
        ref var ring = ref _at.GreenAtC.Row(y);
        var green = At(ref g, k);
        var sides = new Cross(
            At(ref _at.GreenAtC.Row(y - 1), k), At(ref _at.GreenAtC.Row(y + 1), k), At(ref ring, k + left), At(ref ring, k + right));
        var steps = new Cross(
            Change(green, At(ref _at.Rows.Green.Row(y - 2), k)), Change(green, At(ref _at.Rows.Green.Row(y + 2), k)),
            Change(green, At(ref g, k - 1)), Change(green, At(ref g, k + 1)));
        var upright = At(ref _at.ClearUprightG.Row(y), k);
        return (
            Difference(upright, sides, steps, _at.OtherAtC, _at.Rows.Chroma, y, k, left, right),
            Difference(upright, sides, steps, _at.Rows.Chroma, _at.OtherAtC, y, k, left, right));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static TLanes Difference(TLanes upright, Cross green, Cross steps, RowRing column, RowRing row, int y, nint k, nint left, nint right)
    {
        ref var across = ref row.Row(y);
        var (north, south, west, east) =
            (At(ref column.Row(y - 1), k), At(ref column.Row(y + 1), k), At(ref across, k + left), At(ref across, k + right));
        var (vertical, horizontal) = (Change(north, south) + TLanes.Of(Tiny), Change(west, east) + TLanes.Of(Tiny));
        var alongColumn = Between(
            north - green.North, vertical + steps.North + Change(north, At(ref column.Row(y - 3), k)),
            south - green.South, vertical + steps.South + Change(south, At(ref column.Row(y + 3), k)));
        var alongRow = Between(
            west - green.West, horizontal + steps.West + Change(west, At(ref across, k + left - 1)),
            east - green.East, horizontal + steps.East + Change(east, At(ref across, k + right + 1)));
        return Mix(upright, alongRow, alongColumn);
    }

    readonly record struct Cross(TLanes North, TLanes South, TLanes West, TLanes East);
}
