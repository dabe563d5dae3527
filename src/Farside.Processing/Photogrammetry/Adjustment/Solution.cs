namespace Farside.Processing.Photogrammetry.Adjustment;

/// <summary>A network on its way from where its labels put it to where its ties do: one state, and the steps that better it.</summary>
/// <remarks>
/// Levenberg 1944, Marquardt 1963 for the steps; spots are eliminated by Schur's complement (Brown 1958), so that each step costs what the network's
/// bands do. Sums are taken over pieces whose number does not depend on the threads that work on them.
/// </remarks>
sealed class Solution
{
    const int MostPieces = 16;
    const int TracksPerPiece = 128;
    const long MostPieceDoubles = 16_000_000;

    const double FirstDamping = 1e-5;
    const double LaterDamping = 1e-9;
    const double LeastDamping = 1e-14;
    const double MostDamping = 1e4;

    // What a tie that no longer projects costs: as much as one so far off, so that a single spot cannot stop a step.
    const double LostPx = 1000;

    readonly Network _network;
    readonly TieTable _ties;
    readonly AdjustmentOptions _options;
    readonly CancellationToken _cancel;
    readonly TrackScratch[] _scratch;
    readonly EnvelopeMatrix[] _matrices;
    readonly double[][] _rights;
    readonly Priors _priors;

    public Solution(Network network, TieTable ties, AdjustmentOptions options, Unknowns unknowns, CancellationToken cancel)
    {
        (_network, _ties, _options, _cancel, Unknowns) = (network, ties, options, cancel, unknowns);
        _priors = new(network, unknowns, options.PriorHuberSigmas);
        State = State.From(network);
        var matrix = new EnvelopeMatrix(unknowns.First);
        var pieces = (int)Math.Clamp(Math.Min(ties.Tracks / TracksPerPiece, MostPieceDoubles / Math.Max(1, matrix.Values.Length)), 1, MostPieces);
        _matrices = [.. Enumerable.Range(0, pieces).Select(_ => new EnvelopeMatrix(unknowns.First))];
        _rights = [.. Enumerable.Range(0, pieces).Select(_ => new double[unknowns.Count])];
        _scratch = [.. Enumerable.Range(0, pieces).Select(_ => new TrackScratch(unknowns.Count))];
    }

    public Unknowns Unknowns { get; }

    public State State { get; private set; }

    public int Steps { get; private set; }

    public ViewModel[] Models() => ModelsAt(State);

    /// <summary>Steps until nothing is gained any more.</summary>
    /// <param name="sigmaPx">Sigma of a tie's coordinate.</param>
    /// <param name="isRough">Poses may still be far off: Huber's threshold follows the ties' own spread.</param>
    /// <param name="leastGain">The share of the cost for which another step is worth it.</param>
    /// <returns>Whether it came to rest.</returns>
    public bool Settle(double sigmaPx, bool isRough, double leastGain)
    {
        var damping = isRough ? FirstDamping : LaterDamping;
        for (var step = 0; step < _options.MostSteps; step++)
        {
            _cancel.ThrowIfCancellationRequested();
            var models = Models();
            var threshold = _options.HuberAt(isRough ? MedianPx(models) : sigmaPx);
            var gained = Step(models, 1 / sigmaPx, threshold, ref damping);
            Steps++;
            if (gained < leastGain)
            {
                Rest();
                return true;
            }
        }

        Rest();
        return false;
    }

    /// <summary>The normal equations at the present state, factored: their inverse is the covariance of the unknowns.</summary>
    /// <exception cref="AdjustmentException">Some unknown is fixed neither by ties nor by a prior.</exception>
    public EnvelopeMatrix Factored(double sigmaPx)
    {
        var (n, _) = Build(Models(), 1 / sigmaPx, _options.HuberAt(sigmaPx), 0);
        if (n.Factor() is var lost and >= 0)
            throw new AdjustmentException($"Network: {Unknowns.NameOf(_network, lost)} is fixed neither by ties nor by a prior; expected a finite prior sigma.");
        return n;
    }

