using Farside.Archive.Missions;
using Farside.Core.Geometry;
using Farside.Processing.Photogrammetry.Adjustment;

namespace Farside.Products.Recipes.Geometry;

/// <summary>A sequence's pointings as a network: what the labels say of every pose and lens, and how far each is trusted.</summary>
sealed class SequenceNetwork
{
    const double Rad = Math.PI / 180;

    /// <summary>Of a mast whose lever no label tells, metres each way.</summary>
    const double UnknownLeverSigmaM = 0.1;

    /// <summary>How far another sequence's rig may have turned since, degrees.</summary>
    const double KnownRigSigmaDeg = 0.002;

    /// <summary>How far another sequence's lens may have moved since. Its own sigmas are much wider, but lens and rig err together: set free, each would leave the other.</summary>
    static readonly InteriorSigmas KnownLensSigmas = new() { FocalLengthPx = 0.1, PrincipalColumn = 0.1, PrincipalRow = 0.1, K1 = 2e-4, K2 = 2e-3, P1 = 2e-6, P2 = 2e-6 };

    /// <summary>Of a mast that the labels' places tell, metres each way.</summary>
    const double StatedPivotSigmaM = 0.02;

    /// <summary>Of a mast on a rover that no data sheet describes, metres each way.</summary>
    const double UnknownPivotSigmaM = 0.3;

    /// <summary>However right labels' pitches turn out, their headings are believed to this share of what the mission's data say, no better.</summary>
    const double LeastShare = 0.1;

    /// <summary>Fewer numbers of ties do not tell how far labels' principal points are off.</summary>
    public const double FewestCentres = 1;

    /// <summary>Of a lever that the labels' places tell, metres each way.</summary>
    const double StatedLeverSigmaM = 0.001;

    readonly GeometryOptions _options;
    readonly FactSheet? _facts;
    readonly AdjustedCameras? _lens;

    SequenceNetwork(IReadOnlyList<Pointing> pointings, FactSheet? facts, AdjustedCameras? lens, GeometryOptions options)
    {
        (Pointings, _facts, _lens, _options) = (pointings, facts, lens, options);
        Eyes = [.. pointings.SelectMany(pointing => pointing.Frames).Select(frame => frame.Eye).Distinct().Order(StringComparer.Ordinal)];
        Frames = [.. pointings.SelectMany(pointing => pointing.Frames)];
        Network = Build();
    }

    public IReadOnlyList<Pointing> Pointings { get; }

    /// <summary>Names of the rig's eyes, the first one its frame.</summary>
    public IReadOnlyList<string> Eyes { get; }

    /// <summary>Frames in the order of the network's views.</summary>
    public IReadOnlyList<PosedFrame> Frames { get; }

    public Network Network { get; }

    /// <summary>Height of the ground by the labels, metres in the site frame.</summary>
    public double GroundM => Frames[0].Rover is { } rover ? rover.Z : 0;

    /// <summary>The rig's distance between eyes, metres; null for a single eye.</summary>
    public double? BaselineM => Eyes.Count == 2 ? (_facts?.Number("camera.base") ?? 270) / 1000 : null;

    /// <summary>The rig that a longer sequence of the same cameras found and that this one starts from; null where it finds its own.</summary>
    public AdjustedRig? KnownRig => Eyes.Count == 2 ? _lens?.Rig : null;

    /// <param name="facts">The instrument's data sheet; null for nobody's.</param>
    /// <param name="lens">Lenses and rig that a longer sequence of the same cameras found; null where there is none.</param>
    public static SequenceNetwork Of(IReadOnlyList<Pointing> pointings, FactSheet? facts, AdjustedCameras? lens, GeometryOptions options) =>
        new(pointings, facts, lens, options);

