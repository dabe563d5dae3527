using System.Globalization;
using System.Text;
using Farside.Core.Geometry;
using Farside.Processing.Photogrammetry;
using Farside.Processing.Photogrammetry.Adjustment;

namespace Farside.Tests.Processing.Photogrammetry.Adjustment;

/// <summary>SciPy's least squares solves the same small network from the same numbers, by its own derivatives.</summary>
public sealed class AdjustmentJudgeTests
{
    // Unknowns: turns of all stations, shared turn, f, k1, then three a point (direction across its first ray twice, inverse distance).
    const string Script = """
        import sys, numpy as np
        from scipy.optimize import least_squares
        from scipy.spatial.transform import Rotation as R
        rows = [line.split() for line in open(sys.argv[1])]
        num = lambda key: [list(map(float, r[1:])) for r in rows if r[0] == key]
        lens = num('lens')[0]; sig = num('sigma')[0]
        labels = [np.array(v).reshape(3, 3) for v in num('label')]
        lever = np.array(num('lever')[0]); n = len(labels)
        ties = num('tie'); points = num('point')
        def pixel(f, k1, p):
            x, y = p[0] / -p[2], p[1] / p[2]
            s = 1 + k1 * (x * x + y * y)
            return lens[1] + f * x * s, lens[2] + f * y * s
        anchors = [np.array(v[:3]) for v in points]; rays = [np.array(v[3:]) for v in points]
        across = []
        for d in rays:
            a = np.cross(d, [0, 0, 1]); a /= np.linalg.norm(a); across.append((a, np.cross(d, a)))
        def residuals(u):
            turn = u[:3 * n].reshape(n, 3); shared = u[3 * n:3 * n + 3]; f, k1 = u[3 * n + 3:3 * n + 5]; q = u[3 * n + 5:].reshape(-1, 3)
            out = []; rot = []
            for i in range(n):
                m = R.from_rotvec(turn[i]).as_matrix() @ labels[i]; rot.append(m)
                out += list(R.from_matrix(R.from_rotvec(shared).as_matrix().T @ m @ labels[i].T).as_rotvec() / sig[1])
            out += list(shared / sig[2]); out += [(f - lens[0]) / sig[3], (k1 - lens[3]) / sig[4]]
            for j, (a, b) in enumerate(across):
                out.append(q[j, 2] / sig[5])
            for t, v, c, r in ties:
                t, v = int(t), int(v)
                d = rays[t] + q[t, 0] * across[t][0] + q[t, 1] * across[t][1]; d = d / np.linalg.norm(d)
                s = d + (anchors[t] - rot[v] @ lever) * q[t, 2]
                a, b = pixel(f, k1, rot[v].T @ s)
                out += [(c - a) / sig[0], (r - b) / sig[0]]
            return np.array(out)
        u = np.zeros(3 * n + 5 + 3 * len(points)); u[3 * n + 3] = lens[0]; u[3 * n + 4] = lens[3]; u[3 * n + 7::3] = 0.1
        s = least_squares(residuals, u, x_scale='jac', method='trf', ftol=1e-15, xtol=1e-15, gtol=1e-15, jac='3-point')
        c = np.sqrt(np.diag(np.linalg.inv(s.jac.T @ s.jac)))
        for i in range(n): print(*R.from_rotvec(s.x[3 * i:3 * i + 3]).as_matrix().dot(labels[i]).flatten(), *c[3 * i:3 * i + 3])
        print(s.x[3 * n + 3], s.x[3 * n + 4], c[3 * n + 3], c[3 * n + 4])
        """;

    const double TieSigmaPx = 0.15;
    const double PlayRad = 0.0004;
    const double SharedRad = 0.004;

