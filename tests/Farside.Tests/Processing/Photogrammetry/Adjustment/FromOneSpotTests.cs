using Farside.Core.Geometry;
using Farside.Processing.Photogrammetry;
using Farside.Processing.Photogrammetry.Adjustment;

namespace Farside.Tests.Processing.Photogrammetry.Adjustment;

/// <summary>Pictures from one spot, of a lens whose focal length and distortion nobody knows well.</summary>
public sealed class FromOneSpotTests
{
    static readonly BrownCamera Lens = new(588, 432, 1468, 293.5, 215.5) { K1 = -0.08 };
    static readonly BrownCamera Guess = new(588, 432, 1512, 293.5, 215.5);
    static readonly InteriorSigmas Sigmas = new() { FocalLengthPx = 45, K1 = 0.2 };

    [Fact]
    public void A_full_ring_tells_its_focal_length_by_closing()
    {
        var (truth, result) = Solved(1, 18, 20, 6000);

        var lens = (BrownCamera)result.Network.Cameras[0].Model;
        Assert.True(result.HasConverged);
        Assert.InRange(lens.FocalLengthPx, Lens.FocalLengthPx - 0.5, Lens.FocalLengthPx + 0.5);
        Assert.InRange(lens.K1, -0.1, -0.06);
        Assert.InRange(WorstPx(truth, result.Network), 0, 0.5);
    }

    [Fact]
    public void A_row_with_good_overlaps_is_right_to_half_a_pixel_of_its_own_sigma()
    {
        var (truth, result) = Solved(2, 11, 7, 12000);

        var (lens, sigma) = ((BrownCamera)result.Network.Cameras[0].Model, result.Sigmas.Cameras[0]);
        Assert.InRange(lens.FocalLengthPx - Lens.FocalLengthPx, -3.5 * sigma.FocalLengthPx, 3.5 * sigma.FocalLengthPx);

        // Half the row's span times the share by which the focal length may err, and half a pixel for the rest.
        var span = 33 * Math.PI / 180 * sigma.FocalLengthPx;
        Assert.InRange(WorstPx(truth, result.Network), 0, 0.5 + (3.5 * span));
    }

    [Fact]
    public void A_picture_without_ties_keeps_its_pointing_exactly()
    {
        var (made, stated) = Made(3, 11, 5);
        var chance = new Chance(33);
        var (tracks, _) = MadeNetwork.Measure(made, MadeNetwork.Scene(chance, 6000, 20, 80), chance, 0.15, isBlind: view => view == 4);

        var result = BundleAdjustment.Solve(stated, tracks, new() { Structure = Structure.Directions });

        Assert.False(result.Views[4].IsAdjusted);
        Assert.InRange(stated.Stations[4].SiteFromRig.Rotation.AngleTo(result.Network.Stations[4].SiteFromRig.Rotation), 0, 1e-12);
        Assert.Equal(0.3 * Math.PI / 180, result.Views[4].Sigma.RotationRad.Z, 1e-9);
    }

    [Fact]
    public void Without_any_pointing_known_the_network_says_what_is_missing()
    {
        var (made, stated) = Made(4, 11, 5);
        var chance = new Chance(44);
        var (tracks, _) = MadeNetwork.Measure(made, MadeNetwork.Scene(chance, 6000, 20, 80), chance, 0.15);
        var loose = stated with
        {
            Stations = [.. stated.Stations.Select(station => station with { Prior = station.Prior with { RotationRad = Sigma3.Unknown } })],
        };

        var error = Assert.Throws<AdjustmentException>(() => BundleAdjustment.Solve(loose, tracks, new() { Structure = Structure.Directions }));

        Assert.Contains("fixed neither by ties nor by a prior", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void No_ties_at_all_leave_everything_where_it_was()
    {
        var (_, stated) = Made(5, 11, 3);

        var result = BundleAdjustment.Solve(stated, [], new() { Structure = Structure.Directions });

        Assert.All(result.Views, view => Assert.False(view.IsAdjusted));
        Assert.True(double.IsNaN(result.RmsPx));
        Assert.Equal(Guess.FocalLengthPx, ((BrownCamera)result.Network.Cameras[0].Model).FocalLengthPx, 9);
    }

    [Fact]
    public void Sigmas_that_hold_one_axis_alone_are_refused()
    {
        var (_, stated) = Made(6, 11, 3);
        var odd = stated with { Stations = [stated.Stations[0] with { Prior = stated.Stations[0].Prior with { RotationRad = new(0, 0.1, 0.1) } }, .. stated.Stations.Skip(1)] };

        Assert.Throws<ArgumentException>(() => BundleAdjustment.Solve(odd, []));
        Assert.Throws<ArgumentException>(() => BundleAdjustment.Solve(stated, [new Track([new(0, 1, 1), new(7, 2, 2)])]));
        Assert.Throws<ArgumentException>(() => BundleAdjustment.Solve(stated, [new Track([new(0, 1, 1), new(0, 2, 2)])]));
    }

    static (Network Truth, AdjustmentResult Result) Solved(ulong seed, double stepDeg, int count, int points)
    {
        var (truth, stated) = Made(seed, stepDeg, count);
        var chance = new Chance(seed + 100);
        var (tracks, _) = MadeNetwork.Measure(truth, MadeNetwork.Scene(chance, points, 20, 80), chance, 0.15, 0.05);
        return (truth, BundleAdjustment.Solve(stated, tracks, new() { Structure = Structure.Directions }));
    }

    static (Network Truth, Network Stated) Made(ulong seed, double stepDeg, int count) =>
        MadeRings.FromOneSpot(new(seed), Lens, Guess, Sigmas, stepDeg, count, [-4], 0.3);

    /// <summary>How far rays of the picture's edges and middle fall beside, after the one turn that fits all pictures best.</summary>
    static double WorstPx(Network truth, Network found)
    {
        var mean = Enumerable.Range(0, truth.Views.Count)
            .Select(view => found.View(view).SiteFromCamera.Rotation.To(truth.View(view).SiteFromCamera.Rotation)).ToArray();
        var worst = 0.0;
        for (var view = 0; view < truth.Views.Count; view++)
        {
            var (a, b) = (found.View(view), truth.View(view));
            var turned = a with
            {
                SiteFromCamera = new(a.SiteFromCamera.Rotation.Turned(mean.Average(turn => turn[0]), mean.Average(turn => turn[1]), mean.Average(turn => turn[2])), default),
            };
            foreach (var (column, row) in new[] { (0, 0), (587, 0), (293, 216), (0, 431), (587, 431) })
            {
                var (c, r) = turned.Project(b.Ray(column, row))!.Value;
                worst = Math.Max(worst, Math.Sqrt(Math.Pow(c - column, 2) + Math.Pow(r - row, 2)));
            }
        }

        return worst;
    }
}
