using Farside.Core.Geometry;
using Farside.Processing.Photogrammetry;
using Farside.Processing.Photogrammetry.Adjustment;
using Farside.Products.Recipes.Geometry;

namespace Farside.Tests.Processing.Photogrammetry.Adjustment;

/// <summary>
/// A single camera that turns on a lever of 3 cm: neighbours stand 9 mm apart, so that half a pixel of heading looks like ground a fifth nearer. Labels err by a fifteenth of what is believed.
/// </summary>
public sealed class ShortLeverTests
{
    const double Rad = Math.PI / 180;
    const double NoisePx = 0.05;
    const double PlayDeg = 0.003;
    const double BelievedDeg = 0.045;

    static readonly BrownCamera Lens = new(1176, 864, 2937, 570, 431);

    [Fact]
    public void Ties_tell_how_well_labels_know_their_pitch_whatever_was_believed()
    {
        var found = new List<double>();
        for (var seed = 1ul; seed <= 4; seed++)
        {
            var (truth, stated, tracks) = Ring(seed);
            found.Add(BundleAdjustment.Solve(stated, tracks).StatedPitchRad / Rad);
            Assert.Equal(20, truth.Stations.Count);
        }

        var rms = Math.Sqrt(found.Average(one => one * one));
        Assert.InRange(rms, 0.8 * PlayDeg, 1.3 * PlayDeg);
    }

    [Fact]
    public void Headings_come_out_twice_as_right_once_the_pitches_have_told_how_good_the_labels_are()
    {
        var (loose, believed) = (0.0, 0.0);
        for (var seed = 5ul; seed <= 7; seed++)
        {
            var (truth, stated, tracks) = Ring(seed);
            var first = BundleAdjustment.Solve(stated, tracks);
            var second = BundleAdjustment.Solve(SequenceNetwork.Believed(first.Network, first.StatedPitchRad), tracks);
            loose += HeadingErrorDeg(truth, first.Network);
            believed += HeadingErrorDeg(truth, second.Network);
        }

        Assert.InRange(believed, 0, 0.5 * loose);
    }

    [Fact]
    public void Labels_that_are_worse_than_believed_are_believed_no_more_than_before()
    {
        var (_, stated, tracks) = Ring(8, playDeg: 0.2);

        var result = BundleAdjustment.Solve(stated, tracks);

        Assert.Equal(stated.Stations.Select(station => station.Prior.RotationRad), SequenceNetwork.Believed(result.Network, result.StatedPitchRad).Stations.Select(station => station.Prior.RotationRad));
    }

    [Fact]
    public void Labels_that_seem_perfect_are_believed_to_a_tenth_and_no_better()
    {
        var (_, stated, _) = Ring(10);

        Assert.All(SequenceNetwork.Believed(stated, 0).Stations, station => Assert.Equal(0.1 * BelievedDeg * Rad, station.Prior.RotationRad.Z, 12));
    }

    [Fact]
    public void Too_few_pointings_tell_nothing_of_their_labels()
    {
        var (_, stated, tracks) = Ring(9, pointings: 4);

        Assert.True(double.IsNaN(BundleAdjustment.Solve(stated, tracks).StatedPitchRad));
    }

    static (Network Truth, Network Stated, IReadOnlyList<Track> Tracks) Ring(ulong seed, double playDeg = PlayDeg, int pointings = 20)
    {
        var chance = new Chance(seed);
        var (pivot, lever) = (new Point<SiteFrame>(0, 0, 2.2), new Point<CameraFrame>(0, 0, -0.031));
        var (truth, stated) = (new List<Station>(), new List<Station>());
        for (var i = 0; i < pointings; i++)
        {
            var label = Turning.Towards(18 * i, -22);
            var truly = label.Turned(playDeg * Rad * chance.Normal(), playDeg * Rad * chance.Normal(), playDeg * Rad * chance.Normal());
            var prior = new PosePrior<SiteFrame>(new(label, default), Sigma3.Each(BelievedDeg * Rad), Sigma3.Known);
            truth.Add(new(new(truly, new Pose<SiteFrame, CameraFrame>(truly, pivot) * lever), prior) { Pivot = 0, SharedError = 0 });
            stated.Add(new(new(label, new Pose<SiteFrame, CameraFrame>(label, pivot) * lever), prior) { Pivot = 0, SharedError = 0 });
        }

        var network = new Network
        {
            Cameras = [new("camera", Lens) { Prior = Lens, Sigmas = new() { FocalLengthPx = 3, PrincipalColumn = 1, PrincipalRow = 1 } }],
            Stations = truth,
            Views = [.. Enumerable.Range(0, pointings).Select(i => new NetworkView($"{i}", i, 0, 0))],
            Mast = new(lever, lever, Sigma3.Each(0.001)),
            Pivots = [new(pivot, pivot, Sigma3.Each(0.001))],
            SharedErrors = [new(Sigma3.Each(0.3 * Rad), Sigma3.Known)],
        };
        var scene = MadeNetwork.Scene(chance, 12_000, 0, nearestM: 3);
        var (tracks, _) = MadeNetwork.Measure(network, scene, chance, NoisePx);
        return (network, network with { Stations = stated }, tracks);
    }

    // Of each pointing beside the mean of all.
    static double HeadingErrorDeg(Network truth, Network found)
    {
        double[] errors = [.. truth.Stations.Zip(found.Stations, (a, b) => Heading(b) - Heading(a)).Select(turn => Math.IEEERemainder(turn, 2 * Math.PI))];
        var mean = errors.Average();
        return Math.Sqrt(errors.Average(error => (error - mean) * (error - mean))) / Rad;
    }

    static double Heading(Station station)
    {
        var ahead = station.SiteFromRig.Rotation * new Direction<CameraFrame>(0, 0, -1);
        return Math.Atan2(ahead.X, ahead.Y);
    }
}
