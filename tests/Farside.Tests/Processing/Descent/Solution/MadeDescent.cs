using Farside.Core.Geometry;
using Farside.Processing.Descent;
using Farside.Processing.Descent.Solution;
using Farside.Processing.Photogrammetry;

namespace Farside.Tests.Processing.Descent.Solution;

/// <summary>A way down over rolling ground, followed without pictures: spots are put where the true camera sees them, with noise.</summary>
sealed class MadeDescent
{
    const double MostZoom = 3.5;
    const int Settle = 2;

    readonly Random _chance;

    /// <param name="secondsLeft">How long before touchdown the lander is so many metres above its rest; five seconds a frame where nobody says.</param>
    public MadeDescent(int seed, double topM = 2000, int moving = 22, double restM = 1.4, Func<double, double>? secondsLeft = null)
    {
        (_chance, RestM) = (new(seed), restM);
        var step = Math.Pow(topM / restM, 1.0 / moving);
        for (var i = 0; i < moving + Settle; i++)
        {
            var height = i < moving ? topM / Math.Pow(step, i) : restM;
            Heights.Add(height);
            Seconds.Add(secondsLeft is null ? 5.0 * i : secondsLeft(topM - restM) + (i < moving ? -secondsLeft(height - restM) : 0.2 * (i - moving)));
            Poses.Add(PoseAt(i, height, Math.Min(1, (height - restM) / topM)));
        }
    }

    public static BrownCamera Camera { get; } = new(512, 512, 640, 250, 258) { K1 = -0.2, K2 = 0.03, P1 = 2e-4 };

    public double RestM { get; }

    public List<double> Heights { get; } = [];

    public List<double> Seconds { get; } = [];

    public List<Pose<SiteFrame, CameraFrame>> Poses { get; } = [];

    public double SigmaPx { get; init; } = 0.15;

    public int Moving => Poses.Count - Settle;

    /// <summary>Waves of every size, none of which lifts or tilts the landing place; steep enough to matter at every height.</summary>
    public static double Ground(double east, double north)
    {
        var sum = 0.0;
        for (var length = 1.3; length < 6000; length *= 2.3)
        {
            sum += 0.006 * length * ((1 - Math.Cos(2 * Math.PI * ((0.8 * east) + (0.6 * north)) / length)) - (1 - Math.Cos(2 * Math.PI * ((0.6 * east) - (0.8 * north)) / length)));
        }

        return sum;
    }

    /// <param name="keys">Places of key frames; every other frame is linked to the nearest of them.</param>
    /// <param name="isCut">Frames that show nothing.</param>
    public DescentTracking Follow(int[] keys, int perFrame, Func<int, bool>? isCut = null)
    {
        var shown = keys.Where(key => isCut?.Invoke(key) != true).ToArray();
        List<Track> tracks = [.. shown.SelectMany(key => Enumerable.Range(0, perFrame).Select(_ => TrackFrom(key, shown, isCut))).OfType<Track>()];
        var links = Enumerable.Range(0, Poses.Count).Where(frame => !keys.Contains(frame) && isCut?.Invoke(frame) != true).Select(frame => LinkOf(frame, shown.MinBy(key => Math.Abs(key - frame)), perFrame));
        return new(shown, [.. links], tracks, new Homography?[Poses.Count], new double[Poses.Count]);
    }

    public DescentPriors Priors(double restSigmaM, double restM) => new()
    {
        Camera = new(512, 512, 640, 250, 258),
        LensSigmas = new() { FocalLengthPx = 1, PrincipalColumn = 1, PrincipalRow = 1, K1 = 0.3, K2 = 0.3, P1 = 1e-3, P2 = 1e-3 },
        Seconds = Seconds,
        States = [.. Enumerable.Range(0, Poses.Count).Select(i => i < Moving ? FrameState.Useful : FrameState.Settled)],
        Heights = [new(Moving, restM, restSigmaM)],
        Suns = [Sun(3, 0.02), Sun(9, 0.02)],
    };

