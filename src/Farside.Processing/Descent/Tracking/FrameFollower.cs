using Farside.Core.Rasters;
using Farside.Processing.Photogrammetry;
using Farside.Processing.Photogrammetry.Ties;

namespace Farside.Processing.Descent.Tracking;

/// <summary>
/// Goes through the frames once, in order: each is laid on the key frame where the motion so far lets it be expected, else looked for by what it looks like.
/// Frames that belong together form islands; a frame that belongs to none begins one.
/// </summary>
sealed class FrameFollower(int count, Func<int, Raster<Linear>?> grey, TrackingOptions options)
{
    const int StartLevel = 4;
    const int SureLevel = 2;
    const int KeysTried = 3;
    const int IslandsTried = 4;
    const double NearlySame = 1.04;

    readonly FrameShape?[] _shapes = new FrameShape?[count];
    readonly List<Island> _islands = [];
    readonly Dictionary<(int Template, int Frame), MeasuredLink> _links = [];
    readonly FrameRegistrar _registrar = new(options.Threads > 0 ? options.Threads : -1);
    PictureShelf<TrackedPicture?>? _shelf;
    Island? _active;

    public IReadOnlyList<Island> Islands => _islands;

    public IReadOnlyDictionary<(int Template, int Frame), MeasuredLink> Links => _links;

    public double Bend { get; set; } = options.LensBend ?? 0;

    public FrameShape Shape(int frame) => _shapes[frame]!.Value.WithBend(Bend);

    public void Follow(CancellationToken cancel)
    {
        for (var frame = 0; frame < count; frame++)
        {
            cancel.ThrowIfCancellationRequested();
            if (Picture(frame) is not null && !Continue(frame) && !Recognise(frame))
            {
                _active = new(frame);
                _islands.Add(_active);
            }
        }

        foreach (var island in _islands.OrderByDescending(island => island.Frames.Count).ThenBy(island => island.Keys[0]).Skip(1).Reverse().ToArray())
        {
            cancel.ThrowIfCancellationRequested();
            Join(island);
        }
    }

    /// <summary>Lays one frame on another from a first map and keeps the link; null where they do not agree.</summary>
    /// <param name="firstFromSecond">Between ideal places.</param>
    public MeasuredLink? Link(int first, int second, Homography firstFromSecond, int startLevel)
    {
        if (Picture(first) is not { } one || Picture(second) is not { } other)
        {
            return null;
        }

        var isFirstTemplate = IsCoarser(first, second, firstFromSecond);
        var (template, frame) = isFirstTemplate ? (first, second) : (second, first);
        var result = isFirstTemplate
            ? _registrar.Register((one, Shape(first)), (other, Shape(second)), firstFromSecond, startLevel)
            : _registrar.Register((other, Shape(second)), (one, Shape(first)), firstFromSecond.Inverse(), startLevel);
        return result is null ? null : _links[(template, frame)] = new(template, frame, result);
    }

    public void Forget(MeasuredLink link) => _links.Remove((link.Template, link.Frame));

    TrackedPicture? Picture(int frame)
    {
        _shelf ??= new(Math.Max(4, options.MostPicturesHeld), Open);
        return _shelf[frame];
    }

    TrackedPicture? Open(int frame)
    {
        var picture = TrackedPicture.Of(grey(frame), options.SpotsPerFrame);
        _shapes[frame] ??= picture is null ? null : FrameShape.Of(picture.Width, picture.Height, options, 0);
        return picture;
    }

    // About as fine: the earlier one, so that a key frame's spots serve all that follow it.
    bool IsCoarser(int first, int second, Homography firstFromSecond)
    {
        var scale = firstFromSecond.ScaleAt((Shape(second).Width - 1) / 2.0, (Shape(second).Height - 1) / 2.0);
        return scale < (first < second ? NearlySame : 1 / NearlySame);
    }

    bool Continue(int frame)
    {
        if (_active is not { } island)
        {
            return false;
        }

        var expected = island.Expected();
        return TryPlace(island, island.Key, frame, island[island.Key].Inverse() * expected, StartLevel)
            || (island.Last != island.Key && TryPlace(island, island.Last, frame, island[island.Last].Inverse() * expected, StartLevel));
    }

    bool Recognise(int frame) => Array.Exists(Description.Pairs, how => Recognise(frame, how));

    bool Recognise(int frame, (Description First, Description Second) how)
    {
        var islands = _islands.Where(island => island != _active).Reverse().Take(IslandsTried - 1);
        foreach (var island in _active is null ? islands : islands.Prepend(_active))
        {
            var candidates = new[] { island.Last }.Concat(Enumerable.Reverse(island.Keys)).Distinct().Take(KeysTried);
            foreach (var key in candidates)
            {
                if (Look(key, frame, how) is { } guess && TryPlace(island, key, frame, guess, SureLevel))
                {
                    _active = island;
                    return true;
                }
            }
        }

        return false;
    }

    Homography? Look(int first, int second, (Description First, Description Second) how) => Picture(first) is { } one && Picture(second) is { } other ? LookAlike.Find(one, other, how) : null;

    bool TryPlace(Island island, int on, int frame, Homography onFromFrame, int startLevel)
    {
        if (Link(on, frame, onFromFrame, startLevel) is not { } link)
        {
            return false;
        }

        var map = link.Template == on ? link.Result.TemplateFromFrame : link.Result.TemplateFromFrame.Inverse();
        if (on != island.Key)
        {
            island.AddKey(on);
        }

        island.Place(frame, island[on] * map);
        if (count <= options.AllKeysUpTo || IsFar(map, on, frame))
        {
            island.AddKey(frame);
        }

        return true;
    }

    bool IsFar(Homography map, int on, int frame)
    {
        var (shape, onShape) = (Shape(frame), Shape(on));
        var scale = map.ScaleAt((shape.Width - 1) / 2.0, (shape.Height - 1) / 2.0);
        var turn = Math.Abs(Math.Atan2(map.H10 - map.H01, map.H00 + map.H11)) * (180 / Math.PI);
        return scale > options.KeyScale || scale < 1 / options.KeyScale || turn > options.KeyTurnDeg || Overlap.Share(map, onShape, shape) < options.KeyOverlap;
    }

    // A smaller island may belong to a greater one by a frame that came later.
    void Join(Island island)
    {
        foreach (var greater in _islands.Where(other => other != island && other.Frames.Count >= island.Frames.Count).OrderByDescending(other => other.Frames.Count).Take(2))
        {
            foreach (var own in (int[])[.. new[] { island.Keys[^1], island.Keys[0] }.Distinct()])
            {
                foreach (var other in greater.Keys.OrderBy(key => Math.Abs(key - own)).ThenBy(key => key).Take(KeysTried))
                {
                    if (!_links.ContainsKey((other, own)) && Look(other, own, (Description.Usual, Description.Usual)) is { } map && Link(other, own, map, SureLevel) is { } link)
                    {
                        greater.Take(island, greater[other] * (link.Template == other ? link.Result.TemplateFromFrame : link.Result.TemplateFromFrame.Inverse()) * island[own].Inverse());
                        _islands.Remove(island);
                        return;
                    }
                }
            }
        }
    }
}
