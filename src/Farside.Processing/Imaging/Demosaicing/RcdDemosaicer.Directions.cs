using System.Runtime.CompilerServices;

namespace Farside.Processing.Imaging.Demosaicing;

public sealed partial class RcdDemosaicer<TLanes>
{
    /// <summary>The squared high pass of the mosaic along each direction, and its 3 × 3 low pass.</summary>
    void FindEdges(CfaRow cfa, int y)
    {
        ref var c = ref _at.Rows.Chroma.Row(y);
        ref var g = ref _at.Rows.Green.Row(y);
        ref var c1 = ref _at.Rows.Chroma.Row(y - 1);
        ref var g1 = ref _at.Rows.Green.Row(y - 1);
        ref var c2 = ref _at.Rows.Chroma.Row(y - 2);
        ref var g2 = ref _at.Rows.Green.Row(y - 2);
        ref var c3 = ref _at.Rows.Chroma.Row(y - 3);
        ref var g3 = ref _at.Rows.Green.Row(y - 3);
        ref var d1 = ref _at.Rows.Chroma.Row(y + 1);
        ref var h1 = ref _at.Rows.Green.Row(y + 1);
        ref var d2 = ref _at.Rows.Chroma.Row(y + 2);
        ref var h2 = ref _at.Rows.Green.Row(y + 2);
        ref var d3 = ref _at.Rows.Chroma.Row(y + 3);
        ref var h3 = ref _at.Rows.Green.Row(y + 3);
        ref var verticalC = ref _at.VerticalEdgesC.Row(y);
        ref var verticalG = ref _at.VerticalEdgesG.Row(y);
        ref var horizontalC = ref _at.HorizontalEdgesC.Row(y);
        ref var horizontalG = ref _at.HorizontalEdgesG.Row(y);
        ref var falling = ref _at.FallingEdges.Row(y);
        ref var rising = ref _at.RisingEdges.Row(y);
        ref var lowPass = ref _at.LowPass.Row(y);
        nint left = cfa.Phase - 1;
        nint right = cfa.Phase;
        for (nint k = _at.LowPass.Start; k < _at.LowPass.End; k += TLanes.Count)
        {
            var chroma = At(ref c, k);
            var green = At(ref g, k);
            var (up, down, west, east) = (At(ref g1, k), At(ref h1, k), At(ref g, k + left), At(ref g, k + right));
            var (upLeft, upRight, downLeft, downRight) = (At(ref c1, k + left), At(ref c1, k + right), At(ref d1, k + left), At(ref d1, k + right));
            Edge(chroma, up, down, At(ref c2, k), At(ref d2, k), At(ref g3, k), At(ref h3, k)).Store(ref verticalC, k);
            Edge(green, At(ref c1, k), At(ref d1, k), At(ref g2, k), At(ref h2, k), At(ref c3, k), At(ref d3, k)).Store(ref verticalG, k);
            Edge(chroma, west, east, At(ref c, k - 1), At(ref c, k + 1), At(ref g, k + left - 1), At(ref g, k + right + 1)).Store(ref horizontalC, k);
            Edge(
                green, At(ref c, k - right), At(ref c, k - left), At(ref g, k - 1), At(ref g, k + 1),
                At(ref c, k - right - 1), At(ref c, k - left + 1))
                .Store(ref horizontalG, k);
            Edge(chroma, upLeft, downRight, At(ref c2, k - 1), At(ref d2, k + 1), At(ref c3, k + left - 1), At(ref d3, k + right + 1))
                .Store(ref falling, k);
            Edge(chroma, upRight, downLeft, At(ref c2, k + 1), At(ref d2, k - 1), At(ref c3, k + right + 1), At(ref d3, k + left - 1))
                .Store(ref rising, k);
            var low = (TLanes.Of(4) * chroma) + (TLanes.Of(2) * ((up + down) + (west + east))) + ((upLeft + upRight) + (downLeft + downRight));
            TLanes.WhereNonNegative(low, low, TLanes.Of(0)).Store(ref lowPass, k);
        }
    }

