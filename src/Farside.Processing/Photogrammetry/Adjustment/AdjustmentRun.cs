namespace Farside.Processing.Photogrammetry.Adjustment;

/// <summary>One adjustment from start to report: solve, reject, solve again, judge by what was held out.</summary>
sealed partial class AdjustmentRun
{
    // Ties without any noise at all would leave priors without a say.
    const double LeastSigmaPx = 0.01;

    readonly Network _network;
    readonly IReadOnlyList<Track> _tracks;
    readonly AdjustmentOptions _options;
    readonly CancellationToken _cancel;
    readonly TieTable _ties;
    readonly bool[] _isBarred;
    readonly List<string> _report = [];
    readonly Solution _solution;
    double _sigmaPx;

    public AdjustmentRun(Network network, IReadOnlyList<Track> tracks, AdjustmentOptions options, CancellationToken cancel)
    {
        (_network, _tracks, _options, _cancel) = (network, tracks, options, cancel);
        _ties = new(tracks);
        _isBarred = new bool[network.Stations.Count];
        _sigmaPx = options.TieSigmaPx;
        for (var track = 0; track < tracks.Count; track++)
            _ties.IsHeldOut[track] = HeldOut.Chooses(tracks[track], options.HeldOutShare);
        _solution = new(network, _ties, options, new(network, options.Structure, Neighbours()), cancel);
    }

    public AdjustmentResult Solve()
    {
        Begin();
        var (rounds, isFine) = (0, false);
        for (; rounds < _options.MostRounds && !isFine; rounds++)
        {
            // Wild ties draw a solution out; once poses are right to some pixels they are better thrown out first.
            var leastGain = rounds == 0 ? 1e-2 : rounds == 1 ? 1e-4 : 1e-8;
            var isSettled = _solution.Settle(_sigmaPx, isRough: rounds == 0, leastGain);
            isFine = !Judge(mayBar: rounds > 1) && isSettled && rounds > 1;
        }

        return Result(rounds, isFine);
    }

    /// <summary>The report of a network that stays as it is.</summary>
    public AdjustmentResult Judged()
    {
        Begin();
        for (var round = 0; round < 3; round++)
            Judge(mayBar: false);
        return Result(rounds: 0, hasConverged: true);
    }

    /// <summary>All ties count that can, and each track gets a first spot.</summary>
    void Begin()
    {
        Array.Fill(_ties.IsAccepted, true);
        for (var track = 0; track < _ties.Tracks; track++)
        {
            if (_ties.Accepted(track) < 2 || _ties.IsHeldOut[track])
                _ties.Reject(track);
        }

        BarLoose();
        var models = _solution.Models();
        ForTracks(models, (track, fit) =>
        {
            if (fit.TryFirst(track, out var spot))
                _ties.Spots[track] = spot;
        });
    }

    /// <summary>Estimates the ties' sigma, then says anew which ties count.</summary>
    /// <returns>Whether anything changed that needs another solution.</returns>
    bool Judge(bool mayBar)
    {
        var before = (bool[])_ties.IsAccepted.Clone();
        var sigma = _options.IsTieSigmaKnown ? _sigmaPx : Math.Max(LeastSigmaPx, RobustSigmaPx());
        var isBetter = Math.Abs(sigma - _sigmaPx) > 0.05 * _sigmaPx;
        _sigmaPx = sigma;
        var gate = Math.Max(_options.RejectSigmas * _sigmaPx, _options.RejectFloorPx);
        ForTracks(_solution.Models(), (track, fit) =>
        {
            if (!_ties.IsHeldOut[track])
                fit.Clean(track, tie => MayCount(track, tie), gate);
        });
        return (mayBar && (BarLoose() | BarDisagreeing())) | isBetter | Differ(before) > _ties.Points.Length / 1000;
    }

    int Differ(bool[] before)
    {
        var count = 0;
        for (var i = 0; i < before.Length; i++)
            count += before[i] != _ties.IsAccepted[i] ? 1 : 0;
        return count;
    }

    /// <summary>A tie of a barred station may still tie that station's own views together, as long as its track keeps to them.</summary>
    bool MayCount(int track, int tie) => !_isBarred[StationOf(tie)] || StaysWithin(track, StationOf(tie));

    int StationOf(int tie) => _network.Views[_ties.Points[tie].View].Station;

    /// <summary>Sigma of a tie's coordinate from the middle of all residuals, whatever the wild ones say.</summary>
    double RobustSigmaPx()
    {
        var errors = new double[_ties.Points.Length];
        Array.Fill(errors, double.NaN);
        ForTracks(_solution.Models(), (track, fit) =>
        {
            if (_ties.IsHeldOut[track] || _ties.Accepted(track) < 2)
                return;
            var spot = fit.Fit(track, _ties.Spots[track], _options.HuberAt(_sigmaPx));
            for (var i = _ties.Start[track]; i < _ties.Start[track + 1]; i++)
            {
                if (_ties.IsAccepted[i] && fit.Residual(i, spot) is var (dx, dy))
                    errors[i] = Math.Sqrt(((dx * dx) + (dy * dy)) / (2 * Math.Max(fit.Redundancy, 1e-3)));
            }
        });
        var known = errors.Where(error => !double.IsNaN(error)).ToList();

        // The median of √((x² + y²) / 2) of normal deviates is 0.833; where each point leaves one number to spare it is that of |x|, 0.674.
        return known.Count == 0 ? _sigmaPx : Statistics.Median(known) / (_options.Structure == Structure.Directions ? 0.833 : 0.72);
    }

    /// <summary>Work on tracks one by one, each touching nothing but its own.</summary>
    void ForTracks(ViewModel[] models, Action<int, SpotFit> work) => Parallel.For(
        0, _ties.Tracks,
        _options.Parallelism(_cancel),
        () => new SpotFit(_ties, models, _options, _sigmaPx),
        (track, _, fit) =>
        {
            work(track, fit);
            return fit;
        },
        _ => { });

    /// <summary>For each station those with which it has tracks in common.</summary>
    SortedSet<int>[] Neighbours()
    {
        var neighbours = new SortedSet<int>[_network.Stations.Count];
        for (var i = 0; i < neighbours.Length; i++)
            neighbours[i] = [];
        foreach (var track in _tracks)
        {
            foreach (var a in track.Points)
            {
                foreach (var b in track.Points)
                {
                    if (_network.Views[a.View].Station != _network.Views[b.View].Station)
                        neighbours[_network.Views[a.View].Station].Add(_network.Views[b.View].Station);
                }
            }
        }

        return neighbours;
    }
}
