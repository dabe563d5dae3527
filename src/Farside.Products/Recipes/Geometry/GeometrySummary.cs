using Farside.Core.Geometry;
using Farside.Processing.Photogrammetry.Adjustment;

namespace Farside.Products.Recipes.Geometry;

/// <summary>An adjustment's result in the shape of the product's file.</summary>
static class GeometrySummary
{
    const double Deg = 180 / Math.PI;

    public static AdjustedCameras Of(SequenceNetwork sequence, AdjustmentResult result, GroundFit? ground, bool isSimulated)
    {
        var network = result.Network;
        var views = network.Views.Select((_, i) => ViewOf(sequence, result, i)).ToList();
        return new()
        {
            Simulated = isSimulated,
            Cameras = [.. network.Cameras.Select((camera, i) => AdjustedCamera.Of(camera.Name, (BrownCamera)camera.Model) with { Sigma = Free(result.Sigmas.Cameras[i]) })],
            Views = [.. views, .. Repeats(sequence, views)],
            Rig = network.Eyes.Count == 2 ? RigOf(sequence, result) : null,
            Mast = network.Mast is { } mast && network.Pivots is [var pivot, ..]
                ? new([pivot.PositionM.X, pivot.PositionM.Y, pivot.PositionM.Z], [mast.LeverM.X, mast.LeverM.Y, mast.LeverM.Z]) : null,
            Ground = ground,
            CommonSigmaDeg = result.Sigmas.SharedRotationsRad is [var shared, ..] ? [shared.X * Deg, shared.Y * Deg, shared.Z * Deg] : null,
            Ties = Ties(result),
        };
    }

    static AdjustedRig RigOf(SequenceNetwork sequence, AdjustmentResult result)
    {
        var convergence = CentreDoubt(sequence, result) * result.Sigmas.EyeConvergencesRad[1] * Deg;
        return new(PoseNumbers.Of(result.Network.Eyes[1].RigFromEye), sequence.BaselineM ?? 0)
        {
            Sigma = Widened(SigmaOf(result.Sigmas.Eyes[1]), sequence.KnownRig?.Sigma),
            ConvergenceSigmaDeg = Math.Sqrt((convergence * convergence) + Math.Pow(sequence.KnownRig?.ConvergenceSigmaDeg ?? sequence.KnownRig?.Sigma?.RotationDeg[1] ?? 0, 2)),
        };
    }

    // Where ties tell too little of principal points to believe labels less, they may still say that labels are off: most of what is open of the eyes' turn comes from there.
    // What was stated counts as one witness more.
    static double CentreDoubt(SequenceNetwork sequence, AdjustmentResult result) =>
        sequence.KnownRig is not null || result.StatedCentres is not (var squares, < SequenceNetwork.FewestCentres and var witnesses) ? 1
        : Math.Sqrt(Math.Max(1, (1 + squares) / (1 + witnesses)));

    static AdjustedView ViewOf(SequenceNetwork sequence, AdjustmentResult result, int index)
    {
        var (view, quality) = (result.Network.Views[index], result.Views[index]);
        return new(view.Id, view.Camera, PoseNumbers.Of(result.Network.View(index).SiteFromCamera))
        {
            IsAdjusted = quality.IsAdjusted,
            Sigma = quality.IsAdjusted ? SigmaOf(quality.Sigma) : null,
            Station = view.Station,
            Eye = sequence.Frames[index].Eye,
            LabelTurnDeg = quality.TurnRad * Deg,
            Points = quality.Ties,
            RmsPx = double.IsNaN(quality.RmsPx) ? null : quality.RmsPx,
        };
    }

    // A second exposure stands where the first one does: the mast rested between them.
    static IEnumerable<AdjustedView> Repeats(SequenceNetwork sequence, List<AdjustedView> views) =>
        from pointing in sequence.Pointings
        from repeat in pointing.Repeats
        let first = views.Find(view => view.Id == repeat.Of.Id)
        select first with { Id = repeat.Repeat.Id, Repeats = first.Id, Points = 0, RmsPx = null };

    static TieSummary Ties(AdjustmentResult result)
    {
        var ids = result.Network.Views;
        var used = result.Ties.Where(tie => !tie.IsRejected && !tie.IsHeldOut).ToList();
        return new(
            used.Count, used.Select(tie => tie.Track).Distinct().Count(), result.RejectedShare, result.RmsPx,
            result.HeldOutTies > 0 ? result.HeldOutRmsPx : null,
            [.. result.Pairs.Where(pair => pair.Ties > 0).Select(pair => new PairSummary(ids[pair.First].Id, ids[pair.Second].Id, pair.Ties, pair.Rejected, pair.RmsPx))]);
    }

    /// <summary>
    /// A rig that was taken from another sequence is no surer than it was there. Its lenses were taken too, and what lens and rig err by together is held tight in the
    /// adjustment, so that neither leaves the other; only what is said of the rig is widened.
    /// </summary>
    public static PoseSigma Widened(PoseSigma own, PoseSigma? taken) => taken is null ? own
        : own with { RotationDeg = [.. own.RotationDeg.Zip(taken.RotationDeg, (here, there) => Math.Sqrt((here * here) + (there * there)))] };

    static PoseSigma SigmaOf(PoseCovariance covariance)
    {
        var (turn, place) = (covariance.RotationRad, covariance.PositionM);
        return new([turn.X * Deg, turn.Y * Deg, turn.Z * Deg], [place.X, place.Y, place.Z]);
    }

    static Dictionary<string, double> Free(InteriorSigmas sigmas)
    {
        (string Name, double Sigma)[] all =
        [
            ("focalLengthPx", sigmas.FocalLengthPx), ("principalColumn", sigmas.PrincipalColumn), ("principalRow", sigmas.PrincipalRow),
            ("k1", sigmas.K1), ("k2", sigmas.K2), ("k3", sigmas.K3), ("p1", sigmas.P1), ("p2", sigmas.P2),
        ];
        return all.Where(one => one.Sigma > 0).ToDictionary(one => one.Name, one => one.Sigma, StringComparer.Ordinal);
    }
}