    /// <summary>(6·centre − the first pair − 3·the second pair + the third pair)².</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static TLanes Edge(TLanes centre, TLanes a1, TLanes b1, TLanes a2, TLanes b2, TLanes a3, TLanes b3)
    {
        var high = (TLanes.Of(6) * centre) - (a1 + b1) - (TLanes.Of(3) * (a2 + b2)) + (a3 + b3);
        return high * high;
    }

    /// <summary>Which share of the edges lies along the column (0: none, 1: all), and along the falling diagonal.</summary>
    void FindDirections(CfaRow cfa, int y)
    {
        ref var vC = ref _at.VerticalEdgesC.Row(y);
        ref var vG = ref _at.VerticalEdgesG.Row(y);
        ref var vCUp = ref _at.VerticalEdgesC.Row(y - 1);
        ref var vGUp = ref _at.VerticalEdgesG.Row(y - 1);
        ref var vCDown = ref _at.VerticalEdgesC.Row(y + 1);
        ref var vGDown = ref _at.VerticalEdgesG.Row(y + 1);
        ref var hC = ref _at.HorizontalEdgesC.Row(y);
        ref var hG = ref _at.HorizontalEdgesG.Row(y);
        ref var falling = ref _at.FallingEdges.Row(y);
        ref var fallingUp = ref _at.FallingEdges.Row(y - 1);
        ref var fallingDown = ref _at.FallingEdges.Row(y + 1);
        ref var rising = ref _at.RisingEdges.Row(y);
        ref var risingUp = ref _at.RisingEdges.Row(y - 1);
        ref var risingDown = ref _at.RisingEdges.Row(y + 1);
        ref var uprightC = ref _at.UprightC.Row(y);
        ref var uprightG = ref _at.UprightG.Row(y);
        ref var diagonal = ref _at.Diagonal.Row(y);
        nint left = cfa.Phase - 1;
        nint right = cfa.Phase;
        for (nint k = _at.Diagonal.Start; k < _at.Diagonal.End; k += TLanes.Count)
        {
            Share(At(ref vGUp, k) + At(ref vC, k) + At(ref vGDown, k), At(ref hG, k + left) + At(ref hC, k) + At(ref hG, k + right))
                .Store(ref uprightC, k);
            Share(At(ref vCUp, k) + At(ref vG, k) + At(ref vCDown, k), At(ref hC, k - right) + At(ref hG, k) + At(ref hC, k - left))
                .Store(ref uprightG, k);
            Share(
                At(ref fallingUp, k + left) + At(ref falling, k) + At(ref fallingDown, k + right),
                At(ref risingUp, k + right) + At(ref rising, k) + At(ref risingDown, k + left)).Store(ref diagonal, k);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static TLanes Share(TLanes along, TLanes across)
    {
        var guarded = along + TLanes.Of(TinySquare);
        return guarded / (guarded + (across + TLanes.Of(TinySquare)));
    }

    /// <summary>A place that cannot tell its direction takes its corner neighbours' mean, where that is clearer.</summary>
    void Discern(CfaRow cfa, int y)
    {
        nint left = cfa.Phase - 1;
        Discern(_at.UprightC, _at.ClearUprightC, y, left);
        Discern(_at.UprightG, _at.ClearUprightG, y, -cfa.Phase);
        Discern(_at.Diagonal, _at.ClearDiagonal, y, left);
    }

    static void Discern(RowRing shares, RowRing clear, int y, nint left)
    {
        ref var here = ref shares.Row(y);
        ref var up = ref shares.Row(y - 1);
        ref var down = ref shares.Row(y + 1);
        ref var into = ref clear.Row(y);
        var half = TLanes.Of(0.5f);
        for (nint k = shares.Start; k < shares.End; k += TLanes.Count)
        {
            var own = At(ref here, k);
            var corners = TLanes.Of(0.25f)
                * ((At(ref up, k + left) + At(ref up, k + left + 1)) + (At(ref down, k + left) + At(ref down, k + left + 1)));
            TLanes.WhereNonNegative(Change(half, own) - Change(half, corners), own, corners).Store(ref into, k);
        }
    }
}
