namespace Farside.Processing.Photogrammetry.Adjustment;

/// <summary>What a finished adjustment has to say.</summary>
sealed partial class AdjustmentRun
{
    const double FewestPitches = 10;

    AdjustmentResult Result(int rounds, bool hasConverged)
    {
        var residuals = new (double Column, double Row)[_ties.Points.Length];
        Array.Fill(residuals, (double.NaN, double.NaN));
        var (sum, accepted, all, paid) = Residuals(residuals);
        var factor = _solution.Factored(_sigmaPx);
        var spare = (2 * accepted) - paid - _solution.PaidByTies(factor);
        if (spare >= 1 && !_options.IsTieSigmaKnown)
        {
            _sigmaPx = Math.Max(LeastSigmaPx, Math.Sqrt(sum / spare));
            factor = _solution.Factored(_sigmaPx);
        }

        var directions = Enumerable.Repeat(2, _ties.Points.Length).ToArray();
        var heldOut = JudgeHeldOut(residuals, directions);
        var uncertainty = new Uncertainty(_network, _solution.Unknowns, _solution.State, factor);
        if (!hasConverged)
            _report.Add($"No rest after {_solution.Steps} steps in {rounds} rounds.");
        return new()
        {
            Network = _solution.State.Into(_network),
            Views = Views(residuals, uncertainty),
            Pairs = Pairs(residuals, uncertainty),
            Ties = Ties(residuals, directions),
            Points = Points(),
            Sigmas = uncertainty.Network(),
            TieSigmaPx = _sigmaPx,
            RmsPx = Statistics.Rms(sum, accepted),
            HeldOutRmsPx = Statistics.Rms(2 * heldOut.Sum, heldOut.Directions),
            HeldOutTies = heldOut.Ties,
            HeldOutRejectedShare = heldOut.All == 0 ? 0 : 1 - ((double)heldOut.Ties / heldOut.All),
            RejectedShare = all == 0 ? 0 : 1 - ((double)accepted / all),
            StatedPitchRad = _solution.Pitches(factor) is (var squares, >= FewestPitches and var told) ? Math.Sqrt(squares / told) : double.NaN,
            StatedCentres = _solution.Centres(factor),
            Unknowns = _solution.Unknowns.Count,
            Steps = _solution.Steps,
            Rounds = rounds,
            HasConverged = hasConverged,
            Report = _report,
        };
    }

    /// <summary>Residuals of ties in the solution: sum of squares, accepted, all, and how many numbers of spots they paid for.</summary>
    (double Sum, int Accepted, int All, double Paid) Residuals((double Column, double Row)[] residuals)
    {
        var paid = new double[_ties.Tracks];
        ForTracks(_solution.Models(), (track, fit) =>
        {
            if (_ties.IsHeldOut[track] || _ties.Spots[track].Direction == default)
                return;
            var isJudged = _ties.Accepted(track) >= 2;
            if (isJudged)
                fit.Fit(track, _ties.Spots[track], _options.HuberAt(_sigmaPx));
            paid[track] = isJudged ? fit.PaidByTies : 0;
            for (var i = _ties.Start[track]; i < _ties.Start[track + 1]; i++)
                residuals[i] = fit.Residual(i, _ties.Spots[track]) ?? (double.NaN, double.NaN);
        });

        var (sum, accepted, all) = (0.0, 0, 0);
        for (var track = 0; track < _ties.Tracks; track++)
        {
            for (var i = _ties.Start[track]; i < _ties.Start[track + 1] && !_ties.IsHeldOut[track]; i++)
            {
                all++;
                accepted += _ties.IsAccepted[i] ? 1 : 0;
                sum += _ties.IsAccepted[i] ? Squared(residuals[i]) : 0;
            }
        }

        return (sum, accepted, all, paid.Sum());
    }

    (double Sum, int Directions, int Ties, int All) JudgeHeldOut((double Column, double Row)[] residuals, int[] counts)
    {
        var judged = new (double Sum, int Directions)[_ties.Tracks];
        var judge = new HeldOut(_ties, _options, _sigmaPx);
        var gate = Math.Max(_options.RejectSigmas * _sigmaPx, _options.RejectFloorPx);
        ForTracks(_solution.Models(), (track, fit) =>
        {
            if (_ties.IsHeldOut[track] && fit.Clean(track, tie => MayCount(track, tie), gate))
                judged[track] = judge.Judge(track, fit, residuals, counts);
        });

        var (sum, directions, count, all) = (0.0, 0, 0, 0);
        for (var track = 0; track < _ties.Tracks; track++)
        {
            (sum, directions) = (sum + judged[track].Sum, directions + judged[track].Directions);
            for (var i = _ties.Start[track]; i < _ties.Start[track + 1] && _ties.IsHeldOut[track]; i++)
            {
                all += MayCount(track, i) ? 1 : 0;
                count += _ties.IsAccepted[i] ? 1 : 0;
            }
        }

        return (sum, directions, count, all);
    }

