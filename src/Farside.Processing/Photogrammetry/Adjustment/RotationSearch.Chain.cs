namespace Farside.Processing.Photogrammetry.Adjustment;

/// <summary>How well everything fits at one focal length, and what rotations follow.</summary>
sealed partial class RotationSearch
{
    const int PointsTried = 40;

    // Weights of the search: a pair says as much as twenty independent points, a loop and a pointing each as one of a sigma.
    const double PairWeight = 20;
    const double LoopSigmaRad = 0.3 * Math.PI / 180;
    const double MostDeviation = 9;

    // Distortion, parallax and a wrong focal length leave so much of a true pair, as a share of the picture's longer side.
    const double ToleranceShare = 0.004;

    // A wrong focal length stretches turns by as much; pointings must not throw out links for that.
    const double StretchShare = 0.04;

    /// <summary>By what the lenses' focal lengths are to be multiplied.</summary>
    double SearchScale()
    {
        var isFree = _lenses.Any(lens => lens is Core.Geometry.BrownCamera);
        var anyGuess = Array.Exists(_isGuessed, isGuess => isGuess);
        if (!isFree || (!anyGuess && _options.FocalSigmaShare == 0) || _matches.Count == 0)
            return 1;
        var reach = anyGuess ? Math.Log(12) : Math.Min(1, 3 * _options.FocalSigmaShare);
        var steps = (int)Math.Ceiling(reach / (anyGuess ? 0.05 : Math.Max(reach / 8, 0.004)));
        var logs = Enumerable.Range(-steps, (2 * steps) + 1).Select(i => i * reach / steps).Where(log => !anyGuess || log > Math.Log(0.3)).ToArray();
        var costs = new (double Log, double Cost)[logs.Length];
        Parallel.For(0, logs.Length, _options.Adjustment.Parallelism(_cancel), i => costs[i] = (logs[i], CostAt(logs[i], anyGuess)));
        var best = costs.MinBy(at => at.Cost).Log;
        return Math.Exp(Narrowed(best - (reach / steps), best + (reach / steps), anyGuess));
    }

    // Golden sections.
    double Narrowed(double low, double high, bool anyGuess)
    {
        const double Section = 0.6180339887498949;
        var (a, b) = (high - (Section * (high - low)), low + (Section * (high - low)));
        var (atA, atB) = (CostAt(a, anyGuess), CostAt(b, anyGuess));
        while (high - low > 5e-4)
        {
            if (atA <= atB)
            {
                (high, b, atB) = (b, a, atA);
                a = high - (Section * (high - low));
                atA = CostAt(a, anyGuess);
            }
            else
            {
                (low, a, atA) = (a, b, atB);
                b = low + (Section * (high - low));
                atB = CostAt(b, anyGuess);
            }
        }

        return (low + high) / 2;
    }

    double CostAt(double log, bool anyGuess)
    {
        var away = anyGuess ? 0 : log / _options.FocalSigmaShare;
        return Chained(Math.Exp(log)).Cost + (away * away);
    }

    /// <summary>Pair rotations at a focal length, the pointings they contradict, the surest chain through them and how its loops close.</summary>
    RotationChain Chained(double scale)
    {
        var pairs = new M3[_matches.Count];
        var isContradicted = new bool[_matches.Count];
        var cost = 0.0;
        for (var i = 0; i < _matches.Count; i++)
        {
            if (_whyNot[i] is not null)
                continue;
            (pairs[i], var misfit) = Pair(i, scale);
            isContradicted[i] = Contradicts(i, pairs[i]);
            cost += PairWeight * misfit;
        }

        Rescue(pairs, isContradicted);
        cost += MostDeviation * isContradicted.Count(one => one);
        var usable = Enumerable.Range(0, _matches.Count).Where(i => _whyNot[i] is null && !isContradicted[i]).ToArray();
        var support = Support(usable, pairs);
        var tree = new LinkTree(_pictures.Count);
        foreach (var i in usable.OrderByDescending(i => support[i]).ThenByDescending(i => _matches[i].Confidence).ThenBy(i => i))
            tree.TryJoin(i, _matches[i].First, _matches[i].Second, pairs[i]);
        var rotations = tree.Chain();
        cost += usable.Where(i => !tree.Uses(i)).Sum(i => LoopCost(i, pairs[i], rotations));
        var component = tree.Components();
        cost += Align(rotations, component);
        var links = new int[_pictures.Count];
        foreach (var i in usable)
        {
            links[_matches[i].First]++;
            links[_matches[i].Second]++;
        }

        var isLinked = links.Select(count => count > 0).ToArray();
        return new([.. rotations.Select((rotation, i) => isLinked[i] ? rotation : (M3?)null)], component, links, isContradicted, cost)
        {
            HasPointings = HasAllPointings,
        };
    }

