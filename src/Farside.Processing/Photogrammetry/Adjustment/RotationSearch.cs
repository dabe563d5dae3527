using Farside.Core.Geometry;
using Farside.Processing.Photogrammetry.Ties;

namespace Farside.Processing.Photogrammetry.Adjustment;

/// <summary>One building of a rotation network: lenses, links, chain, adjustment.</summary>
sealed partial class RotationSearch
{
    // What a lens sees of which nobody knows anything: half a right angle across, as most do.
    const double UsualFocalShare = 1.2;
    const double UnknownFocalSigmaShare = 0.5;

    // Site axes that are made up need holding, no more.
    const double MadeUpSigmaRad = 5 * Math.PI / 180;

    readonly IReadOnlyList<Picture> _pictures;
    readonly IReadOnlyList<PictureMatch> _matches;
    readonly RotationNetworkOptions _options;
    readonly CancellationToken _cancel;
    readonly ICameraModel[] _lenses;
    readonly int[] _lensOf;
    readonly bool[] _isGuessed;
    readonly string?[] _whyNot;
    readonly double[] _agreeing;
    readonly double _pointingSigmaRad;

    public RotationSearch(IReadOnlyList<Picture> pictures, IReadOnlyList<PictureMatch> matches, RotationNetworkOptions options, CancellationToken cancel)
    {
        (_pictures, _matches, _options, _cancel) = (pictures, matches, options, cancel);
        var lensOf = pictures.Select(picture => picture.Camera ?? Usual(picture)).ToArray();
        _lenses = [.. lensOf.Distinct()];
        _lensOf = [.. lensOf.Select(lens => Array.IndexOf(_lenses, lens))];
        _isGuessed = [.. _lenses.Select((_, i) => pictures[Array.IndexOf(_lensOf, i)].Camera is null)];
        _whyNot = new string?[matches.Count];
        _agreeing = new double[matches.Count];
        _pointingSigmaRad = options.PointingSigmaDeg * Math.PI / 180;
        for (var i = 0; i < matches.Count; i++)
        {
            if (matches[i].Confidence < options.LeastConfidence || matches[i].Points.Count < 4)
                _whyNot[i] = "too few points for its looks";
        }
    }

    public RotationNetworkResult Solve()
    {
        var scale = SearchScale();
        var chain = Chained(scale);
        for (var i = 0; i < _matches.Count; i++)
            _whyNot[i] ??= chain.IsContradicted[i] ? "contradicts the given pointings" : null;
        var rotations = Start(chain);
        while (true)
        {
            var result = Adjust(rotations, scale);
            if (Worst(result) is not { } worst)
                return Report(result, chain);
            _whyNot[worst] = $"only {_agreeing[worst]:P0} of its points agree with the other links";

            // What a false link bent starts again from the chain without it.
            chain = Chained(scale);
            rotations = Start(chain);
        }
    }

    static BrownCamera Usual(Picture picture) => new(
        picture.Width, picture.Height, UsualFocalShare * Math.Max(picture.Width, picture.Height), (picture.Width - 1) / 2.0, (picture.Height - 1) / 2.0);

    ICameraModel Lens(int picture, double scale) => _lenses[_lensOf[picture]] is BrownCamera brown
        ? brown with { FocalLengthPx = brown.FocalLengthPx * scale }
        : _lenses[_lensOf[picture]];

    bool HasAllPointings => _pictures.All(picture => picture.Pointing is not null);

    /// <summary>Where the adjustment starts: at the given pointing, or where the links lead when there is none or two links or more say it errs.</summary>
    M3[] Start(RotationChain chain)
    {
        var rotations = new M3[_pictures.Count];
        for (var i = 0; i < rotations.Length; i++)
        {
            var chained = chain.Rotations[i];
            rotations[i] = _pictures[i].Pointing is { } given
                ? chained is { } led && chain.Links[i] > 1 && (led * M3.From(given).Transposed).Log().Length > 4 * _pointingSigmaRad ? led : M3.From(given)
                : chained ?? M3.Identity;
        }

        return HasAllPointings || _pictures.Any(picture => picture.Pointing is not null) ? rotations : Leveling.Level(rotations, chain.Rotations);
    }

