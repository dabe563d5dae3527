using Farside.Core.Geometry;
using Farside.Processing.Photogrammetry.Adjustment;
using Farside.Processing.Photogrammetry.Ties;

namespace Farside.Tests.Processing.Photogrammetry.Adjustment;

public sealed class RotationNetworkTests
{
    const double Rad = Math.PI / 180;
    const double NoisePx = 0.5;

    static readonly BrownCamera Lens = new(588, 432, 1468, 293.5, 215.5) { K1 = -0.08 };

    [Fact]
    public void A_ring_of_which_nothing_is_known_closes_and_stands_level()
    {
        var (truth, _) = Made(1, 18, 20, [0, -10]);

        var result = RotationNetwork.Build(Pictures(truth, null, null), MadeMatches.Of(truth, new(11), NoisePx, 200));

        Assert.Empty(result.Unplaced);
        Assert.InRange(((BrownCamera)result.Network.Cameras[0].Model).FocalLengthPx, 1466.5, 1469.5);
        Assert.InRange(WorstRad(truth, result.Network, out var tilt), 0, 1 / Lens.FocalLengthPx);
        Assert.InRange(tilt, 0, 0.3 * Rad);
    }

    [Fact]
    public void False_matches_within_a_ring_are_thrown_out_by_the_others()
    {
        var (truth, _) = Made(2, 18, 20, [0, -10]);
        var chance = new Chance(22);
        var matches = MadeMatches.Of(truth, chance, NoisePx, 200);
        var count = matches.Count;
        for (var i = 0; i < 5; i++)
            matches.Add(MadeMatches.False(truth, 3 * i, (3 * i) + 4, 11, chance, 40));

        var result = RotationNetwork.Build(Pictures(truth, null, 1.02), matches);

        Assert.All(result.Links.Take(count), link => Assert.Null(link.WhyNot));
        Assert.All(result.Links.Skip(count), link => Assert.NotNull(link.WhyNot));
        Assert.InRange(WorstRad(truth, result.Network, out _), 0, 1 / Lens.FocalLengthPx);
    }

    [Fact]
    public void False_matches_in_a_row_contradict_pointings_and_a_lost_link_does_not_break_it()
    {
        var (truth, stated) = Made(3, 12, 7, [-5]);
        var chance = new Chance(33);
        var matches = MadeMatches.Of(truth, chance, NoisePx, 300);
        matches.RemoveAll(match => match is { First: 2, Second: 3 });
        matches.Add(MadeMatches.False(truth, 2, 3, 8, chance, 50));
        matches.Add(MadeMatches.False(truth, 1, 4, 12, chance, 50));

        var result = RotationNetwork.Build(Pictures(truth, stated, 1.02), matches);

        Assert.Empty(result.Unplaced);
        Assert.Equal(2, result.Links.Count(link => link.WhyNot is not null));

        // Each part hangs on its three or four pointings, good to 0.3 degrees each.
        Assert.InRange(WorstRad(truth, result.Network, out _), 0, 0.5 * Rad);
        Assert.InRange(MutualRad(truth, result.Network, 0, 2), 0, 0.1 * Rad);
        Assert.InRange(MutualRad(truth, result.Network, 3, 6), 0, 0.1 * Rad);
    }

    [Fact]
    public void Pointings_of_a_row_keep_its_focal_length_from_drifting()
    {
        var (truth, stated) = Made(4, 12, 9, [-5]);

        var result = RotationNetwork.Build(Pictures(truth, stated, 1.03), MadeMatches.Of(truth, new(44), NoisePx, 300));

        var (lens, sigma) = ((BrownCamera)result.Network.Cameras[0].Model, result.Sigmas[0].FocalLengthPx);
        Assert.InRange(Math.Abs(lens.FocalLengthPx - Lens.FocalLengthPx), 0, 3.5 * sigma);

        // Nine pointings a step of 12° apart, each good to 0.3°, fix the scale of the row to 0.3° / (12° √60).
        Assert.InRange(sigma, 0, Lens.FocalLengthPx * 0.3 / (12 * Math.Sqrt(60)) * 1.1);
    }

    [Fact]
    public void A_given_focal_length_can_be_held()
    {
        var (truth, stated) = Made(5, 12, 5, [-5]);

        var result = RotationNetwork.Build(
            Pictures(truth, stated, 1), MadeMatches.Of(truth, new(55), NoisePx, 300), new() { FocalSigmaShare = 0, RadialSigmaShare = 0 });

        Assert.Equal(Lens.FocalLengthPx, ((BrownCamera)result.Network.Cameras[0].Model).FocalLengthPx);
        Assert.Equal(0, result.Sigmas[0].FocalLengthPx);
    }