    (M3 Rotation, double Cost) Pair(int index, double scale)
    {
        var match = _matches[index];
        var (first, second) = (Lens(match.First, scale), Lens(match.Second, scale));
        var points = Thinned(match, PointsTried).ToArray();
        var a = Array.ConvertAll(points, point => V3.From(first.Ray(point.FirstColumn, point.FirstRow)));
        var b = Array.ConvertAll(points, point => V3.From(second.Ray(point.SecondColumn, point.SecondRow)));
        var side = Math.Max(first.Width, first.Height);
        var tolerance = Math.Max(3, ToleranceShare * side) * PixelRad(first);
        return PairRotation.Fit(a, b, tolerance, index);
    }

    // The angle of a pixel in the middle of a picture.
    static double PixelRad(Core.Geometry.ICameraModel lens) =>
        lens.Ray(lens.Width / 2.0, lens.Height / 2.0).AngleToRad(lens.Ray((lens.Width / 2.0) + 1, lens.Height / 2.0));

    bool Contradicts(int index, M3 firstFromSecond)
    {
        if (_pictures[_matches[index].First].Pointing is not { } first || _pictures[_matches[index].Second].Pointing is not { } second)
            return false;
        var given = M3.From(first).Transposed * M3.From(second);
        var away = (firstFromSecond * given.Transposed).Log().Length;

        // Two pointings err in three axes each: 4 sigmas of the length, and what a focal length that is still wrong may add.
        return away > (4 * Math.Sqrt(2) * _pointingSigmaRad) + (StretchShare * given.Log().Length);
    }

    /// <summary>Where two links to different pictures turn a picture by the same, it is the picture's own pointing that errs.</summary>
    void Rescue(M3[] pairs, bool[] isContradicted)
    {
        var links = Enumerable.Range(0, _matches.Count).Where(i => isContradicted[i])
            .SelectMany(i => new[] { (Picture: _matches[i].First, Link: i), (Picture: _matches[i].Second, Link: i) })
            .GroupBy(end => end.Picture, end => end.Link).ToArray();
        foreach (var picture in links)
        {
            var turns = picture.Select(link => (Link: link, Turn: TurnOf(picture.Key, link, pairs[link]))).ToArray();
            foreach (var (link, turn) in turns)
            {
                if (turns.Any(other => other.Link != link && (other.Turn - turn).Length < 4 * Math.Sqrt(2) * _pointingSigmaRad))
                    isContradicted[link] = false;
            }
        }
    }

    /// <summary>By what a link and the pointing at its other end turn a picture from its own pointing.</summary>
    V3 TurnOf(int picture, int link, M3 firstFromSecond)
    {
        var isFirst = _matches[link].First == picture;
        var other = M3.From(_pictures[isFirst ? _matches[link].Second : _matches[link].First].Pointing!.Value);
        var led = other * (isFirst ? firstFromSecond.Transposed : firstFromSecond);
        return (led * M3.From(_pictures[picture].Pointing!.Value).Transposed).Log();
    }

    /// <summary>For each link in how many more triangles it closes than not.</summary>
    int[] Support(int[] usable, M3[] pairs)
    {
        var support = new int[_matches.Count];
        var between = usable.ToDictionary(i => (_matches[i].First, _matches[i].Second));
        foreach (var i in usable)
        {
            foreach (var j in usable.Where(j => _matches[j].First == _matches[i].Second))
            {
                if (!between.TryGetValue((_matches[i].First, _matches[j].Second), out var k))
                    continue;
                var turns = pairs[i].Log().Length + pairs[j].Log().Length;
                var isClosed = (pairs[i] * pairs[j] * pairs[k].Transposed).Log().Length < (3 * LoopSigmaRad) + (0.05 * turns);
                foreach (var link in new[] { i, j, k })
                    support[link] += isClosed ? 1 : -1;
            }
        }

        return support;
    }

    double LoopCost(int index, M3 pair, M3[] rotations)
    {
        var (first, second) = (rotations[_matches[index].First], rotations[_matches[index].Second]);
        var gap = (first.Transposed * second * pair.Transposed).Log().Length / LoopSigmaRad;
        return Math.Min(gap * gap, MostDeviation);
    }

    /// <summary>Turns each piece so that it fits its given pointings best.</summary>
    /// <returns>How badly that is.</returns>
    double Align(M3[] rotations, int[] component)
    {
        var cost = 0.0;
        for (var piece = 0; piece <= component.DefaultIfEmpty(-1).Max(); piece++)
        {
            var members = Enumerable.Range(0, rotations.Length).Where(i => component[i] == piece && _pictures[i].Pointing is not null).ToArray();
            if (members.Length == 0)
                continue;
            var turns = members.Select(i => M3.From(_pictures[i].Pointing!.Value) * rotations[i].Transposed).ToArray();
            var turn = RotationMean.Of(turns, 4 * _pointingSigmaRad);
            for (var i = 0; i < rotations.Length; i++)
                rotations[i] = component[i] == piece ? turn * rotations[i] : rotations[i];
            cost += turns.Sum(one =>
            {
                var away = (one * turn.Transposed).Log().Length / _pointingSigmaRad;
                return Math.Min(away * away, MostDeviation);
            });
        }

        return cost;
    }
}
