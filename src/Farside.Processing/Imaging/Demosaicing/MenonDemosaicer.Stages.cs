using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Farside.Processing.Imaging.Demosaicing;

// Places and their neighbours: see MosaicRows. Each stage computes the margins too, so that the next one needs no special case there.
public sealed partial class MenonDemosaicer<TLanes>
{
    /// <summary>
    /// Green at chroma by the five-tap filter (−1 2 2 2 −1) / 4 in both directions, as own − green, and the step down to this row from two
    /// above.
    /// </summary>
    void Directional(CfaRow cfa, int y)
    {
        var (chroma, green) = (_s.Mosaic.Chroma, _s.Mosaic.Green);
        ref var c = ref chroma.Row(y);
        ref var cUp2 = ref chroma.Row(y - 2);
        ref var cDown2 = ref chroma.Row(y + 2);
        ref var g = ref green.Row(y);
        ref var gUp = ref green.Row(y - 1);
        ref var gDown = ref green.Row(y + 1);
        ref var alongRow = ref _s.AlongRow.Row(y);
        ref var alongColumn = ref _s.AlongColumn.Row(y);
        ref var alongColumnUp2 = ref _s.AlongColumn.Row(y - 2);
        ref var columnStepUp2 = ref _s.ColumnStep.Row(y - 2);
        var (half, quarter) = (TLanes.Of(0.5f), TLanes.Of(0.25f));
        nint phase = cfa.Phase;
        for (nint k = chroma.Start; k < chroma.End; k += TLanes.Count)
        {
            var centre = TLanes.Load(ref c, k);
            var halfCentre = half * centre;
            var row = (half * Pair(ref g, k - 1 + phase)) + (halfCentre - (quarter * (TLanes.Load(ref c, k - 1) + TLanes.Load(ref c, k + 1))));
            var column = (half * (TLanes.Load(ref gUp, k) + TLanes.Load(ref gDown, k)))
                + (halfCentre - (quarter * (TLanes.Load(ref cUp2, k) + TLanes.Load(ref cDown2, k))));
            (centre - row).Store(ref alongRow, k);
            var difference = centre - column;
            difference.Store(ref alongColumn, k);
            TLanes.Abs(TLanes.Load(ref alongColumnUp2, k) - difference).Store(ref columnStepUp2, k);
        }
    }

    void Steps(int y)
    {
        ref var alongRow = ref _s.AlongRow.Row(y);
        ref var rowStep = ref _s.RowStep.Row(y);
        for (nint k = _s.AlongRow.Start; k < _s.AlongRow.End; k += TLanes.Count)
        {
            TLanes.Abs(TLanes.Load(ref alongRow, k) - TLanes.Load(ref alongRow, k + 1)).Store(ref rowStep, k);
        }
    }

    /// <summary>Sums the steps in a 5 × 5 window in each direction, and keeps the difference along the smoother one.</summary>
    void Choose(CfaRow cfa, int y)
    {
        ref var row = ref _s.RowStep.Row(y);
        ref var rowUp = ref _s.RowStep.Row(y - 1);
        ref var rowDown = ref _s.RowStep.Row(y + 1);
        ref var rowUp2 = ref _s.RowStep.Row(y - 2);
        ref var rowDown2 = ref _s.RowStep.Row(y + 2);
        ref var column = ref _s.ColumnStep.Row(y);
        ref var columnUp = ref _s.ColumnStep.Row(y - 1);
        ref var columnUp2 = ref _s.ColumnStep.Row(y - 2);
        ref var alongRow = ref _s.AlongRow.Row(y);
        ref var alongColumn = ref _s.AlongColumn.Row(y);
        ref var lean = ref _s.Lean.Row(y);
        ref var difference = ref _s.Difference.Row(y);
        var three = TLanes.Of(3);
        var corner = (nint)cfa.Phase - 1;
        for (nint k = _s.Lean.Start; k < _s.Lean.End; k += TLanes.Count)
        {
            var rowSum = (three * Pair(ref row, k - 1)) + (Pair(ref rowUp2, k - 1) + Pair(ref rowDown2, k - 1))
                + (TLanes.Load(ref rowUp, k + corner) + TLanes.Load(ref rowDown, k + corner));
            var columnSum = (three * (TLanes.Load(ref column, k) + TLanes.Load(ref columnUp2, k))) + (Sides(ref column, k) + Sides(ref columnUp2, k))
                + Pair(ref columnUp, k + corner);
            var chosen = columnSum - rowSum;
            chosen.Store(ref lean, k);
            TLanes.WhereNonNegative(chosen, TLanes.Load(ref alongRow, k), TLanes.Load(ref alongColumn, k)).Store(ref difference, k);
        }
    }

