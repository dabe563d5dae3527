using Farside.Core.Geometry;

namespace Farside.Processing.Photogrammetry.Adjustment;

/// <summary>Finds a track's spot while the views stand still, and judges its ties by it.</summary>
sealed class SpotFit(TieTable ties, ViewModel[] views, AdjustmentOptions options, double sigmaPx)
{
    const int MostSteps = 12;
    const double SmallEnoughPx = 1e-4;

    readonly SpotNormal _normal = new();
    readonly bool _isSpatial = options.Structure == Structure.Points;

    /// <summary>The share of a tie's error that shows in its residual: (measured numbers − numbers solved for) / measured numbers.</summary>
    public double Redundancy { get; private set; }

    /// <summary>Numbers of the spot that its ties pay for.</summary>
    public double PaidByTies => _normal.PaidByTies;

    /// <summary>A first spot from the rays of the ties that count.</summary>
    /// <returns>False without two ties.</returns>
    public bool TryFirst(int track, out TrackPoint spot)
    {
        spot = default;
        var accepted = Accepted(track);
        if (accepted.Count < 2)
            return false;
        var first = ties.Points[accepted[0]];
        var anchor = views[first.View].Centre;
        spot = SpotPrior.First(new(anchor, views[first.View].Ray(first.Column, first.Row), 0), options);
        if (_isSpatial && spot.InverseDistance == 0)
            spot = spot with { InverseDistance = Intersect(accepted, spot) };
        return true;
    }

    /// <summary>The best spot for the ties that count, from a near one.</summary>
    public TrackPoint Fit(int track, TrackPoint spot, double thresholdPx)
    {
        var size = _isSpatial ? 3 : 2;
        Span<double> step = stackalloc double[3];
        Span<double> byPoint = stackalloc double[6];
        for (var i = 0; i < MostSteps; i++)
        {
            var count = Gather(track, spot, thresholdPx, byPoint);
            _normal.Invert(0);
            _normal.Solve(_normal.Right, step);
            Redundancy = Math.Max(0, 1 - (_normal.PaidByTies / Math.Max(1, 2 * count)));
            if (count == 0 || !(Math.Abs(step[0]) + Math.Abs(step[1]) < 1))
                break;
            spot = spot.Moved(step[..size]);
            if (Math.Sqrt(Math.Max(0, _normal.DotRight(step))) * sigmaPx < SmallEnoughPx)
                break;
        }

        return spot;
    }

    /// <summary>The best spot of a track whose ties agree, and its sigma, for others to use.</summary>
    public AdjustedPoint Located(int track)
    {
        var spot = Fit(track, ties.Spots[track], options.HuberAt(sigmaPx));
        return new(
            spot.Anchor.ToPoint<SiteFrame>(), spot.Direction.ToDirection<SiteFrame>(), spot.InverseDistance,
            _isSpatial ? Math.Sqrt(Math.Max(0, _normal.Variance([0, 0, 1], [0, 0, 1]))) : 0);
    }

    /// <summary>Measured − projected, pixels; null where the spot does not project.</summary>
    public (double Column, double Row)? Residual(int tie, in TrackPoint spot) =>
        views[ties.Points[tie].View].Project(spot, out var column, out var row)
            ? (ties.Points[tie].Column - column, ties.Points[tie].Row - row)
            : null;

    /// <summary>
    /// Takes the ties of a track that may count, and drops the worst one until all agree with one spot.
    /// </summary>
    /// <param name="gatePx">The largest error of a coordinate that is believed, pixels.</param>
    /// <returns>Whether two or more are left; else none counts.</returns>
    public bool Clean(int track, Func<int, bool> mayCount, double gatePx)
    {
        for (var i = ties.Start[track]; i < ties.Start[track + 1]; i++)
            ties.IsAccepted[i] = mayCount(i);
        while (TryNear(track, out var spot))
        {
            spot = Fit(track, spot, gatePx);
            var (worst, error) = Worst(track, spot);
            if (error <= gatePx && IsPossible(spot))
            {
                ties.Spots[track] = spot;
                return true;
            }

            ties.IsAccepted[worst] = false;
            ties.Spots[track] = default;
        }

        ties.Reject(track);
        return false;
    }