    AdjustmentResult Adjust(M3[] rotations, double scale)
    {
        var stations = rotations.Select((rotation, i) => new Station(
            new(rotation.ToRotation<SiteFrame, CameraFrame>(), default),
            new(new(_pictures[i].Pointing ?? rotation.ToRotation<SiteFrame, CameraFrame>(), default),
                Sigma3.Each(_pictures[i].Pointing is null ? MadeUpSigmaRad : _pointingSigmaRad), Sigma3.Known)));
        var network = new Network
        {
            Cameras = [.. _lenses.Select((lens, i) => Group(lens, i, scale))],
            Stations = [.. stations],
            Views = [.. _pictures.Select((picture, i) => new NetworkView(picture.Id, i, 0, _lensOf[i]))],
        };
        return BundleAdjustment.Solve(network, Tracks(), _options.Adjustment with { Structure = Structure.Directions }, _cancel);
    }

    CameraGroup Group(ICameraModel lens, int index, double scale)
    {
        if (lens is not BrownCamera brown)
            return new($"{index}", lens);
        var scaled = brown with { FocalLengthPx = brown.FocalLengthPx * scale };
        var corner = Math.Pow(brown.Width / 2.0 / scaled.FocalLengthPx, 2) + Math.Pow(brown.Height / 2.0 / scaled.FocalLengthPx, 2);
        return new($"{index}", scaled)
        {
            // A length found by searching is no prior knowledge: it starts there and is free.
            Prior = _isGuessed[index] ? scaled : brown,
            Sigmas = new()
            {
                FocalLengthPx = _isGuessed[index] ? UnknownFocalSigmaShare * scaled.FocalLengthPx : _options.FocalSigmaShare * brown.FocalLengthPx,
                K1 = _options.RadialSigmaShare / corner,
                PrincipalColumn = _options.PrincipalSigmaShare * brown.Width,
                PrincipalRow = _options.PrincipalSigmaShare * brown.Width,
            },
        };
    }

    List<Track> Tracks()
    {
        var tracks = new List<Track>();
        for (var i = 0; i < _matches.Count; i++)
        {
            if (_whyNot[i] is not null)
                continue;
            foreach (var point in Thinned(_matches[i], _options.PointsPerLink))
            {
                tracks.Add(new([
                    new(_matches[i].First, point.FirstColumn, point.FirstRow), new(_matches[i].Second, point.SecondColumn, point.SecondRow)]));
            }
        }

        return tracks;
    }

    /// <summary>At most so many points, evenly from the list.</summary>
    static IEnumerable<MatchedPoint> Thinned(PictureMatch match, int most)
    {
        var count = Math.Min(most, match.Points.Count);
        for (var i = 0; i < count; i++)
            yield return match.Points[(int)((long)i * match.Points.Count / count)];
    }

    /// <summary>The link that agrees least with the others, when that is too little.</summary>
    int? Worst(AdjustmentResult result)
    {
        var track = 0;
        var (worst, least) = (-1, _options.LeastAgreeingShare);
        for (var i = 0; i < _matches.Count; i++)
        {
            if (_whyNot[i] is not null)
                continue;
            var count = Math.Min(_options.PointsPerLink, _matches[i].Points.Count);
            var accepted = Enumerable.Range(track, count).Count(t => !result.Ties[2 * t].IsRejected);
            track += count;
            _agreeing[i] = (double)accepted / count;
            if (_agreeing[i] < least)
                (worst, least) = (i, _agreeing[i]);
        }

        return worst < 0 ? null : worst;
    }

    RotationNetworkResult Report(AdjustmentResult result, RotationChain chain)
    {
        var unplaced = Enumerable.Range(0, _pictures.Count).Where(i => !result.Views[i].IsAdjusted || !chain.IsPlaced(i)).ToArray();
        return new(
            result.Network,
            [.. _matches.Select((match, i) => new RotationLink(match.First, match.Second, _agreeing[i], _whyNot[i]))],
            unplaced,
            result.Sigmas.Cameras,
            result.RmsPx);
    }
}