    [SkippableFact]
    public void Scipy_finds_the_same_rotations_lens_and_sigmas()
    {
        var chance = new Chance(77);
        Point<CameraFrame> lever = new(-0.2, 0.1, -0.3);
        var lens = new BrownCamera(588, 432, 1468, 293.5, 215.5) { K1 = -0.08 };
        var stated = Stated(lever, lens with { FocalLengthPx = 1470, K1 = -0.06 });
        var truth = Truth(stated, chance, lens);
        var scene = MadeNetwork.Scene(chance, 60000, 1.4).Where(point => Math.Atan2(point.X, point.Y) is > -0.2 and < 0.5).Take(900).ToArray();
        var (tracks, _) = MadeNetwork.Measure(truth, scene, chance, TieSigmaPx);
        tracks = [.. tracks.Take(60)];

        var result = BundleAdjustment.Solve(stated, tracks, new()
        {
            HeldOutShare = 0,
            TieSigmaPx = TieSigmaPx,
            IsTieSigmaKnown = true,
            RejectFloorPx = 100,
            HuberPx = 100,
            PriorHuberSigmas = 100,
            FewestTies = 1,
        });

        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, Written(stated, tracks, lever));
            var lines = Judge.Ask("scipy", "python3-scipy", Script, path).Split('\n')
                .Select(line => line.Split(' ').Select(word => double.Parse(word, CultureInfo.InvariantCulture)).ToArray()).ToArray();
            Compare(result, lines);
        }
        finally
        {
            File.Delete(path);
        }
    }

    static void Compare(AdjustmentResult result, double[][] judged)
    {
        for (var i = 0; i < result.Views.Count; i++)
        {
            var m = judged[i];
            var rotation = new Rotation<SiteFrame, CameraFrame>(m[0], m[1], m[2], m[3], m[4], m[5], m[6], m[7], m[8]);
            var sigma = result.Views[i].Sigma.RotationRad;
            Assert.InRange(rotation.AngleTo(result.Network.Stations[i].SiteFromRig.Rotation), 0, 1e-3 * PlayRad);
            Assert.InRange(sigma.X / m[9], 0.99, 1.01);
            Assert.InRange(sigma.Z / m[11], 0.99, 1.01);
        }

        var lens = (BrownCamera)result.Network.Cameras[0].Model;
        var last = judged[^1];
        Assert.InRange((lens.FocalLengthPx - last[0]) / last[2], -1e-2, 1e-2);
        Assert.InRange((lens.K1 - last[1]) / last[3], -1e-2, 1e-2);
        Assert.InRange(result.Sigmas.Cameras[0].FocalLengthPx / last[2], 0.99, 1.01);
        Assert.InRange(result.Sigmas.Cameras[0].K1 / last[3], 0.99, 1.01);
    }

    static Network Stated(Point<CameraFrame> lever, BrownCamera lens)
    {
        return new()
        {
            Cameras = [new("C", lens) { Sigmas = new() { FocalLengthPx = 5, K1 = 0.05 } }],
            Stations = [.. Enumerable.Range(0, 4).Select(i => Station.At(new(Turning.Towards(6 * i, -12 + i), default), PlayRad) with { Pivot = 0, SharedError = 0 })],
            Views = [.. Enumerable.Range(0, 4).Select(i => new NetworkView($"{i}", i, 0, 0))],
            Mast = new(lever, lever, Sigma3.Known),
            Pivots = [new(default, default, Sigma3.Known)],
            SharedErrors = [new(Sigma3.Each(SharedRad), Sigma3.Known)],
        };
    }

    static Network Truth(Network stated, Chance chance, BrownCamera lens)
    {
        double Play() => PlayRad * chance.Normal();
        var lever = stated.Mast!.LeverM;
        return stated with
        {
            Cameras = [new("C", lens)],
            Stations = [.. stated.Stations.Select(station =>
            {
                var rotation = station.SiteFromRig.Rotation.Turned(Play(), Play(), Play()).Turned(0.002, -0.003, 0.004);
                return station with { SiteFromRig = new(rotation, new Pose<SiteFrame, CameraFrame>(rotation, default) * lever) };
            })],
        };
    }

    static string Written(Network stated, IReadOnlyList<Track> tracks, Point<CameraFrame> lever)
    {
        var text = new StringBuilder();
        var lens = (BrownCamera)stated.Cameras[0].Model;
        Line("lens", lens.FocalLengthPx, lens.PrincipalColumn, lens.PrincipalRow, lens.K1);
        Line("sigma", TieSigmaPx, PlayRad, SharedRad, 5, 0.05, 1 / new AdjustmentOptions().NearestM);
        Line("lever", lever.X, lever.Y, lever.Z);
        foreach (var r in stated.Stations.Select(station => station.SiteFromRig.Rotation))
            Line("label", r.M11, r.M12, r.M13, r.M21, r.M22, r.M23, r.M31, r.M32, r.M33);
        for (var t = 0; t < tracks.Count; t++)
        {
            var first = tracks[t].Points[0];
            var pose = stated.Stations[first.View].SiteFromRig;
            var anchor = new Pose<SiteFrame, CameraFrame>(pose.Rotation, default) * lever;
            var ray = pose.Rotation * lens.Ray(first.Column, first.Row);
            Line("point", anchor.X, anchor.Y, anchor.Z, ray.X, ray.Y, ray.Z);
            foreach (var point in tracks[t].Points)
                Line("tie", t, point.View, point.Column, point.Row);
        }

        return text.ToString();

        void Line(string key, params double[] values) =>
            text.AppendJoin(' ', values.Select(value => value.ToString("R", CultureInfo.InvariantCulture)).Prepend(key)).Append('\n');
    }
}
