using Farside.Core.Geometry;
using Farside.Processing.Photogrammetry;
using Farside.Processing.Photogrammetry.Adjustment;

namespace Farside.Tests.Processing.Photogrammetry.Adjustment;

/// <summary>A rover's stereo head on its mast: twelve pointings in two rings, every prior off by its sigma, ties good to 0.15 pixels.</summary>
public sealed class StereoRingTests
{
    const double Rad = Math.PI / 180;
    const double NoisePx = 0.15;

    [Theory]
    [InlineData(0, null)]
    [InlineData(0.05, null)]
    [InlineData(0.3, null)]
    [InlineData(0.05, 4)]
    public void Truth_is_found_to_the_ties_noise_whatever_wild_ties_and_a_wrong_label_say(double wildShare, int? wrongLabel)
    {
        var (made, scene) = Made(1, wildShare, wrongLabel);

        var result = BundleAdjustment.Solve(made.Stated, made.Tracks);

        Assert.True(result.HasConverged);
        Assert.All(result.Views, view => Assert.True(view.IsAdjusted));
        Assert.InRange(result.RmsPx, 0.1, 0.2);
        Assert.InRange(result.HeldOutRmsPx, 0.1, 0.35);

        // Ties without noise agree with the adjusted cameras: what is left is the cameras' own error.
        Assert.InRange(TruthRmsPx(made.Truth, result.Network, scene), 0, 0.1);
    }

    [Fact]
    public void Good_ties_stay()
    {
        var (made, _) = Made(2, 0, null);

        var result = BundleAdjustment.Solve(made.Stated, made.Tracks);

        Assert.InRange(result.RejectedShare, 0, 0.005);
        Assert.InRange(result.HeldOutRejectedShare, 0, 0.02);
        Assert.InRange(result.TieSigmaPx, 0.95 * NoisePx, 1.05 * NoisePx);

        // Noise alone makes a prediction from one or more other ties err by √(2 (1 + 1 / others)) sigmas in two dimensions.
        Assert.InRange(result.HeldOutRmsPx, Math.Sqrt(2) * NoisePx, 2 * NoisePx * 1.05);
    }

    [Fact]
    public void Wild_ties_go_unless_they_lie_on_their_epipolar_line()
    {
        var (made, _) = Made(3, 0.05, null);

        var result = BundleAdjustment.Solve(made.Stated, made.Tracks);

        var wild = made.IsWild.SelectMany(track => track).ToArray();
        var inSolution = Enumerable.Range(0, wild.Length).Where(i => !result.Ties[i].IsHeldOut).ToArray();
        var found = inSolution.Count(i => wild[i] && result.Ties[i].IsRejected) / (double)inSolution.Count(i => wild[i]);
        var lost = inSolution.Count(i => !wild[i] && result.Ties[i].IsRejected) / (double)inSolution.Count(i => !wild[i]);
        Assert.InRange(found, 0.9, 1);
        Assert.InRange(lost, 0, 0.03); // the good half of a pair whose other half is wild cannot stay
    }

    [Fact]
    public void A_station_whose_label_is_wrong_by_a_degree_ends_where_the_others_see_it()
    {
        var (made, _) = Made(4, 0, 5);

        var result = BundleAdjustment.Solve(made.Stated, made.Tracks);

        Assert.InRange(result.Views[10].TurnRad, 0.9 * Rad, 1.1 * Rad);
        Assert.InRange(MutualError(made.Truth, result.Network, 10, 8), 0, 0.3 / MadeRings.LeftLens.FocalLengthPx);
    }

    [Fact]
    public void A_station_without_ties_keeps_its_label_and_is_named()
    {
        var (made, _) = Made(5, 0, null, isBlind: view => view is 6 or 7);

        var result = BundleAdjustment.Solve(made.Stated, made.Tracks);

        Assert.Equal(["L3", "R3"], result.Views.Where(view => !view.IsAdjusted).Select(view => view.Id));
        Assert.Contains(result.Report, line => line.Contains("L3", StringComparison.Ordinal));

        // It turns with the error that it shares with the others, and no further.
        var shared = M3.From(result.Network.SharedErrors[0].Rotation).Log().Length;
        Assert.InRange(M3.From(result.Network.Stations[3].SiteFromRig.Rotation.Inverse().Then(made.Stated.Stations[3].SiteFromRig.Rotation)).Log().Length, 0, shared + 1e-7);
        Assert.True(result.Views[6].Sigma.RotationRad.Z > result.Views[0].Sigma.RotationRad.Z);
    }

    [Fact]
    public void A_station_whose_ties_are_all_wrong_keeps_its_label()
    {
        var (made, _) = Made(6, 0, null);
        var chance = new Chance(60);
        var tracks = made.Tracks.Select(track => new Track([.. track.Points.Select(point => point.View is 4 or 5
            ? point with { Column = chance.Uniform(0, 587), Row = chance.Uniform(0, 431) }
            : point)])).ToArray();

        var result = BundleAdjustment.Solve(made.Stated, tracks);

        Assert.Equal(["L2", "R2"], result.Views.Where(view => !view.IsAdjusted).Select(view => view.Id));
        Assert.InRange(result.RmsPx, 0.1, 0.2);
    }