    /// <summary>Covariance of the spot's projection into a view: (column, both, row), px².</summary>
    public (double Column, double Both, double Row) Predicted(int tie, in TrackPoint spot)
    {
        Span<double> byPoint = stackalloc double[6];
        views[ties.Points[tie].View].Linearise(spot, out _, out _, byPoint);
        var size = _isSpatial ? 3 : 2;
        var column = byPoint[..size];
        var row = byPoint[size..(2 * size)];
        return (_normal.Variance(column, column), _normal.Variance(column, row), _normal.Variance(row, row));
    }

    // Beyond infinity and inside the camera nothing is seen: such ties err along the direction in which distance moves them, or the eyes' turn does.
    bool IsPossible(in TrackPoint spot)
    {
        if (!_isSpatial)
            return true;
        var variance = Math.Max(0, _normal.Variance([0, 0, 1], [0, 0, 1]));
        return spot.InverseDistance >= -3 * Math.Sqrt(variance + (options.InfinitySigma * options.InfinitySigma))
            && spot.InverseDistance <= (1 / options.NearestM) + (3 * Math.Sqrt(variance));
    }

    // Old spots are good beginnings; a new one is for tracks that had none.
    bool TryNear(int track, out TrackPoint spot)
    {
        if (ties.Spots[track].Direction == default)
            return TryFirst(track, out spot);
        spot = SpotPrior.Again(ties.Spots[track], options);
        return ties.Accepted(track) >= 2;
    }

    List<int> Accepted(int track)
    {
        var accepted = new List<int>();
        for (var i = ties.Start[track]; i < ties.Start[track + 1]; i++)
        {
            if (ties.IsAccepted[i])
                accepted.Add(i);
        }

        return accepted;
    }

    int Gather(int track, in TrackPoint spot, double thresholdPx, Span<double> byPoint)
    {
        _normal.Clear(_isSpatial ? 3 : 2);
        var count = 0;
        for (var i = ties.Start[track]; i < ties.Start[track + 1]; i++)
        {
            if (!ties.IsAccepted[i] || !views[ties.Points[i].View].Linearise(spot, out var column, out var row, byPoint))
                continue;
            count++;
            var (dx, dy) = (ties.Points[i].Column - column, ties.Points[i].Row - row);
            _normal.Add(byPoint, dx, dy, Huber.Weight(Math.Sqrt((dx * dx) + (dy * dy)), thresholdPx) / (sigmaPx * sigmaPx));
        }

        if (_isSpatial)
            _normal.AddPrior(spot);
        return count;
    }

    // The tie that errs most, its residual scaled up to the error of a coordinate that it stands for.
    (int Tie, double ErrorPx) Worst(int track, in TrackPoint spot)
    {
        var (worst, most) = (-1, -1.0);
        for (var i = ties.Start[track]; i < ties.Start[track + 1]; i++)
        {
            if (!ties.IsAccepted[i])
                continue;
            var error = Residual(i, spot) is var (dx, dy) ? Math.Sqrt(((dx * dx) + (dy * dy)) / (2 * Math.Max(Redundancy, 1e-3))) : double.PositiveInfinity;
            if (error > most)
                (worst, most) = (i, error);
        }

        return (worst, most);
    }

    // Least squares over inverse distance alone: sum of |ray × (direction + ρ (anchor − centre))|².
    double Intersect(List<int> accepted, in TrackPoint spot)
    {
        var (numerator, denominator) = (0.0, 1e-9);
        foreach (var i in accepted)
        {
            var tie = ties.Points[i];
            var ray = views[tie.View].Ray(tie.Column, tie.Row);
            var (fixedPart, moving) = (ray.Cross(spot.Direction), ray.Cross(spot.Anchor - views[tie.View].Centre));
            numerator -= fixedPart.Dot(moving);
            denominator += moving.Dot(moving);
        }

        return Math.Clamp(numerator / denominator, 0, 1 / options.NearestM);
    }
}
