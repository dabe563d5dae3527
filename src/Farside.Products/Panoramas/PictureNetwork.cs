using System.Diagnostics;
using Farside.Core.Geometry;
using Farside.Core.Rasters;
using Farside.Processing.Photogrammetry;
using Farside.Processing.Photogrammetry.Adjustment;
using Farside.Processing.Photogrammetry.Alignment;
using Farside.Processing.Photogrammetry.Ties;
using Farside.Products.Runner;

namespace Farside.Products.Panoramas;

/// <summary>Somebody's pictures, taken from one spot, put together: by their given poses where these lead to ties, else by looks alone.</summary>
sealed class PictureNetwork(IReadOnlyList<InputPicture> pictures, PicturePanoramaOptions options, IReadOnlyDictionary<string, GivenPose> given)
{
    const double Rad = Math.PI / 180;

    /// <summary>Fewer ties do not hold two pictures together.</summary>
    const int FewestTies = 8;

    /// <summary>A row that does not close holds its focal length by nothing but ties: many.</summary>
    const int TiesPerPair = 400;

    /// <summary>Once the pictures hang together their ties are looked for again in narrow windows, degrees.</summary>
    const double RefinedSigmaDeg = 0.08;

    /// <summary>A pointing that a file states itself is good to about this, degrees: rovers' navigation cameras.</summary>
    const double StatedSigmaDeg = 1;

    /// <summary>A match by looks that needs no patches to bear it out.</summary>
    const double SureConfidence = 1.5;

    /// <summary>Ties worse than this, pixels, show parallax or pictures that are not sharp: their places alone count.</summary>
    const double MostTieSigmaPx = 0.25;

    static readonly AdjustmentOptions SharpTies = new();
    static readonly AdjustmentOptions LooseTies = new() { TieSigmaPx = 0.5, HuberPx = 1.5, RejectFloorPx = 2 };

    readonly Dictionary<(int Width, int Height), BrownCamera> _lenses = [];

    public double TieSeconds { get; private set; }
    public double AdjustSeconds { get; private set; }

    /// <summary>Seconds for laying whole overlaps on each other.</summary>
    public double AlignSeconds { get; private set; }

    public IReadOnlyList<Track> Tracks { get; private set; } = [];

    /// <summary>Whether poses told where the pictures lie; else nothing but their looks did.</summary>
    public bool IsGuided { get; private set; }

    HashSet<int> _loose = [];

    /// <summary>Places of pictures without any ties to others.</summary>
    public IReadOnlyList<int> Unplaced { get; private set; } = [];

    /// <summary>Solves poses and lenses.</summary>
    public AdjustmentResult Solve(Action<string> tell, CancellationToken cancel)
    {
        tell("matching");
        if (Guided(cancel) is { } result && HoldsAll(result))
        {
            IsGuided = true;
            return Aligned(result, cancel);
        }

        tell("matching without poses");
        var (network, links) = Unguided(cancel);
        tell("refining ties");
        var refined = Refined(network, RefinedSigmaDeg, cancel);
        refined = Joined(refined) < pictures.Count ? Helped(network, refined, links, cancel) : Aligned(refined, cancel);

        Unplaced = [.. Unplaced.Union(given.Count > 0 ? [] : Apart(refined)).Order()];
        return refined.Views.Any(view => view.IsAdjusted) ? refined : throw NothingInCommon();
    }

    // All pixels of the overlaps say more than ties do, where nothing but the cameras' turns moved them.
    AdjustmentResult Aligned(AdjustmentResult result, CancellationToken cancel)
    {
        if (result.TieSigmaPx > MostTieSigmaPx)
        {
            return result;
        }

        var started = Stopwatch.GetTimestamp();
        (int First, int Second)[] pairs = [.. result.Pairs.Where(pair => pair.Ties >= FewestTies).Select(pair => (pair.First, pair.Second))];
        var aligned = Best(result.Network, pairs, cancel);
        var judged = aligned is null ? null : BundleAdjustment.Judge(aligned.Network, Tracks, SharpTies with { Structure = Structure.Directions, Threads = options.Threads }, cancel);
        AlignSeconds += Stopwatch.GetElapsedTime(started).TotalSeconds;
        return aligned is null || judged is null || !IsBorneOut(judged, result) ? result : judged with
        {
            Sigmas = aligned.Sigmas,
            Views = [.. judged.Views.Select((view, i) => view with { Sigma = aligned.Views[i] })],
        };
    }

    // Whether 8 bits are light or a screen's encoding of it is written nowhere: gains and shading only scale light, so the right guess makes overlaps agree better.
    AlignmentResult? Best(Network network, IReadOnlyList<(int First, int Second)> pairs, CancellationToken cancel)
    {
        AlignmentResult? As(bool isDecoded) => PictureAlignment.Refine(
            network, pairs, index => pictures[index].Brightness(isDecoded), new() { MostPicturesHeld = Math.Max(2, Held / 2), Threads = options.Threads }, cancel);
        var decoded = As(isDecoded: true);
        var plain = pictures.Any(picture => picture.IsDisplay) ? As(isDecoded: false) : null;
        return decoded is null || plain is null || decoded.Information >= plain.Information ? decoded ?? plain : plain;
    }