    /// <summary>The Sun at azimuth 50° as a frame shows it.</summary>
    public SunSighting Sun(int frame, double sigmaRad)
    {
        const double Azimuth = 50 * Math.PI / 180;
        var pinhole = Camera.Pinhole;
        return SunSighting.Of(frame, Poses[frame], pinhole, Azimuth + (sigmaRad * Normal()), sigmaRad, Azimuth)!;
    }

    public GroundControl? Control(int frame, double column, double row, double sigmaM) => Hit(frame, column, row) is { } spot
        ? new(frame, column, row, new(spot.X + (sigmaM * Normal()), spot.Y + (sigmaM * Normal()), spot.Z + (sigmaM * Normal())), sigmaM)
        : null;

    public double Normal() => Math.Sqrt(-2 * Math.Log(1 - _chance.NextDouble())) * Math.Cos(2 * Math.PI * _chance.NextDouble());

    /// <summary>Where a pixel's ray meets the true ground.</summary>
    public Point<SiteFrame>? Hit(int frame, double column, double row)
    {
        var (from, ray) = (Poses[frame].Origin, Poses[frame].Rotation * Camera.Ray(column, row));
        var height = 0.0;
        for (var i = 0; i < 50; i++)
        {
            var t = (height - from.Z) / ray.Z;
            var next = Ground(from.X + (t * ray.X), from.Y + (t * ray.Y));
            if (Math.Abs(next - height) < 1e-7 * from.Z)
            {
                return ray.Z < -0.3 ? new(from.X + (t * ray.X), from.Y + (t * ray.Y), next) : null;
            }

            height = (0.3 * height) + (0.7 * next);
        }

        return null;
    }

    public (double Column, double Row)? See(int frame, Point<SiteFrame> spot) =>
        Camera.Project(Poses[frame].Inverse() * spot) is var (column, row) && column is > 2 and < 509 && row is > 2 and < 509 ? (column, row) : null;

    Pose<SiteFrame, CameraFrame> PoseAt(int i, double height, double share)
    {
        var rotation = Looking.FromDegrees(200 + (20 * share), -90 + (14 * share) + 1.5 + (1.2 * Math.Sin(1.7 * i)), 4 * Math.Sin(i)).ToRotation();
        var still = i >= Poses.Count && height <= RestM;
        return new(still ? Looking.FromDegrees(200, -88.8, 1).ToRotation() : rotation, new((60 * share) + (0.04 * (height - RestM) * Math.Sin(1.1 * i)), (240 * share) + (0.04 * (height - RestM) * Math.Cos(0.9 * i)), height));
    }

    Track? TrackFrom(int key, int[] keys, Func<int, bool>? isCut)
    {
        if (Hit(key, 4 + (504 * _chance.NextDouble()), 4 + (504 * _chance.NextDouble())) is not { } spot)
        {
            return null;
        }

        var points = new List<ImagePoint>();
        foreach (var other in keys)
        {
            var zoom = Heights[key] / Heights[other];
            var isNear = zoom is < MostZoom and > 1 / MostZoom && isCut?.Invoke(other) != true;
            if (isNear && _chance.NextDouble() < 0.85 && See(other, spot) is var (column, row))
            {
                points.Add(new(other, column + (SigmaPx * Normal()), row + (SigmaPx * Normal())));
            }
        }

        return points.Count > 1 ? new(points) : null;
    }

    FrameLink LinkOf(int frame, int key, int points)
    {
        var pairs = new List<PointPair>();
        for (var i = 0; i < points; i++)
        {
            var (column, row) = (4 + (504 * _chance.NextDouble()), 4 + (504 * _chance.NextDouble()));
            if (Hit(key, column, row) is { } spot && See(frame, spot) is var (c, r))
            {
                var (a, b) = ((column, row), (c + (SigmaPx * Normal()), r + (SigmaPx * Normal())));
                pairs.Add(key < frame ? new(a.column, a.row, b.Item1, b.Item2, SigmaPx) : new(b.Item1, b.Item2, a.column, a.row, SigmaPx));
            }
        }

        return new(Math.Min(frame, key), Math.Max(frame, key), Homography.Identity, pairs, SigmaPx);
    }
}