    /// <summary>Colour differences at green: own from left and right, other from above and below.</summary>
    void AtGreen(CfaRow cfa, int y)
    {
        ref var difference = ref _s.Difference.Row(y);
        ref var differenceUp = ref _s.Difference.Row(y - 1);
        ref var differenceDown = ref _s.Difference.Row(y + 1);
        ref var owns = ref _s.Own.Row(y);
        ref var others = ref _s.Other.Row(y);
        ref var turns = ref _s.Turn.Row(y);
        var half = TLanes.Of(0.5f);
        nint phase = cfa.Phase;
        for (nint k = _s.Own.Start; k < _s.Own.End; k += TLanes.Count)
        {
            var own = half * Pair(ref difference, k - phase);
            var other = half * (TLanes.Load(ref differenceUp, k) + TLanes.Load(ref differenceDown, k));
            own.Store(ref owns, k);
            other.Store(ref others, k);
            (other - own).Store(ref turns, k);
        }
    }

    /// <summary>
    /// At chroma, along the chosen direction: own − green as the mean of three, and the other colour − own as it is before refining.
    /// </summary>
    void Smooth(CfaRow cfa, int y)
    {
        ref var lean = ref _s.Lean.Row(y);
        ref var difference = ref _s.Difference.Row(y);
        ref var own = ref _s.Own.Row(y);
        ref var otherUp = ref _s.Other.Row(y - 1);
        ref var otherDown = ref _s.Other.Row(y + 1);
        ref var turn = ref _s.Turn.Row(y);
        ref var turnUp = ref _s.Turn.Row(y - 1);
        ref var turnDown = ref _s.Turn.Row(y + 1);
        ref var smooth = ref _s.SmoothDifference.Row(y);
        ref var early = ref _s.EarlyTurn.Row(y);
        var (half, three, zero) = (TLanes.Of(0.5f), TLanes.Of(3), TLanes.Of(0));
        var beside = (nint)cfa.Phase - 1;
        for (nint k = _s.Lean.Start; k < _s.Lean.End; k += TLanes.Count)
        {
            var chosen = TLanes.Load(ref lean, k);
            var neighbours = TLanes.WhereNonNegative(chosen, Pair(ref own, k + beside), TLanes.Load(ref otherUp, k) + TLanes.Load(ref otherDown, k));
            ((neighbours + TLanes.Load(ref difference, k)) / three).Store(ref smooth, k);
            var turns = TLanes.WhereNonNegative(
                chosen, Pair(ref turn, k + beside), zero - (TLanes.Load(ref turnUp, k) + TLanes.Load(ref turnDown, k)));
            (half * turns).Store(ref early, k);
        }
    }

    /// <summary>At green: other − own from the smoothed differences.</summary>
    void SmoothAtGreen(CfaRow cfa, int y)
    {
        ref var smooth = ref _s.SmoothDifference.Row(y);
        ref var smoothUp = ref _s.SmoothDifference.Row(y - 1);
        ref var smoothDown = ref _s.SmoothDifference.Row(y + 1);
        ref var turns = ref _s.SmoothTurn.Row(y);
        var half = TLanes.Of(0.5f);
        nint phase = cfa.Phase;
        for (nint k = _s.SmoothTurn.Start; k < _s.SmoothTurn.End; k += TLanes.Count)
        {
            var own = half * Pair(ref smooth, k - phase);
            var other = half * (TLanes.Load(ref smoothUp, k) + TLanes.Load(ref smoothDown, k));
            (other - own).Store(ref turns, k);
        }
    }