    [Fact]
    public void Two_groups_without_ties_between_them_are_each_adjusted()
    {
        var (made, _) = Made(7, 0, null);
        var tracks = made.Tracks.Where(track => track.Points.Select(point => point.View / 2 % 6 < 3).Distinct().Count() == 1).ToArray();

        var result = BundleAdjustment.Solve(made.Stated, tracks);

        Assert.All(result.Views, view => Assert.True(view.IsAdjusted));
        Assert.DoesNotContain(result.Pairs, pair => (pair.First / 2 % 6 < 3) != (pair.Second / 2 % 6 < 3));
        foreach (var pair in result.Pairs.Where(pair => pair is { First: 0, Second: 2 } or { First: 6, Second: 8 }))
        {
            var (error, sigma) = (MutualError(made.Truth, result.Network, pair.First, pair.Second), pair.TurnSigmaRad);
            Assert.InRange(error, 0, 3.5 * Math.Sqrt((sigma.X * sigma.X) + (sigma.Y * sigma.Y) + (sigma.Z * sigma.Z)));
        }
    }

    [Fact]
    public void The_result_is_the_same_on_one_thread_and_on_four()
    {
        var (made, _) = Made(8, 0.1, null);

        var one = BundleAdjustment.Solve(made.Stated, made.Tracks, new() { Threads = 1 });
        var four = BundleAdjustment.Solve(made.Stated, made.Tracks, new() { Threads = 4 });

        Assert.Equal(one.Network.Stations.Select(station => station.SiteFromRig), four.Network.Stations.Select(station => station.SiteFromRig));
        Assert.Equal(one.Network.Cameras.Select(camera => camera.Model), four.Network.Cameras.Select(camera => camera.Model));
        Assert.Equal(one.Ties, four.Ties);
        Assert.Equal(one.Views[3].Sigma.PositionM, four.Views[3].Sigma.PositionM);
        Assert.Equal(one.HeldOutRmsPx, four.HeldOutRmsPx);
    }

    [Fact]
    public void A_second_adjustment_of_the_first_ones_network_changes_nothing()
    {
        var (made, _) = Made(9, 0, null);
        var once = BundleAdjustment.Solve(made.Stated, made.Tracks);

        var twice = BundleAdjustment.Solve(once.Network, made.Tracks);

        Assert.InRange(MutualError(once.Network, twice.Network, 0, 9), 0, 1e-6);
        Assert.Equal(once.Views[0].Sigma.RotationRad.Z, twice.Views[0].Sigma.RotationRad.Z, 1e-3 * once.Views[0].Sigma.RotationRad.Z);
    }

    [Fact]
    public void Absolute_sigmas_keep_the_shared_error_and_relative_ones_do_not()
    {
        var (made, _) = Made(10, 0, null);

        var result = BundleAdjustment.Solve(made.Stated, made.Tracks);

        Assert.InRange(result.Views[0].Sigma.RotationRad.Z, 0.19 * Rad, 0.21 * Rad);
        var neighbours = result.Pairs.Where(pair => pair.First % 2 == 0 && pair.Second == pair.First + 2 && pair.Ties > 20).ToArray();
        Assert.NotEmpty(neighbours);
        Assert.All(neighbours, pair => Assert.InRange(pair.TurnSigmaRad.Z, 0, 0.02 * Rad));
    }

    [Fact]
    public void Ties_whose_errors_have_long_tails_bend_the_eyes_less_when_they_pull_no_harder_than_1_345_sigmas()
    {
        var (patient, strict) = (0.0, 0.0);
        foreach (var seed in new ulong[] { 11, 12 })
        {
            var (made, scene) = Made(seed, 0.25, null, wildPx: 0.8);
            patient += TruthRmsPx(made.Truth, BundleAdjustment.Solve(made.Stated, made.Tracks).Network, scene);
            strict += TruthRmsPx(made.Truth, BundleAdjustment.Solve(made.Stated, made.Tracks, new() { HuberPx = 0.03, HuberSigmas = 1.345 }).Network, scene);
        }

        Assert.InRange(strict, 0, 0.95 * patient);
    }

    static (MadeNetwork Made, Point<SiteFrame>[] Scene) Made(ulong seed, double wildShare, int? wrongLabel, Func<int, bool>? isBlind = null, double wildPx = 40)
    {
        var chance = new Chance(seed);
        var (truth, stated) = MadeRings.Stereo(chance, 6, [-10, -20], wrongLabel);
        var scene = MadeNetwork.Scene(chance, 14000, 1.4).Where(point => Math.Atan2(point.X, point.Y) is > -0.3 and < 1.6)
            .Select(point => new Point<SiteFrame>(point.X + 3, point.Y - 12, point.Z)).ToArray();
        var (tracks, isWild) = MadeNetwork.Measure(truth, scene, chance, NoisePx, wildShare, isBlind: isBlind, wildPx: wildPx);
        return (new(truth, stated, tracks, isWild), scene);
    }

    static double MutualError(Network truth, Network found, int first, int second)
    {
        var (a, b) = (found.View(first).SiteFromCamera.Rotation, found.View(second).SiteFromCamera.Rotation);
        var (x, y) = (truth.View(first).SiteFromCamera.Rotation, truth.View(second).SiteFromCamera.Rotation);
        return b.Then(a.Inverse()).AngleTo(y.Then(x.Inverse()));
    }

    static double TruthRmsPx(Network truth, Network found, IReadOnlyList<Point<SiteFrame>> scene)
    {
        var (exact, _) = MadeNetwork.Measure(truth, scene, new(0), 0);
        var views = found.ToViews();
        var spots = Triangulation.Locate(views, exact, options: new() { RejectFloorPx = 50 });
        var (sum, count) = (0.0, 0);
        for (var t = 0; t < exact.Count; t++)
        {
            if (spots[t]?.Place is not { } place)
                continue;
            foreach (var point in exact[t].Points)
            {
                var (column, row) = views[point.View].Project(place)!.Value;
                sum += Math.Pow(column - point.Column, 2) + Math.Pow(row - point.Row, 2);
                count++;
            }
        }

        return Math.Sqrt(sum / count);
    }
}