    ViewQuality[] Views((double Column, double Row)[] residuals, Uncertainty uncertainty)
    {
        var count = _network.Views.Count;
        var (ties, rejected, sums) = (new int[count], new int[count], new double[count]);
        for (var track = 0; track < _ties.Tracks; track++)
        {
            for (var i = _ties.Start[track]; i < _ties.Start[track + 1] && !_ties.IsHeldOut[track]; i++)
            {
                var view = _ties.Points[i].View;
                ties[view] += _ties.IsAccepted[i] ? 1 : 0;
                rejected[view] += _ties.IsAccepted[i] ? 0 : 1;
                sums[view] += _ties.IsAccepted[i] ? Squared(residuals[i]) : 0;
            }
        }

        return [.. Enumerable.Range(0, count).Select(view => new ViewQuality(
            _network.Views[view].Id, IsAdjusted(view, ties[view], rejected[view]), TurnOf(view), ties[view], rejected[view],
            Statistics.Rms(sums[view], ties[view]), uncertainty.View(view)))];
    }

    // A single stand has no other station to be tied to: there the eyes' ties among themselves are all there is.
    bool IsAdjusted(int view, int ties, int rejected)
    {
        var isPlaced = _network.Stations.Count == 1 ? ties >= _options.FewestTies : !_isBarred[_network.Views[view].Station];
        var disagrees = ties + rejected >= _options.FewestTies && ties < _options.LeastAcceptedShare * (ties + rejected);
        return isPlaced && !disagrees;
    }

    double TurnOf(int view)
    {
        var of = _network.Views[view];
        var prior = M3.From(_network.Stations[of.Station].Prior.Mean.Rotation)
            * M3.From(_network.Eyes[of.Eye].Prior?.Mean.Rotation ?? _network.Eyes[of.Eye].RigFromEye.Rotation);
        return (_solution.State.ViewStand(of).Rotation * prior.Transposed).Log().Length;
    }

    PairQuality[] Pairs((double Column, double Row)[] residuals, Uncertainty uncertainty)
    {
        var pairs = new SortedDictionary<(int First, int Second), (int Ties, int Rejected, double Sum)>();
        for (var track = 0; track < _ties.Tracks; track++)
        {
            for (var i = _ties.Start[track]; i < _ties.Start[track + 1] && !_ties.IsHeldOut[track]; i++)
            {
                for (var j = i + 1; j < _ties.Start[track + 1]; j++)
                {
                    var (a, b) = (_ties.Points[i].View, _ties.Points[j].View);
                    var key = (Math.Min(a, b), Math.Max(a, b));
                    var (ties, rejected, sum) = pairs.GetValueOrDefault(key);
                    pairs[key] = _ties.IsAccepted[i] && _ties.IsAccepted[j]
                        ? (ties + 1, rejected, sum + Squared(residuals[i]) + Squared(residuals[j]))
                        : (ties, rejected + 1, sum);
                }
            }
        }

        return [.. pairs.Select(pair => new PairQuality(
            pair.Key.First, pair.Key.Second, pair.Value.Ties, pair.Value.Rejected, Statistics.Rms(pair.Value.Sum, 2 * pair.Value.Ties),
            uncertainty.Between(pair.Key.First, pair.Key.Second)))];
    }

    TieResidual[] Ties((double Column, double Row)[] residuals, int[] counts)
    {
        var ties = new TieResidual[_ties.Points.Length];
        for (var track = 0; track < _ties.Tracks; track++)
        {
            for (var i = _ties.Start[track]; i < _ties.Start[track + 1]; i++)
                ties[i] = new(track, _ties.Points[i], residuals[i].Column, residuals[i].Row, !_ties.IsAccepted[i], _ties.IsHeldOut[track], counts[i]);
        }

        return ties;
    }

    AdjustedPoint?[] Points()
    {
        var points = new AdjustedPoint?[_ties.Tracks];
        ForTracks(_solution.Models(), (track, fit) =>
        {
            if (_ties.Accepted(track) >= 2)
                points[track] = fit.Located(track);
        });
        return points;
    }

    static double Squared((double Column, double Row) residual) => (residual.Column * residual.Column) + (residual.Row * residual.Row);
}