    // Ties that were held out from the ties' own solution must not say otherwise.
    static bool IsBorneOut(AdjustmentResult aligned, AdjustmentResult tied) =>
        HoldsAll(aligned) == HoldsAll(tied) && !(aligned.HeldOutRmsPx > (1.1 * tied.HeldOutRmsPx) + 0.02) && !(aligned.RmsPx > (1.5 * tied.RmsPx) + 0.02);

    // Parallax and tiny pictures leave patches nothing to agree on; matches that are sure all the same then stand in, less exact.
    AdjustmentResult Helped(Network network, AdjustmentResult refined, IReadOnlyList<PictureMatch> links, CancellationToken cancel)
    {
        var held = refined.Pairs.Where(pair => pair.Ties >= FewestTies).Select(pair => (pair.First, pair.Second)).ToHashSet();
        var loose = links.Where(link => link.Confidence >= SureConfidence && !held.Contains((link.First, link.Second))).SelectMany(TracksOf).ToList();
        if (loose.Count == 0)
        {
            return refined;
        }

        var (tracks, unplaced) = (Tracks, Unplaced);
        var helped = Adjust(network, [.. tracks, .. loose], LooseTies, cancel);
        if (Joined(helped) > Joined(refined))
        {
            Tracks = [.. tracks, .. loose];
            return helped;
        }

        Unplaced = unplaced;
        return refined;
    }

    static IEnumerable<Track> TracksOf(PictureMatch link) => link.Points.Take(TiesPerPair).Select(point => new Track(
        [new(link.First, point.FirstColumn, point.FirstRow), new(link.Second, point.SecondColumn, point.SecondRow)]));

    int Joined(AdjustmentResult result) => pictures.Count - Apart(result).Count();

    // Without poses, groups that nothing joins would lie on each other anyhow: the largest one stays.
    IEnumerable<int> Apart(AdjustmentResult result) => OutsideLargest([.. result.Pairs.Where(pair => pair.Ties >= FewestTies).Select(pair => (pair.First, pair.Second))]);

    IEnumerable<int> OutsideLargest(IReadOnlyList<(int First, int Second)> links)
    {
        var group = Enumerable.Range(0, pictures.Count).ToArray();
        foreach (var (first, second) in links)
        {
            var (from, to) = (group[second], group[first]);
            group = Array.ConvertAll(group, one => one == from ? to : one);
        }

        var largest = group.GroupBy(one => one).OrderByDescending(one => one.Count()).ThenBy(one => one.Key).First().Key;
        return Enumerable.Range(0, group.Length).Where(i => group[i] != largest);
    }

    // Poses that nearly hold find their ties at once; a second search then cuts patches as the solved poses show them.
    AdjustmentResult? Guided(CancellationToken cancel)
    {
        var poses = pictures.Select(PointingOf).ToList();
        if (poses.Exists(pose => pose is null) || pictures.Any(picture => LensOf(picture) is null))
        {
            return null;
        }

        var network = Stand([.. poses.Select(pose => pose!.Value)]);
        var found = Find(network, Math.Sqrt(2) * SigmaDeg, cancel);
        if (found.Tracks.Count == 0)
        {
            return null;
        }

        var first = Adjust(network, found.Tracks, SharpTies, cancel);
        return HoldsAll(first) ? Refined(first.Network, RefinedSigmaDeg, cancel) : first;
    }

    double SigmaDeg => given.Count > 0 ? options.PoseSigmaDeg : StatedSigmaDeg;

    Network Stand(IReadOnlyList<Rotation<SiteFrame, CameraFrame>> poses)
    {
        var models = pictures.Select(picture => LensOf(picture)!).ToList();
        var groups = models.Distinct().ToList();
        return new()
        {
            Cameras = [.. groups.Select((model, i) => new CameraGroup($"{i}", model) { Prior = model as BrownCamera, Sigmas = Freedom(model) })],
            Stations = [.. poses.Select(pose => Station.At(new(pose, default), SigmaDeg * Rad))],
            Views = [.. pictures.Select((picture, i) => new NetworkView(picture.Name, i, 0, groups.IndexOf(models[i])))],
        };
    }