    /// <summary>
    /// The network with its headings believed as its pitches deserve: across a short lever ties tell a pointing's pitch, but its heading only together with the distance of the ground, and a mast
    /// whose stated pitches turn out right to so much is driven about its other axis by the same hand.
    /// </summary>
    /// <param name="pitchRad">Sigma of the stated pitches as ties have it; NaN, or more than is believed anyway, changes nothing.</param>
    public static Network Believed(Network network, double pitchRad) => network with
    {
        Stations = [.. network.Stations.Select(station => station with { Prior = station.Prior with { RotationRad = Narrowed(station.Prior.RotationRad, pitchRad) } })],
    };

    /// <summary>The network with its lenses' principal points believed as little as ties say that they deserve.</summary>
    /// <param name="factor">On the sigmas of what is stated of them.</param>
    public static Network Doubted(Network network, double factor) => network with
    {
        Cameras = [.. network.Cameras.Select(camera => camera with { Sigmas = camera.Sigmas with { PrincipalColumn = factor * camera.Sigmas.PrincipalColumn, PrincipalRow = factor * camera.Sigmas.PrincipalRow } })],
    };

    static Sigma3 Narrowed(Sigma3 sigma, double pitchRad) => pitchRad < sigma.X ? sigma with { Z = sigma.Z * Math.Max(pitchRad / sigma.X, LeastShare) } : sigma;

    Network Build()
    {
        var cameras = Frames.Select(frame => (frame.Eye, frame.Camera)).Distinct().ToList();
        var eyes = Rig();
        var mast = MastFit.Of([.. Frames.Where(frame => frame.Eye == Eyes[0]).Select(frame => frame.LabelPose)]);
        var lever = mast?.Lever ?? new(BaselineM is { } baseline ? -baseline / 2 : 0, 0, 0);
        var pivot = mast?.Pivot ?? NominalPivot();
        return new()
        {
            Cameras = [.. cameras.Select(camera => Lens(camera.Eye, camera.Camera))],
            Eyes = eyes,
            Mast = new(lever, lever, Sigma3.Each(mast is null ? UnknownLeverSigmaM : StatedLeverSigmaM)),
            Pivots = [new(pivot, pivot, PivotSigma(mast is not null))],
            SharedErrors = [new(new(_options.TiltSigmaDeg * Rad, _options.TiltSigmaDeg * Rad, _options.HeadingSigmaDeg * Rad), Sigma3.Known)],
            Stations = [.. Pointings.Select(pointing => StationOf(pointing, eyes, pivot, lever))],
            Views = [.. Pointings.SelectMany((pointing, station) => pointing.Frames.Select(frame => new NetworkView(
                frame.Id, station, Eyes.ToList().IndexOf(frame.Eye), cameras.IndexOf((frame.Eye, frame.Camera)))))],
        };
    }

    // Labels that state the camera's own place tell its mast; a rover's state the rover's, and nobody says where the mast stands on it.
    Sigma3 PivotSigma(bool isStated)
    {
        var level = isStated || Frames[0].Rover is null ? StatedPivotSigmaM : _facts?.Number("mast.sigma.level") ?? UnknownPivotSigmaM;
        return isStated ? Sigma3.Each(StatedPivotSigmaM) : new(level, level, _facts?.Number("mast.sigma.up") ?? level);
    }

    // A rover's label gives the rover's place on the ground; the eyes stand above it.
    Point<SiteFrame> NominalPivot()
    {
        var place = Frames[0].LabelPose.Origin;
        return Frames[0].Rover is null ? place : place with { Z = place.Z + (_facts?.Number("mast.eyeHeight") ?? 0) };
    }

    CameraGroup Lens(string eye, PinholeCamera camera)
    {
        if (_options.SolvesLens && KnownLens(eye, camera) is { } known)
        {
            return known;
        }

        var model = BrownCamera.From(camera);
        var principal = Sigma(_options.PrincipalPointSigma, "principalPoint", 2e-3) * camera.Width;
        var (radial, decentring) = (Sigma(_options.RadialSigma, "radial", 0.1), Sigma(_options.DecentringSigma, "decentring", 1e-4));
        return new(eye.Length > 0 ? eye : "camera", model)
        {
            Prior = model,
            Sigmas = !_options.SolvesLens ? new() : new()
            {
                FocalLengthPx = Sigma(_options.FocalSigma, "focalLength", 1e-3) * camera.FocalLengthPx,
                PrincipalColumn = principal,
                PrincipalRow = principal,
                K1 = radial,
                K2 = radial,
                P1 = decentring,
                P2 = decentring,
            },
        };
    }