    [Fact]
    public void A_pointing_that_errs_by_five_degrees_is_outvoted_by_two_links()
    {
        var (truth, stated) = Made(6, 12, 7, [-5]);
        var wrong = stated.Stations[3].SiteFromRig.Rotation.Turned(0, 0, 5 * Rad);
        var pictures = Pictures(truth, stated, 1);
        pictures[3] = pictures[3] with { Pointing = wrong };

        var result = RotationNetwork.Build(pictures, MadeMatches.Of(truth, new(66), NoisePx, 300));

        Assert.All(result.Links, link => Assert.Null(link.WhyNot));
        Assert.InRange(MutualRad(truth, result.Network, 2, 3), 0, 0.1 * Rad);
    }

    [Fact]
    public void A_picture_of_something_else_is_listed()
    {
        var (truth, _) = Made(7, 18, 20, [0]);
        var matches = MadeMatches.Of(truth, new(77), NoisePx, 200);

        var result = RotationNetwork.Build([.. Pictures(truth, null, 1), new("cat", 588, 432) { Camera = Lens }], matches);

        Assert.Equal([20], result.Unplaced);
    }

    [Fact]
    public void The_network_is_the_same_on_one_thread_and_on_four()
    {
        var (truth, stated) = Made(8, 12, 5, [-5]);
        var matches = MadeMatches.Of(truth, new(88), NoisePx, 200);
        RotationNetworkOptions options = new();

        var one = RotationNetwork.Build(Pictures(truth, stated, 1.01), matches, options with { Adjustment = options.Adjustment with { Threads = 1 } });
        var four = RotationNetwork.Build(Pictures(truth, stated, 1.01), matches, options with { Adjustment = options.Adjustment with { Threads = 4 } });

        Assert.Equal(one.Network.Stations.Select(station => station.SiteFromRig), four.Network.Stations.Select(station => station.SiteFromRig));
    }

    [Fact]
    public void A_match_with_a_picture_that_is_not_there_is_refused() =>
        Assert.Throws<ArgumentException>(() => RotationNetwork.Build([new("a", 10, 10)], [new PictureMatch(0, 1, [], 2)]));

    static (Network Truth, Network Stated) Made(ulong seed, double stepDeg, int count, double[] rows) =>
        MadeRings.FromOneSpot(new(seed), Lens, Lens, new(), stepDeg, count, rows, 0.3);

    static Picture[] Pictures(Network truth, Network? stated, double? guess) => [.. truth.Views.Select((view, i) => new Picture(view.Id, 588, 432)
    {
        Camera = guess is { } factor ? Lens with { FocalLengthPx = Lens.FocalLengthPx * factor, K1 = 0 } : null,
        Pointing = stated?.Stations[i].SiteFromRig.Rotation,
    })];

    static double MutualRad(Network truth, Network found, int first, int second) =>
        Mutual(found, first, second).AngleTo(Mutual(truth, first, second));

    static Rotation<CameraFrame, CameraFrame> Mutual(Network network, int first, int second) =>
        network.Stations[second].SiteFromRig.Rotation.Then(network.Stations[first].SiteFromRig.Rotation.Inverse());

    /// <summary>The largest error of a rotation after the one turn that fits all best, and how far that turn moves the zenith.</summary>
    static double WorstRad(Network truth, Network found, out double tilt)
    {
        var count = truth.Views.Count;
        var turn = found.Stations[0].SiteFromRig.Rotation.Inverse().Then(truth.Stations[0].SiteFromRig.Rotation);
        double[] Away(int i) => found.Stations[i].SiteFromRig.Rotation.Then(turn).To(truth.Stations[i].SiteFromRig.Rotation);
        for (var step = 0; step < 5; step++)
        {
            var away = Enumerable.Range(0, count).Select(Away).ToArray();
            turn = turn.Then(Turning.Small<SiteFrame>(away.Average(a => a[0]), away.Average(a => a[1]), away.Average(a => a[2])));
        }

        tilt = Math.Acos(Math.Min(1, turn.M33));
        return Enumerable.Range(0, count).Max(i => Math.Sqrt(Away(i).Sum(a => a * a)));
    }
}