    // Also the matches that agree with the whole.
    (Network Network, IReadOnlyList<PictureMatch> Links) Unguided(CancellationToken cancel)
    {
        var started = Stopwatch.GetTimestamp();
        var matches = PictureMatcher.Match(pictures.Count, Grey, new(), cancel);
        TieSeconds += Stopwatch.GetElapsedTime(started).TotalSeconds;
        started = Stopwatch.GetTimestamp();
        var built = RotationNetwork.Build(
            [.. pictures.Select(picture => new Picture(picture.Name, picture.Width, picture.Height) { Camera = LensOf(picture), Pointing = PointingOf(picture) })],
            matches, new() { PointingSigmaDeg = SigmaDeg, FocalSigmaShare = options.IsFocalFixed ? 0 : options.FocalSigma }, cancel);
        AdjustSeconds += Stopwatch.GetElapsedTime(started).TotalSeconds;
        _loose = given.Count > 0 ? [] : OutsideLargest([.. built.Links.Where(link => link.WhyNot is null).Select(link => (link.First, link.Second))]).ToHashSet();
        Unplaced = [.. built.Unplaced.Union(_loose).Order()];
        if (Unplaced.Count >= pictures.Count - 1)
        {
            throw NothingInCommon();
        }

        return (
            built.Network with { Cameras = [.. built.Network.Cameras.Select(camera => camera with { Sigmas = Freedom(camera.Model) })] },
            [.. matches.Where((_, i) => built.Links[i].WhyNot is null)]);
    }

    ProductException NothingInCommon() => new(
        pictures[0].Path, "overlap", $"no two of {pictures.Count} pictures that surely show the same", "pictures that share a fifth of their width or more",
        "Give --poses or --focal-px where they are known.");

    AdjustmentResult Refined(Network network, double sigmaDeg, CancellationToken cancel) => Adjust(network, Find(network, sigmaDeg, cancel).Tracks, SharpTies, cancel);

    TieSet Find(Network network, double sigmaDeg, CancellationToken cancel)
    {
        var started = Stopwatch.GetTimestamp();
        var ties = TieFinder.Find(network.ToViews(), Grey, surface: null, new() { PointingSigmaDeg = sigmaDeg, NearestM = double.PositiveInfinity, MostPicturesHeld = Held, TiesPerPair = TiesPerPair, CandidatesPerPair = 3 * TiesPerPair / 2, Window = Patch(41), LargeWindow = Patch(61) }, cancel);
        TieSeconds += Stopwatch.GetElapsedTime(started).TotalSeconds;
        // What lies over others by chance would be tied to them by chance.
        Tracks = _loose.Count == 0 ? ties.Tracks : [.. ties.Tracks.Where(track => !track.Points.Any(point => _loose.Contains(point.View)))];
        return ties with { Tracks = Tracks };
    }

    // Tiny pictures have no room for patches that suit large ones; odd.
    int Patch(int side) => Math.Min(side, Math.Max(11, pictures.Min(picture => Math.Min(picture.Width, picture.Height)) * side / 41 / 12) | 1);

    AdjustmentResult Adjust(Network network, IReadOnlyList<Track> tracks, AdjustmentOptions weights, CancellationToken cancel)
    {
        var started = Stopwatch.GetTimestamp();
        var result = BundleAdjustment.Solve(network, tracks, weights with { Structure = Structure.Directions, Threads = options.Threads }, cancel);
        AdjustSeconds += Stopwatch.GetElapsedTime(started).TotalSeconds;
        Unplaced = [.. Enumerable.Range(0, pictures.Count).Where(i => !result.Views[i].IsAdjusted)];
        return result;
    }

    static bool HoldsAll(AdjustmentResult result) => result.Views.All(view => view.IsAdjusted);

    Raster<Linear> Grey(int index) => pictures[index].Grey();

    // Each picture held for matching takes some six bytes a pixel.
    int Held => (int)Math.Clamp(options.MemoryBytes / 3 / (6L * pictures.Max(picture => (long)picture.Width * picture.Height)), 2, 64);

    Rotation<SiteFrame, CameraFrame>? PointingOf(InputPicture picture) => given.TryGetValue(picture.Name, out var pose)
        ? pose.Looking.ToRotation()
        : picture.Camera?.SiteFromCamera?.Rotation;

    /// <summary>The camera a file brings with its published model, else the one asked for, else the file's own guess; null when nothing is known.</summary>
    ICameraModel? LensOf(InputPicture picture)
    {
        if (picture.Camera is { IsGuess: false } camera)
        {
            return camera.Camera;
        }

        var focal = options.FocalPx ?? (picture.Camera?.Camera as PinholeCamera)?.FocalLengthPx;
        var size = (picture.Width, picture.Height);
        if (focal is { } length && !_lenses.ContainsKey(size))
        {
            var (column, row) = options.Centre ?? ((picture.Width - 1) / 2.0, (picture.Height - 1) / 2.0);
            _lenses[size] = new(picture.Width, picture.Height, length, column, row);
        }

        return _lenses.GetValueOrDefault(size);
    }

    InteriorSigmas Freedom(ICameraModel model) => model is not BrownCamera brown ? new() : new()
    {
        FocalLengthPx = options.IsFocalFixed ? 0 : (options.FocalPx is null ? 10 : 1) * options.FocalSigma * brown.FocalLengthPx,
        PrincipalColumn = options.Centre is null ? options.PrincipalPointSigma * brown.Width : 0,
        PrincipalRow = options.Centre is null ? options.PrincipalPointSigma * brown.Width : 0,
        K1 = options.RadialSigma,
        K2 = options.SecondRadialSigma,
    };
}