    /// <summary>How many of the unknowns the ties pay for, points included.</summary>
    public double PaidByTies(EnvelopeMatrix factor) => Unknowns.Count - _priors.Paid(State, factor);

    /// <inheritdoc cref="Priors.Pitches"/>
    public (double Sum, double Spare) Pitches(EnvelopeMatrix factor) => _priors.Pitches(State, factor);

    /// <inheritdoc cref="Priors.Centres"/>
    public (double Sum, double Spare) Centres(EnvelopeMatrix factor) => _priors.Centres(State, factor);

    /// <summary>
    /// Where all stations hang on one mast, ties say nothing of where it stands, and what was stated of it is met exactly by moving the whole. Steps that are long for the spots' directions let it
    /// wander by a metre and would need many more to come back.
    /// </summary>
    void Rest()
    {
        if (!Unknowns.IsSpatial || _options.Surface is not null || Unknowns.Pivot is not [>= 0] || _network.Stations.Any(station => station.Pivot is null))
            return;
        var back = V3.From(_network.Pivots[0].PriorM) - State.Pivots[0];
        var rested = State.Copy();
        rested.Pivots[0] += back;
        rested.Settle(_network);
        State = rested;
        for (var track = 0; track < _ties.Tracks; track++)
            _ties.Spots[track] = _ties.Spots[track] with { Anchor = _ties.Spots[track].Anchor + back };
    }

    /// <summary>Works on the tracks in pieces: the same ones whatever the number of threads.</summary>
    void InPieces(Action<int, int> work) => Parallel.For(
        0, _scratch.Length,
        _options.Parallelism(_cancel),
        piece =>
        {
            var (from, to) = (First(piece), First(piece + 1));
            for (var track = from; track < to; track++)
                work(piece, track);
        });

    int First(int piece) => (int)((long)_ties.Tracks * piece / _scratch.Length);

    /// <returns>The share of the cost that went away, 0 when no step helps.</returns>
    double Step(ViewModel[] models, double inverseSigma, double threshold, ref double damping)
    {
        var before = Cost(State, models, _ties.Spots, inverseSigma, threshold);
        for (; damping < MostDamping; damping = Math.Max(damping * 10, 1e-8))
        {
            var (n, g) = Build(models, inverseSigma, threshold, damping);
            if (n.Factor() >= 0)
                continue;
            n.SolveLower(g);
            n.SolveUpper(g);
            var next = State.Moved(_network, Unknowns, g);
            var (spots, after) = MoveSpots(models, g, ModelsAt(next), inverseSigma, threshold, damping);
            after += _priors.Cost(next);
            if (!(after <= before))
                continue;
            (State, _ties.Spots) = (next, spots);
            damping = Math.Max(damping / 20, LeastDamping);
            return before > 0 ? (before - after) / before : 0;
        }

        damping = FirstDamping;
        return 0;
    }

    (EnvelopeMatrix Normal, double[] Right) Build(ViewModel[] models, double inverseSigma, double threshold, double damping)
    {
        for (var piece = 0; piece < _scratch.Length; piece++)
        {
            _matrices[piece].Clear();
            Array.Clear(_rights[piece]);
        }

        InPieces((piece, track) =>
        {
            if (!_scratch[piece].Gather(_ties, track, models, Unknowns.IsSpatial, inverseSigma, threshold))
                return;
            _scratch[piece].Spot.Invert(damping);
            _scratch[piece].EliminateInto(_matrices[piece], _rights[piece]);
        });

        var (n, g) = (_matrices[0].Copy(), (double[])_rights[0].Clone());
        for (var piece = 1; piece < _scratch.Length; piece++)
        {
            n.Add(_matrices[piece]);
            for (var i = 0; i < g.Length; i++)
                g[i] += _rights[piece][i];
        }

        _priors.AddTo(State, n, g);
        for (var i = 0; i < n.Size; i++)
            n[i, i] *= 1 + damping;
        return (n, g);
    }

