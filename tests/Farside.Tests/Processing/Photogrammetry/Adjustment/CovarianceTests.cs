using Farside.Core.Geometry;
using Farside.Processing.Photogrammetry.Adjustment;

namespace Farside.Tests.Processing.Photogrammetry.Adjustment;

/// <summary>Whole adjustments drawn again and again from their priors and their ties' noise: errors over sigmas must have variance one.</summary>
public sealed class CovarianceTests
{
    const int Draws = 60;

    // Of the mean of 60 squares of independent normal deviates the sigma is √(2 / 60) = 0.18: four of them either way.
    const double Least = 0.3;
    const double Most = 1.75;

    readonly SortedDictionary<string, List<double>> _errors = [];

    [Fact]
    public void Errors_of_a_stereo_ring_are_as_large_as_its_covariance_says()
    {
        for (var draw = 0; draw < Draws; draw++)
        {
            var chance = new Chance((ulong)(1000 + draw));
            var (truth, stated) = MadeRings.Stereo(chance, 4, [-10, -22]);
            var scene = MadeNetwork.Scene(chance, 3000, 1.4).Where(point => Math.Atan2(point.X, point.Y) is > -0.4 and < 1.2)
                .Select(point => new Point<SiteFrame>(point.X + 3, point.Y - 12, point.Z)).ToArray();
            var (tracks, _) = MadeNetwork.Measure(truth, scene, chance, 0.15);
            Note(truth, BundleAdjustment.Solve(stated, tracks, new() { HeldOutShare = 0 }));
        }

        Check();
    }

    [Fact]
    public void Errors_of_a_row_from_one_spot_are_as_large_as_its_covariance_says()
    {
        var sigmas = new InteriorSigmas { FocalLengthPx = 60, K1 = 0.1 };
        for (var draw = 0; draw < Draws; draw++)
        {
            var chance = new Chance((ulong)(5000 + draw));
            var lens = new BrownCamera(588, 432, 1468, 293.5, 215.5) { K1 = -0.08 };
            var guess = lens with { FocalLengthPx = lens.FocalLengthPx + (60 * chance.Normal()), K1 = lens.K1 + (0.1 * chance.Normal()) };
            var (truth, stated) = MadeRings.FromOneSpot(chance, lens, guess, sigmas, 14, 5, [-5], 0.3);
            var (tracks, _) = MadeNetwork.Measure(truth, MadeNetwork.Scene(chance, 2500, 20, 80), chance, 0.15);
            Note(truth, BundleAdjustment.Solve(stated, tracks, new() { HeldOutShare = 0, Structure = Structure.Directions }));
        }

        Check();
    }

    void Check() => Assert.All(_errors, kind =>
    {
        var mean = kind.Value.Average(error => error * error);
        Assert.True(mean is > Least and < Most, $"{kind.Key}: {mean:0.00}");
    });

    void Note(Network truth, AdjustmentResult result)
    {
        for (var view = 0; view < truth.Views.Count; view += 3)
        {
            var (found, truly) = (result.Network.View(view).SiteFromCamera, truth.View(view).SiteFromCamera);
            var (turn, sigma) = (found.Rotation.To(truly.Rotation), result.Views[view].Sigma);
            Note($"{view} turn x", turn[0], sigma.RotationRad.X);
            Note($"{view} turn z", turn[2], sigma.RotationRad.Z);
            if (sigma.PositionM.X > 0)
                Note($"{view} place x", truly.Origin.X - found.Origin.X, sigma.PositionM.X);
        }

        var pair = result.Pairs[^1];
        var (first, second) = (ErrorOf(truth, result, pair.First), ErrorOf(truth, result, pair.Second));
        Note("mutual turn", second[2] - first[2], pair.TurnSigmaRad.Z);
        Note("tie sigma", result.TieSigmaPx, 0.15);
        var (lens, trueLens, lensSigmas) = ((BrownCamera)result.Network.Cameras[0].Model, (BrownCamera)truth.Cameras[0].Model, result.Sigmas.Cameras[0]);
        Note("focal length", lens.FocalLengthPx - trueLens.FocalLengthPx, lensSigmas.FocalLengthPx);
        Note("k1", lens.K1 - trueLens.K1, lensSigmas.K1);
        if (truth.Mast is null)
            return;
        Note("lever", result.Network.Mast!.LeverM.Z - truth.Mast.LeverM.Z, result.Sigmas.LeverM.Z);
        Note("eye", result.Network.Eyes[1].RigFromEye.Origin.X - truth.Eyes[1].RigFromEye.Origin.X, result.Sigmas.Eyes[1].PositionM.X);
        Note("eye's turn", result.Network.Eyes[1].RigFromEye.Rotation.To(truth.Eyes[1].RigFromEye.Rotation)[1], result.Sigmas.Eyes[1].RotationRad.Y);
    }

    static double[] ErrorOf(Network truth, AdjustmentResult result, int view) =>
        result.Network.View(view).SiteFromCamera.Rotation.To(truth.View(view).SiteFromCamera.Rotation);

    void Note(string what, double error, double sigma)
    {
        if (!_errors.TryGetValue(what, out var list))
            _errors[what] = list = [];
        list.Add(error / sigma);
    }
}
