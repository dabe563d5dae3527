using Farside.Processing.Photogrammetry;

namespace Farside.Processing.Descent.Tracking;

/// <summary>The key frames of a descent, linked over wide spans and solved together.</summary>
sealed class KeyNetwork
{
    const int SpanLevel = 2;
    const double StrayTimes = 6;
    const double StrayPx = 1;
    const double BendGainShare = 0.05;
    const double BendGain = 60;
    const double MostPoseLoss = 0.03;

    readonly FrameFollower _follower;
    readonly TrackingOptions _options;
    readonly int _threads;
    readonly FrameShape[] _plain;
    IFrameModel _model;

    public KeyNetwork(FrameFollower follower, Island island, TrackingOptions options)
    {
        (_follower, _options, _threads) = (follower, options, options.Threads > 0 ? options.Threads : -1);
        var reference = island.Frames.First();
        Keys = [.. island.Keys.Append(reference).Distinct().Order()];
        _plain = [.. Keys.Select(key => follower.Shape(key).WithBend(0))];
        _model = Free([.. Keys.Select(key => island[reference].Inverse() * island[key])]);
    }

    /// <summary>The key frames; the first is the reference.</summary>
    public int[] Keys { get; }

    /// <summary>Between key frames, by their places in <see cref="Keys"/>.</summary>
    public List<MeasuredLink> Links { get; private set; } = [];

    /// <summary>Standard deviation of each link's points along one axis, pixels of the template.</summary>
    public double[] Spreads { get; private set; } = [];

    public double Bend { get; private set; }

    /// <summary>Of the key frames, without bend.</summary>
    public FrameShape[] Shapes => _plain;

    /// <summary>The frames as views of one camera; null where the points do not bear that out.</summary>
    public PoseMaps? Poses => _model as PoseMaps;

    public Homography Plane(int key) => _model[key];

    public Homography ReferenceFrom(int key) => _model[0].Inverse() * _model[key];

    public void Solve(CancellationToken cancel)
    {
        Bend = _follower.Bend;
        Measure(cancel);
        if (Links.Count == 0)
        {
            return;
        }

        SolveFree(cancel);
        if (_options.LensBend is null && IsBent(cancel))
        {
            _follower.Bend = Bend;
            Measure(cancel);
            SolveFree(cancel);
            RefineBend(cancel);
        }

        if (_options.FocalLengthPx is not null)
        {
            TryPoses(cancel);
        }
    }

    FreeMaps Free(Homography[] maps) => new([.. _plain.Select(FrameGrid.Of)], maps, [.. Keys.Select((_, i) => i == 0)]);

    void Measure(CancellationToken cancel)
    {
        var shapes = Array.ConvertAll(_plain, shape => shape.WithBend(Bend));
        Homography[] maps = [.. Enumerable.Range(0, Keys.Length).Select(ReferenceFrom)];
        var links = new List<MeasuredLink>();
        foreach (var (first, second) in LinkPlan.Of(maps, shapes, _options))
        {
            cancel.ThrowIfCancellationRequested();
            var map = maps[first].Inverse() * maps[second];
            if ((_follower.Link(Keys[first], Keys[second], map, 0) ?? _follower.Link(Keys[first], Keys[second], map, SpanLevel)) is { } link)
            {
                links.Add(Numbered(link, first, second));
            }
        }

        // What held the chain together holds it still where no better link was found.
        foreach (var link in _follower.Links.Values.Where(link => Array.BinarySearch(Keys, link.Template) >= 0 && Array.BinarySearch(Keys, link.Frame) >= 0))
        {
            var (template, frame) = (Array.BinarySearch(Keys, link.Template), Array.BinarySearch(Keys, link.Frame));
            if (!links.Exists(one => (one.Template, one.Frame) == (template, frame) || (one.Template, one.Frame) == (frame, template)))
            {
                links.Add(new(template, frame, link.Result));
            }
        }

        Links = links;
    }

    MeasuredLink Numbered(MeasuredLink link, int first, int second) =>
        link.Template == Keys[first] ? new(first, second, link.Result) : new(second, first, link.Result);

    JointSolver Solver() => new(Links, _plain, _threads);

    void SolveFree(CancellationToken cancel)
    {
        for (var round = 0; round < 3; round++)
        {
            var solver = Solver();
            Spreads = solver.Spreads(_model, Bend);
            _model = solver.Solve(_model, Bend, Spreads, isBendFree: false, cancel).Model;
            Spreads = solver.Spreads(_model, Bend);
            DropStray();
        }
    }

    // A link that is at odds with all the others is a mistake, as long as its frames have others.
    void DropStray()
    {
        var limit = Math.Max(StrayPx, StrayTimes * Spreads.Order().ElementAt(Spreads.Length / 2));
        var kept = Enumerable.Range(0, Links.Count).Where(i => Spreads[i] <= limit).ToArray();
        if (kept.Length < Links.Count && IsConnected([.. kept.Select(i => Links[i])]))
        {
            foreach (var i in Enumerable.Range(0, Links.Count).Except(kept))
            {
                _follower.Forget(new(Keys[Links[i].Template], Keys[Links[i].Frame], Links[i].Result));
            }

            (Links, Spreads) = ([.. kept.Select(i => Links[i])], [.. kept.Select(i => Spreads[i])]);
        }
    }

    bool IsConnected(MeasuredLink[] links)
    {
        var group = Enumerable.Range(0, Keys.Length).ToArray();
        foreach (var link in links)
        {
            var (one, other) = (group[link.Template], group[link.Frame]);
            for (var i = 0; i < group.Length; i++)
            {
                group[i] = group[i] == other ? one : group[i];
            }
        }

        return group.Distinct().Count() == 1;
    }

    bool IsBent(CancellationToken cancel)
    {
        var solver = Solver();
        var straight = solver.Solve(_model, 0, Spreads, isBendFree: false, cancel);
        var bent = solver.Solve(straight.Model, 0, Spreads, isBendFree: true, cancel);
        if (!(straight.Cost - bent.Cost > Math.Max(BendGain, BendGainShare * straight.Cost)))
        {
            return false;
        }

        (_model, Bend) = (bent.Model, bent.Bend);
        return true;
    }

    void RefineBend(CancellationToken cancel)
    {
        var solver = Solver();
        var bent = solver.Solve(_model, Bend, Spreads, isBendFree: true, cancel);
        (_model, Bend) = (bent.Model, bent.Bend);
        _follower.Bend = Bend;
        Spreads = solver.Spreads(_model, Bend);
    }

    // Six unknowns a frame hold where eight do hardly better.
    void TryPoses(CancellationToken cancel)
    {
        var solver = Solver();
        var shapes = Array.ConvertAll(_plain, shape => shape.WithBend(Bend));
        var free = solver.Solve(_model, Bend, Spreads, isBendFree: false, cancel);
        var posed = solver.Solve(PoseMaps.Of(shapes, [.. Enumerable.Range(0, Keys.Length).Select(ReferenceFrom)], 0), Bend, Spreads, isBendFree: false, cancel);
        var isBorneOut = posed.Equations == free.Equations && posed.Cost <= (1 + MostPoseLoss) * free.Cost;
        _model = isBorneOut ? posed.Model : free.Model;
        Spreads = solver.Spreads(_model, Bend);
    }
}
