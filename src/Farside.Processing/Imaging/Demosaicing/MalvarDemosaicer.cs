using System.Runtime.InteropServices;
using Farside.Core.Rasters;

namespace Farside.Processing.Imaging.Demosaicing;

/// <summary>Bilinear interpolation, corrected by the Laplacian of the colour that is known at the pixel: five-by-five linear filters.</summary>
/// <remarks>
/// Source: Malvar, He &amp; Cutler 2004, High-quality linear interpolation for demosaicing of Bayer-patterned color images, ICASSP,
/// figure 2: gains α = 1/2, β = 5/8, γ = 3/4, coefficients in eighths.
/// </remarks>
public sealed class MalvarDemosaicer<TLanes>() : LinearDemosaicer<TLanes>(reach: 2) where TLanes : struct, ILanes<TLanes>
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
        ref var cUp2 = ref Rows.Chroma.Row(y - 2);
        ref var cDown2 = ref Rows.Chroma.Row(y + 2);
        ref var g = ref Rows.Green.Row(y);
        ref var gUp = ref Rows.Green.Row(y - 1);
        ref var gDown = ref Rows.Green.Row(y + 1);
        ref var gUp2 = ref Rows.Green.Row(y - 2);
        ref var gDown2 = ref Rows.Green.Row(y + 2);
        var (half, oneAndHalf, two) = (TLanes.Of(0.5f), TLanes.Of(1.5f), TLanes.Of(2));
        var (four, five, six, eighth) = (TLanes.Of(4), TLanes.Of(5), TLanes.Of(6), TLanes.Of(0.125f));
        nint phase = cfa.Phase;
        nint last = Target.Places - TLanes.Count;
        for (nint next = 0; next < last + TLanes.Count; next += TLanes.Count)
        {
            var k = nint.Min(next, last);
            var chroma = TLanes.Load(ref c, k);
            var chromaCross = Sides(ref c, k) + (TLanes.Load(ref cUp2, k) + TLanes.Load(ref cDown2, k));
            var chromaCorners = Pair(ref cUp, k - 1 + phase) + Pair(ref cDown, k - 1 + phase);
            var greenCross = Pair(ref g, k - 1 + phase) + (TLanes.Load(ref gUp, k) + TLanes.Load(ref gDown, k));
            var greenAtChroma = ((four * chroma) + (two * greenCross) - chromaCross) * eighth;
            var otherAtChroma = ((six * chroma) + (two * chromaCorners) - (oneAndHalf * chromaCross)) * eighth;

            var green = TLanes.Load(ref g, k);
            var across = Sides(ref g, k);
            var along = TLanes.Load(ref gUp2, k) + TLanes.Load(ref gDown2, k);
            var greenCorners = Pair(ref gUp, k - phase) + Pair(ref gDown, k - phase);
            var fiveGreen = five * green;
            var ownAtGreen = (fiveGreen + (four * Pair(ref c, k - phase)) - (across + greenCorners) + (half * along)) * eighth;
            var vertical = TLanes.Load(ref cUp, k) + TLanes.Load(ref cDown, k);
            var otherAtGreen = (fiveGreen + (four * vertical) - (along + greenCorners) + (half * across)) * eighth;

            Weave<TLanes>.Put(ref own, phase, k, chroma, ownAtGreen);
            Weave<TLanes>.Put(ref greens, phase, k, greenAtChroma, green);
            Weave<TLanes>.Put(ref other, phase, k, otherAtChroma, otherAtGreen);
        }

        Target.Close(band, into);
    }
}
