using System.Runtime.InteropServices;
using Farside.Core.Rasters;

namespace Farside.Processing.Imaging.Demosaicing;

/// <summary>Each missing colour is the mean of its nearest two or four samples.</summary>
public sealed class BilinearDemosaicer<TLanes>() : LinearDemosaicer<TLanes>(reach: 1) where TLanes : struct, ILanes<TLanes>
{
    private protected override void Finish(CfaRow cfa, int y, ColourPlanes band, int into)
    {
        Target.Open(cfa, band, into, out var ownRow, out var greenRow, out var otherRow);
        ref var own = ref MemoryMarshal.GetReference(ownRow);
        ref var greens = ref MemoryMarshal.GetReference(greenRow);
        ref var other = ref MemoryMarshal.GetReference(otherRow);
        ref var c = ref Rows.Chroma.Row(y);
        ref var cUp = ref Rows.Chroma.Row(y - 1);
        ref var cDown = ref Rows.Chroma.Row(y + 1);
        ref var g = ref Rows.Green.Row(y);
        ref var gUp = ref Rows.Green.Row(y - 1);
        ref var gDown = ref Rows.Green.Row(y + 1);
        var (half, quarter) = (TLanes.Of(0.5f), TLanes.Of(0.25f));
        nint phase = cfa.Phase;
        nint last = Target.Places - TLanes.Count;
        for (nint next = 0; next < last + TLanes.Count; next += TLanes.Count)
        {
            var k = nint.Min(next, last);
            var chroma = TLanes.Load(ref c, k);
            var green = TLanes.Load(ref g, k);
            var greenCross = Pair(ref g, k - 1 + phase) + (TLanes.Load(ref gUp, k) + TLanes.Load(ref gDown, k));
            var vertical = TLanes.Load(ref cUp, k) + TLanes.Load(ref cDown, k);
            Weave<TLanes>.Put(ref own, phase, k, chroma, Pair(ref c, k - phase) * half);
            Weave<TLanes>.Put(ref greens, phase, k, greenCross * quarter, green);
            Weave<TLanes>.Put(ref other, phase, k, (Pair(ref cUp, k - 1 + phase) + Pair(ref cDown, k - 1 + phase)) * quarter, vertical * half);
        }

        Target.Close(band, into);
    }
}