    void FinishPlain(CfaRow cfa, int y, Span<float> ownRow, Span<float> greenRow, Span<float> otherRow)
    {
        ref var own = ref MemoryMarshal.GetReference(ownRow);
        ref var green = ref MemoryMarshal.GetReference(greenRow);
        ref var other = ref MemoryMarshal.GetReference(otherRow);
        ref var c = ref _s.Mosaic.Chroma.Row(y);
        ref var g = ref _s.Mosaic.Green.Row(y);
        ref var lean = ref _s.Lean.Row(y);
        ref var difference = ref _s.Difference.Row(y);
        ref var owns = ref _s.Own.Row(y);
        ref var others = ref _s.Other.Row(y);
        ref var turn = ref _s.Turn.Row(y);
        ref var turnUp = ref _s.Turn.Row(y - 1);
        ref var turnDown = ref _s.Turn.Row(y + 1);
        var (half, zero) = (TLanes.Of(0.5f), TLanes.Of(0));
        nint phase = cfa.Phase;
        nint last = _s.Target.Places - TLanes.Count;
        for (nint next = 0; next < last + TLanes.Count; next += TLanes.Count)
        {
            var k = nint.Min(next, last);
            var (atChroma, atGreen) = (TLanes.Load(ref c, k), TLanes.Load(ref g, k));
            var turns = TLanes.WhereNonNegative(
                TLanes.Load(ref lean, k), Pair(ref turn, k - 1 + phase), zero - (TLanes.Load(ref turnUp, k) + TLanes.Load(ref turnDown, k)));
            Weave<TLanes>.Put(ref own, phase, k, atChroma, atGreen + TLanes.Load(ref owns, k));
            Weave<TLanes>.Put(ref green, phase, k, atChroma - TLanes.Load(ref difference, k), atGreen);
            Weave<TLanes>.Put(ref other, phase, k, atChroma + (half * turns), atGreen + TLanes.Load(ref others, k));
        }
    }

    void FinishRefined(CfaRow cfa, int y, Span<float> ownRow, Span<float> greenRow, Span<float> otherRow)
    {
        ref var own = ref MemoryMarshal.GetReference(ownRow);
        ref var green = ref MemoryMarshal.GetReference(greenRow);
        ref var other = ref MemoryMarshal.GetReference(otherRow);
        ref var c = ref _s.Mosaic.Chroma.Row(y);
        ref var g = ref _s.Mosaic.Green.Row(y);
        ref var lean = ref _s.Lean.Row(y);
        ref var smooth = ref _s.SmoothDifference.Row(y);
        ref var smoothUp = ref _s.SmoothDifference.Row(y - 1);
        ref var smoothDown = ref _s.SmoothDifference.Row(y + 1);
        ref var early = ref _s.EarlyTurn.Row(y);
        ref var turn = ref _s.SmoothTurn.Row(y);
        ref var turnUp = ref _s.SmoothTurn.Row(y - 1);
        ref var turnDown = ref _s.SmoothTurn.Row(y + 1);
        var (half, three, zero) = (TLanes.Of(0.5f), TLanes.Of(3), TLanes.Of(0));
        nint phase = cfa.Phase;
        nint last = _s.Target.Places - TLanes.Count;
        for (nint next = 0; next < last + TLanes.Count; next += TLanes.Count)
        {
            var k = nint.Min(next, last);
            var (atChroma, atGreen) = (TLanes.Load(ref c, k), TLanes.Load(ref g, k));
            var turns = TLanes.WhereNonNegative(
                TLanes.Load(ref lean, k), Pair(ref turn, k - 1 + phase), zero - (TLanes.Load(ref turnUp, k) + TLanes.Load(ref turnDown, k)));
            Weave<TLanes>.Put(ref own, phase, k, atChroma, atGreen + (half * Pair(ref smooth, k - phase)));
            Weave<TLanes>.Put(ref green, phase, k, atChroma - TLanes.Load(ref smooth, k), atGreen);
            Weave<TLanes>.Put(
                ref other,
                phase,
                k,
                atChroma + ((turns + TLanes.Load(ref early, k)) / three),
                atGreen + (half * (TLanes.Load(ref smoothUp, k) + TLanes.Load(ref smoothDown, k))));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static TLanes Pair(ref float row, nint k) => TLanes.Load(ref row, k) + TLanes.Load(ref row, k + 1);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static TLanes Sides(ref float row, nint k) => TLanes.Load(ref row, k - 1) + TLanes.Load(ref row, k + 1);
}