    // The same lens before another number of joined pixels.
    CameraGroup? KnownLens(string eye, PinholeCamera camera)
    {
        if (_lens?.Cameras.FirstOrDefault(one => one.Name == (eye.Length > 0 ? eye : "camera")) is not { } found || found.Width * camera.Height != found.Height * camera.Width)
        {
            return null;
        }

        var scale = (double)camera.Width / found.Width;
        var model = found.ToModel() with
        {
            Width = camera.Width,
            Height = camera.Height,
            FocalLengthPx = scale * found.FocalLengthPx,
            PrincipalColumn = (scale * (found.PrincipalColumn + 0.5)) - 0.5,
            PrincipalRow = (scale * (found.PrincipalRow + 0.5)) - 0.5,
        };
        return new(found.Name, model) { Prior = model, Sigmas = KnownLensSigmas };
    }

    double Sigma(double? asked, string name, double usual) => asked ?? _facts?.Number($"camera.sigma.{name}") ?? usual;

    List<Eye> Rig()
    {
        List<Eye> eyes = [Eye.First(Eyes[0])];
        foreach (var name in Eyes.Skip(1))
        {
            var known = KnownRig;
            var pose = known?.LeftFromRight.ToPose<CameraFrame, CameraFrame>() ?? new(MeanTurn(name), new(BaselineM ?? 0, 0, 0));
            var turn = known is null ? _options.EyeSigmaDeg : KnownRigSigmaDeg;
            eyes.Add(new(name, pose)
            {
                Prior = new(pose, Sigma3.Each(turn * Rad), Sigma3.Each(0.01)),
                Baseline = BaselineM is { } baseline ? (baseline, _options.BaselineSigmaM) : null,
            });
        }

        return eyes;
    }

    // The first pointing that has both eyes is as good as any: labels turn both by the same numbers.
    Rotation<CameraFrame, CameraFrame> MeanTurn(string eye)
    {
        var pair = Pointings.Select(pointing => (First: pointing.Frames.FirstOrDefault(frame => frame.Eye == Eyes[0]), Other: pointing.Frames.FirstOrDefault(frame => frame.Eye == eye)))
            .FirstOrDefault(both => both.First is not null && both.Other is not null);
        return pair.First is null ? new(1, 0, 0, 0, 1, 0, 0, 0, 1) : pair.Other!.LabelPose.Rotation.Then(pair.First.LabelPose.Rotation.Inverse());
    }

    Station StationOf(Pointing pointing, List<Eye> eyes, Point<SiteFrame> pivot, Point<CameraFrame> lever)
    {
        var frame = pointing.Frames[0];
        var rigFromEye = eyes.Find(eye => eye.Name == frame.Eye)!.RigFromEye;
        var rotation = rigFromEye.Rotation.Inverse().Then(frame.LabelPose.Rotation);
        var pose = new Pose<SiteFrame, CameraFrame>(rotation, new Pose<SiteFrame, CameraFrame>(rotation, pivot) * lever);
        var tilt = (_options.PointingTiltSigmaDeg ?? _facts?.Number("mast.sigma.tilt") ?? 0.1) * Rad;
        var heading = (_options.PointingHeadingSigmaDeg ?? _facts?.Number("mast.sigma.heading") ?? 0.2) * Rad;
        return new(pose, new(pose, new(tilt, tilt, heading), Sigma3.Each(1)))
        {
            Pivot = 0,
            SharedError = 0,
        };
    }
}
