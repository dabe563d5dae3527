using Farside.Core.Geometry;
using Farside.Processing.Photogrammetry.Adjustment;

namespace Farside.Processing.Descent.Solution;

/// <summary>Key frames that hang together → their poses, from nothing but tracks and statements.</summary>
static class PartSolver
{
    /// <param name="tracks">Sights by place in the part.</param>
    /// <param name="isLensKnown">True where another part has already said what the lens is.</param>
    /// <returns>Null where no first poses can be had.</returns>
    public static PartResult? Solve(
        int[] keys, IReadOnlyList<List<Sight>> tracks, BrownCamera camera, InteriorSigmas lensSigmas, bool isLensKnown, Datum datum, IReadOnlyList<Control> controls,
        SolutionOptions options, CancellationToken cancel)
    {
        var pairs = new KeyPairs(tracks, options.FewestCommon);
        var lens = LensGuess.Of(pairs, camera, isLensKnown ? 0 : lensSigmas.K1);
        if (PlaneChain.Of(pairs, keys.Length, lens) is not { } chain)
        {
            return null;
        }

        // Which of both ways down that hardly differ it was, the spots tell; the steps of an adjustment do not lead from one to the other.
        var one = Adjusted(keys, tracks, FirstStands.Of(chain, lens, datum, controls), lens, lensSigmas, datum, controls, options, cancel);
        if (Mirror.Of(one.State.Stands, datum.Lowest) is not { } mirrored)
        {
            return one;
        }

        try
        {
            var other = Adjusted(keys, tracks, mirrored, one.Lens(camera), lensSigmas, datum, controls, options, cancel);
            return Misfit(other, one) < Misfit(one, other) ? Taken(other, one) : Taken(one, other);
        }
        catch (DescentException)
        {
            return one; // the other way leaves something open
        }
    }

    static PartResult Taken(PartResult one, PartResult other)
    {
        var sigma = one.Adjustment.SigmaPx * one.Widening;
        one.Other = OtherWay.Of(one.State.Stands, other.State.Stands, (Misfit(other, one) - Misfit(one, other)) / (sigma * sigma));
        return one;
    }

    // Squares of what one solution leaves over, of those sights that both take.
    static double Misfit(PartResult one, PartResult other)
    {
        var sum = 0.0;
        for (var spot = 0; spot < one.Table.Count; spot++)
        {
            var (from, to) = one.Table.Of(spot);
            for (var i = from; i < to && one.Table.Counts(spot) && other.Table.Counts(spot); i++)
            {
                if (one.Table.IsAccepted[i] && other.Table.IsAccepted[i] && one.Adjustment.Residual(i, one.Table.Spots[spot]) is var (column, row))
                {
                    sum += ((column * column) + (row * row)) / (one.Table.Spread[i] * one.Table.Spread[i]);
                }
            }
        }

        return sum;
    }

    /// <summary>The same part once more, from where it stands, with more known beside the pictures.</summary>
    public static PartResult Again(
        PartResult before, IReadOnlyList<List<Sight>> tracks, BrownCamera camera, InteriorSigmas lensSigmas, Datum datum, IReadOnlyList<Control> controls, SolutionOptions options, CancellationToken cancel)
    {
        var lens = before.Lens(camera);
        var again = Adjusted(before.Keys, tracks, FirstStands.Of(before.State.Stands, lens, datum, controls), lens, lensSigmas, datum, controls, options, cancel);
        again.Other = controls.Count > 2 ? null : before.Other; // a map's spots tell both apart
        return again;
    }

    static PartResult Adjusted(
        int[] keys, IReadOnlyList<List<Sight>> tracks, Stand[] stands, BrownCamera lens, InteriorSigmas lensSigmas, Datum datum, IReadOnlyList<Control> controls, SolutionOptions options, CancellationToken cancel)
    {
        var start = new KeyState(stands, [lens.FocalLengthPx, lens.PrincipalColumn, lens.PrincipalRow, lens.K1, lens.K2, lens.K3, lens.P1, lens.P2]);
        var table = SpotTable.Of(tracks, options.HeldOutShare);
        var unknowns = new KeyUnknowns(keys.Length, lensSigmas, controls.Count > 0);
        var adjustment = new KeyAdjustment(table, unknowns, start, controls, datum, options, cancel);
        adjustment.Solve();
        return new(keys, table, unknowns, adjustment, (controls.Count, datum.Suns.Count > 0 || controls.Count > 2), options);
    }
}