    /// <summary>
    /// The spots' steps once the unknowns' are known, and what the ties then cost. A spot that its step leads astray, e.g. behind a camera, waits where it
    /// is: the steps of all others need not be short for it.
    /// </summary>
    (TrackPoint[] Spots, double Cost) MoveSpots(
        ViewModel[] models, double[] step, ViewModel[] nextModels, double inverseSigma, double threshold, double damping)
    {
        var spots = (TrackPoint[])_ties.Spots.Clone();
        var costs = new double[_scratch.Length];
        var size = Unknowns.IsSpatial ? 3 : 2;
        InPieces((piece, track) =>
        {
            var scratch = _scratch[piece];
            if (!scratch.Gather(_ties, track, models, Unknowns.IsSpatial, inverseSigma, threshold, withNormal: false))
                return;
            Span<double> spotStep = stackalloc double[3];
            scratch.Spot.Invert(damping);
            scratch.BackSubstitute(step, spotStep);
            var moved = spots[track].Moved(spotStep[..size]);
            var (cost, costOfWaiting) = (
                TrackCost(track, nextModels, moved, inverseSigma, threshold), TrackCost(track, nextModels, spots[track], inverseSigma, threshold));
            spots[track] = cost <= costOfWaiting ? moved : spots[track];
            var left = Math.Min(cost, costOfWaiting);

            // Where the views now stand the spot may find a better place yet: valleys along which both must move are walked in few steps then.
            scratch.GatherSpot(_ties, track, spots[track], nextModels, Unknowns.IsSpatial, inverseSigma, threshold);
            scratch.Spot.Invert(damping);
            scratch.Spot.Solve(scratch.Spot.Right, spotStep);
            moved = spots[track].Moved(spotStep[..size]);
            cost = TrackCost(track, nextModels, moved, inverseSigma, threshold);
            spots[track] = cost < left ? moved : spots[track];
            costs[piece] += Math.Min(cost, left);
        });
        return (spots, costs.Sum());
    }

    double Cost(State state, ViewModel[] models, TrackPoint[] spots, double inverseSigma, double threshold)
    {
        var costs = new double[_scratch.Length];
        InPieces((piece, track) =>
        {
            if (!_ties.IsHeldOut[track])
                costs[piece] += TrackCost(track, models, spots[track], inverseSigma, threshold);
        });
        return costs.Sum() + _priors.Cost(state);
    }

    double TrackCost(int track, ViewModel[] models, in TrackPoint spot, double inverseSigma, double threshold)
    {
        var away = spot.InverseDistance - spot.PriorInverseDistance;
        var (sum, count) = (0.0, 0);
        for (var i = _ties.Start[track]; i < _ties.Start[track + 1]; i++)
        {
            if (!_ties.IsAccepted[i])
                continue;
            count++;
            sum += Huber.Cost(Distance(_ties.Points[i], models, spot), threshold);
        }

        return count < 2 ? 0 : (sum * inverseSigma * inverseSigma) + (Unknowns.IsSpatial ? spot.PriorWeight * away * away : 0);
    }

    static double Distance(in ImagePoint tie, ViewModel[] models, in TrackPoint spot)
    {
        if (!models[tie.View].Project(spot, out var column, out var row))
            return LostPx;
        var (dx, dy) = (tie.Column - column, tie.Row - row);
        return Math.Sqrt((dx * dx) + (dy * dy));
    }

    double MedianPx(ViewModel[] models)
    {
        var distances = new List<double>();
        for (var track = 0; track < _ties.Tracks; track++)
        {
            for (var i = _ties.Start[track]; i < _ties.Start[track + 1] && !_ties.IsHeldOut[track]; i++)
            {
                if (_ties.IsAccepted[i])
                    distances.Add(Distance(_ties.Points[i], models, _ties.Spots[track]));
            }
        }

        return distances.Count == 0 ? 0 : Statistics.Median(distances);
    }

    ViewModel[] ModelsAt(State state) => [.. Enumerable.Range(0, _network.Views.Count).Select(i => new ViewModel(_network, Unknowns, state, i))];
}
