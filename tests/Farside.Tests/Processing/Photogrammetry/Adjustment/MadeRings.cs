using Farside.Core.Geometry;
using Farside.Processing.Photogrammetry.Adjustment;

namespace Farside.Tests.Processing.Photogrammetry.Adjustment;

/// <summary>Rings of a stereo head on a mast, and of a single camera on one, with labels that err as labels do.</summary>
static class MadeRings
{
    const double Rad = Math.PI / 180;

    public static readonly BrownCamera LeftLens = new(588, 432, 1690, 293.2, 216.4) { K1 = -0.061, K2 = 0.05, P1 = 1.4e-4, P2 = -0.9e-4 };
    public static readonly BrownCamera RightLens = new(588, 432, 1684, 295.9, 213.8) { K1 = -0.057, K2 = 0.04, P1 = -1.1e-4, P2 = 0.6e-4 };

    static readonly InteriorSigmas LensSigmas = new()
    {
        FocalLengthPx = 8,
        PrincipalColumn = 4,
        PrincipalRow = 4,
        K1 = 0.1,
        K2 = 0.3,
        P1 = 3e-4,
        P2 = 3e-4,
    };

    /// <summary>
    /// A stereo head that turns on a rover's mast: rings of both eyes, one pivot, one lever, one heading error for all. All priors err by chances of their sigmas.
    /// </summary>
    /// <param name="wrongLabel">The station whose label errs by a degree, if any.</param>
    public static (Network Truth, Network Stated) Stereo(Chance chance, int perRing, double[] elevationsDeg, int? wrongLabel = null)
    {
        Point<SiteFrame> pivot = new(3, -12, 1.4);
        Point<CameraFrame> lever = new(-0.135, 0.06, -0.085);
        var right = new Pose<CameraFrame, CameraFrame>(Turning.Small<CameraFrame>(0.0009, -0.0016, -0.0037), new(0.2703, 0.0004, -0.0009));
        var statedRight = new Pose<CameraFrame, CameraFrame>(
            right.Rotation.Turned(0.2 * Rad * chance.Normal(), 0.2 * Rad * chance.Normal(), 0.2 * Rad * chance.Normal()), Near(right.Origin, 0.005));
        var heading = new[] { 0.05 * Rad * chance.Normal(), 0.05 * Rad * chance.Normal(), 0.2 * Rad * chance.Normal() };

        var (stations, stated, views) = (new List<Station>(), new List<Station>(), new List<NetworkView>());
        foreach (var elevation in elevationsDeg)
        {
            for (var i = 0; i < perRing; i++)
            {
                var label = Turning.Towards(i * 12.9, elevation, 0.5);
                var degree = stations.Count == wrongLabel ? Rad : 0;
                var play = new[] { Play() + (0.7 * degree), Play(), Play() + (0.7 * degree) };
                var truly = label.Turned(play[0], play[1], play[2]).Turned(heading[0], heading[1], heading[2]);
                var prior = new PosePrior<SiteFrame>(new(label, default), Sigma3.Each(0.02 * Rad), Sigma3.Known);
                stations.Add(new(At(truly, pivot, lever), prior) { Pivot = 0, SharedError = 0 });
                stated.Add(new(new(label, default), prior) { Pivot = 0, SharedError = 0 });
                views.Add(new($"L{stations.Count - 1}", stations.Count - 1, 0, 0));
                views.Add(new($"R{stations.Count - 1}", stations.Count - 1, 1, 1));
            }
        }

        var eyePrior = new PosePrior<CameraFrame>(statedRight, Sigma3.Each(0.2 * Rad), Sigma3.Each(0.005));
        var (statedLever, statedPivot) = (Near(lever, 0.02), Near(pivot, 0.01));
        var baseline = Length(right.Origin) + (0.0003 * chance.Normal());
        var truth = new Network
        {
            Cameras = [new("L", LeftLens), new("R", RightLens)],
            Stations = stations,
            Views = views,
            Eyes = [Eye.First("L"), new("R", right)],
            Mast = new(lever, lever, Sigma3.Known),
            Pivots = [new(pivot, pivot, Sigma3.Known)],
            SharedErrors = [new(new(0.05 * Rad, 0.05 * Rad, 0.2 * Rad), Sigma3.Known)],
        };
        return (truth, truth with
        {
            Cameras = [new("L", Guess(LeftLens)) { Sigmas = LensSigmas }, new("R", Guess(RightLens)) { Sigmas = LensSigmas }],
            Stations = stated,
            Eyes = [Eye.First("L"), new("R", statedRight) { Prior = eyePrior, Baseline = (baseline, 0.0003) }],
            Mast = new(statedLever, statedLever, Sigma3.Each(0.02)),
            Pivots = [new(statedPivot, statedPivot, Sigma3.Each(0.01))],
        });

        Point<T> Near<T>(Point<T> p, double sigma) where T : IReferenceFrame =>
            new(p.X + (sigma * chance.Normal()), p.Y + (sigma * chance.Normal()), p.Z + (sigma * chance.Normal()));

        BrownCamera Guess(BrownCamera lens) => new(
            lens.Width, lens.Height, lens.FocalLengthPx + (8 * chance.Normal()), lens.PrincipalColumn + (4 * chance.Normal()), lens.PrincipalRow + (4 * chance.Normal()))
        {
            K1 = lens.K1 + (0.1 * chance.Normal()),
            K2 = lens.K2 + (0.3 * chance.Normal()),
            P1 = lens.P1 + (3e-4 * chance.Normal()),
            P2 = lens.P2 + (3e-4 * chance.Normal()),
        };

        double Play() => 0.02 * Rad * chance.Normal();
    }

    /// <summary>Pictures from one spot: <paramref name="rows"/> of them, each turned by a step.</summary>
    public static (Network Truth, Network Stated) FromOneSpot(
        Chance chance, BrownCamera lens, BrownCamera guess, InteriorSigmas sigmas, double stepDeg, int perRow, double[] rows, double pointingDeg)
    {
        var (stations, stated, views) = (new List<Station>(), new List<Station>(), new List<NetworkView>());
        foreach (var elevation in rows)
        {
            for (var i = 0; i < perRow; i++)
            {
                var label = Turning.Towards(i * stepDeg, elevation);
                var sigma = pointingDeg * Rad;
                var truly = label.Turned(sigma * chance.Normal(), sigma * chance.Normal(), sigma * chance.Normal());
                stations.Add(Station.At(new(truly, default), sigma));
                stated.Add(Station.At(new(label, default), sigma));
                views.Add(new($"{views.Count:000}", views.Count, 0, 0));
            }
        }

        return (
            new Network { Cameras = [new("C", lens)], Stations = stations, Views = views },
            new Network { Cameras = [new("C", guess) { Sigmas = sigmas }], Stations = stated, Views = views });
    }

    static double Length(Point<CameraFrame> p) => Math.Sqrt((p.X * p.X) + (p.Y * p.Y) + (p.Z * p.Z));

    static Pose<SiteFrame, CameraFrame> At(Rotation<SiteFrame, CameraFrame> rotation, Point<SiteFrame> pivot, Point<CameraFrame> lever) =>
        new(rotation, new Pose<SiteFrame, CameraFrame>(rotation, pivot) * lever);
}
