using Farside.Processing.Photogrammetry.Adjustment;

namespace Farside.Processing.Descent.Solution;

/// <summary>The joint adjustment of one part's key frames, spots and lens.</summary>
/// <remarks>
/// Levenberg–Marquardt with spots eliminated (Triggs et al. 2000, Lecture Notes in Computer Science 1883, 298–372), Huber's weights, points that agree with nothing
/// left out. The sigma of a point is estimated; statements beside the pictures are taken at their word.
/// </remarks>
sealed class KeyAdjustment(SpotTable table, KeyUnknowns unknowns, KeyState start, IReadOnlyList<Control> controls, Datum datum, SolutionOptions options, CancellationToken cancel)
{
    const int Rounds = 8;
    const double LeastSigmaPx = 0.01;
    const double AlikeLog = 0.35;

    KeyState _state = start.Copy();
    SpotMeans? _means;
    double _sigmaPx = options.PointSigmaPx;

    public KeyState State => _state;

    public double SigmaPx => _sigmaPx;

    public int Steps { get; private set; }

    /// <summary>Solves, throws out, solves again.</summary>
    public void Solve()
    {
        for (var spot = 0; spot < table.Count; spot++)
        {
            First(spot);
        }

        for (var round = 0; round < Rounds; round++)
        {
            Deepen();
            Level();
            Settle(round == 0, round == 0 ? 1e-3 : 1e-2, round == 0 ? 20 : Math.Max(3 * _sigmaPx, options.RejectFloorPx));
            var before = _sigmaPx;
            _sigmaPx = Math.Max(LeastSigmaPx, RobustSigma());
            var changed = round > 0 ? Judge() : 1;
            if (round > 2 && changed <= table.Key.Length / 1000 && Math.Abs(_sigmaPx - before) < 0.03 * before)
            {
                break;
            }
        }

        Deepen();
        _sigmaPx = Math.Max(LeastSigmaPx, FinalSigma());
    }

    /// <summary>The normal equations at the end, statements included.</summary>
    /// <param name="widening">Factor on every sigma of a point.</param>
    public KeyNormals Normals(double widening)
    {
        _means = SpotMeans.Of(table, _state, datum.Lowest);
        var weight = 1 / (_sigmaPx * _sigmaPx * widening * widening);
        var normals = KeyNormals.Of(table, unknowns, _state, controls, _means, weight, Math.Max(3 * _sigmaPx, options.RejectFloorPx), 0, options.ReliefShare);
        foreach (var statement in datum.Of(_state, start, unknowns, normals.MeanNow, normals.Means, normals.MeanVariance))
        {
            normals.Add(statement);
        }

        return normals;
    }

    /// <summary>Residual of one sight, pixels: measured minus predicted; null where no ground can be.</summary>
    public (double Column, double Row)? Residual(int sight, V3 spot)
    {
        var stand = _state.Stands[table.Key[sight]];
        return _state.IsAhead(table.Key[sight], spot) && BrownSlopes.Project(_state.Lens, stand.Rotation.Transposed * (spot - stand.Origin), out var column, out var row)
            ? (table.Column[sight] - column, table.Row[sight] - row)
            : null;
    }

    /// <summary>Where a spot's sights meet best, other things as they are.</summary>
    public V3 Locate(int spot, V3 from, double gatePx, int steps = 8) => Locate(_state, spot, from, gatePx, steps);

    V3 Locate(KeyState state, int spot, V3 from, double gatePx, int steps)
    {
        var (first, last) = table.Of(spot);
        var (camera, ground) = (state.Stands[table.Low[spot]].Origin, state.Grounds[table.Low[spot]]);
        var deeper = new V3(ground.East, ground.North, 1) * (1 / ground.Depth);
        for (var step = 0; step < steps; step++)
        {
            var (v, pull) = (default(M3), default(V3));
            for (var i = first; i < last; i++)
            {
                var stand = state.Stands[table.Key[i]];
                if ((!table.IsAccepted[i] && !table.IsHeldOut[spot])
                    || !state.IsAhead(table.Key[i], from)
                    || !BrownSlopes.Linearise(state.Lens, stand.Rotation.Transposed * (from - stand.Origin), out var column, out var row, out var inColumn, out var inRow, []))
                {
                    continue;
                }

                var (dx, dy) = (table.Column[i] - column, table.Row[i] - row);
                var sigma = _sigmaPx * table.Spread[i];
                var w = Huber.Weight(Math.Sqrt((dx * dx) + (dy * dy)) / table.Spread[i], gatePx) / (sigma * sigma);
                var (a, b) = (stand.Rotation * inColumn, stand.Rotation * inRow);
                v += (new M3(a * a.X, a * a.Y, a * a.Z) + new M3(b * b.X, b * b.Y, b * b.Z)) * w;
                pull += ((a * dx) + (b * dy)) * w;
            }

            var off = ground.Off(camera, from);
            var weight = Huber.Weight(Math.Abs(off) / options.ReliefShare, KeyNormals.GroundHuber) / (options.ReliefShare * options.ReliefShare);
            v += new M3(deeper * deeper.X, deeper * deeper.Y, deeper * deeper.Z) * weight;
            pull += deeper * (weight * off);
            var factor = Lower3.Of(v);
            var move = factor.Up(factor.Down(pull));
            if (!double.IsFinite(move.Length))
            {
                break;
            }

            from += move * Math.Min(1, 0.3 * ground.Depth / Math.Max(move.Length, 1e-12));
            if (move.Length < 1e-7 * ground.Depth)
            {
                break;
            }
        }

        return from;
    }

    // Ground is about as deep below a camera as the spots are of which it is the lowest.
    void Deepen()
    {
        for (var spot = 0; spot < table.Count; spot++)
        {
            var (from, to) = table.Of(spot);
            var low = -1;
            for (var i = from; i < to; i++)
            {
                low = (table.IsAccepted[i] || table.IsHeldOut[spot]) && (low < 0 || Height(table.Key[i]) < Height(low)) ? table.Key[i] : low;
            }

            table.Low[spot] = low < 0 ? table.Low[spot] : low;
        }

        foreach (var group in Enumerable.Range(0, table.Count).Where(table.Counts).GroupBy(spot => table.Low[spot]))
        {
            var ground = _state.Grounds[group.Key];
            var off = Statistics.Median([.. group.Select(spot => ground.Off(_state.Stands[group.Key].Origin, table.Spots[spot]))]);
            _state.Grounds[group.Key] = ground with { Depth = ground.Depth * Math.Max(0.01, 1 + off) };
        }
    }

    // Frames of about one height see about one ground: together they know its slope no better than one of them.
    void Level()
    {
        for (var key = 0; key < _state.Stands.Length; key++)
        {
            var alike = Enumerable.Range(0, _state.Stands.Length).Count(other => Math.Abs(Math.Log(_state.Grounds[other].Depth / _state.Grounds[key].Depth)) < AlikeLog);
            _state.SlopeWeights[key] = 1 / (alike * options.SlopeSigma * options.SlopeSigma);
        }
    }

    double Height(int key) => _state.Stands[key].Origin.Z;

    // On the plane z = 0 as the lowest camera sees it; then where all sights meet.
    void First(int spot)
    {
        var (from, to) = table.Of(spot);
        var low = from;
        for (var i = from; i < to; i++)
        {
            low = _state.Stands[table.Key[i]].Origin.Z < _state.Stands[table.Key[low]].Origin.Z ? i : low;
        }

        var stand = _state.Stands[table.Key[low]];
        var lens = new Core.Geometry.BrownCamera(1, 1, _state.Lens[0], _state.Lens[1], _state.Lens[2]) { K1 = _state.Lens[3], K2 = _state.Lens[4], K3 = _state.Lens[5], P1 = _state.Lens[6], P2 = _state.Lens[7] };
        var ray = stand.Rotation * V3.From(lens.Ray(table.Column[low], table.Row[low]));
        var distance = ray.Z < -0.05 ? -stand.Origin.Z / ray.Z : stand.Origin.Z * 3;
        table.Low[spot] = table.Key[low];
        table.Spots[spot] = stand.Origin + (ray * distance);
        table.Spots[spot] = Locate(spot, table.Spots[spot], 10);
    }

    void Settle(bool isRough, double leastGain, double huberPx)
    {
        var damping = 1e-4;
        _means = SpotMeans.Of(table, _state, datum.Lowest);
        _state = Gauged(_state);
        var cost = Cost(_state, huberPx);
        for (var step = 0; step < options.MostSteps; step++)
        {
            cancel.ThrowIfCancellationRequested();
            Steps++;
            var spots = (V3[])table.Spots.Clone();
            var normals = KeyNormals.Of(table, unknowns, _state, controls, _means, 1 / (_sigmaPx * _sigmaPx), huberPx, damping, options.ReliefShare);
            foreach (var statement in datum.Of(_state, start, unknowns, normals.MeanNow, normals.Means, normals.MeanVariance))
            {
                normals.Add(statement);
            }

            for (var i = 0; i < unknowns.Count; i++)
            {
                normals.Matrix[i, i] *= 1 + damping;
            }

            var tried = default(KeyState);
            var after = double.PositiveInfinity;
            if (normals.Matrix.Factor() < 0)
            {
                var move = normals.Pull;
                normals.Matrix.SolveLower(move);
                normals.Matrix.SolveUpper(move);
                tried = Moved(move);
                normals.MoveSpots(move);
                Relocate(tried, huberPx);
                tried = Gauged(tried);
                after = Cost(tried, huberPx);
            }

            if (tried is not null && after < cost)
            {
                (_state, damping) = (tried, Math.Max(1e-14, damping * 0.1));
                var gain = cost - after;
                cost = after;
                if (gain < leastGain * (isRough ? cost : 1))
                {
                    break;
                }
            }
            else
            {
                spots.CopyTo(table.Spots, 0);
                damping *= 8;
                if (damping > 1e8)
                {
                    break;
                }
            }
        }
    }

    // Where a frame moves far, its spots do not follow straight lines.
    void Relocate(KeyState state, double huberPx) => Parallel.For(0, table.Count, spot =>
    {
        if (table.Counts(spot))
        {
            table.Spots[spot] = Locate(state, spot, table.Spots[spot], huberPx, 2);
        }
    });

    KeyState Gauged(KeyState state) => new Gauge(table, unknowns, start, controls, datum, _means!, _sigmaPx).Best(state);

    KeyState Moved(double[] move)
    {
        var next = _state.Copy();
        for (var key = 0; key < next.Stands.Length; key++)
        {
            var at = 6 * key;
            next.Stands[key] = new(
                (M3.Exp(new(move[at], move[at + 1], move[at + 2])) * next.Stands[key].Rotation).Orthonormal(),
                next.Stands[key].Origin + new V3(move[at + 3], move[at + 4], move[at + 5]));
        }

        for (var key = 0; key < next.Grounds.Length; key++)
        {
            var (at, ground) = (unknowns.Ground + (3 * key), next.Grounds[key]);
            next.Grounds[key] = new(ground.Depth * Math.Exp(Math.Clamp(move[at], -1, 1)), ground.East + move[at + 1], ground.North + move[at + 2]);
        }

        for (var i = 0; i < unknowns.FreeLens.Length; i++)
        {
            next.Lens[unknowns.FreeLens[i]] += move[unknowns.Lens + i];
        }

        if (unknowns.Map >= 0)
        {
            next.Map += new V3(move[unknowns.Map], move[unknowns.Map + 1], move[unknowns.Map + 2]);
        }

        return next;
    }

    double Cost(KeyState state, double huberPx)
    {
        var sum = 0.0;
        var means = new double[SpotMeans.Count];
        for (var spot = 0; spot < table.Count; spot++)
        {
            if (!table.Counts(spot))
            {
                continue;
            }

            var off = state.Grounds[table.Low[spot]].Off(state.Stands[table.Low[spot]].Origin, table.Spots[spot]);
            sum += Huber.Cost(Math.Abs(off) / options.ReliefShare, KeyNormals.GroundHuber);
            for (var mean = 0; mean < SpotMeans.Count; mean++)
            {
                means[mean] += _means!.Weight(mean, spot) * table.Spots[spot].Z;
            }

            var (from, to) = table.Of(spot);
            for (var i = from; i < to; i++)
            {
                if (table.IsAccepted[i])
                {
                    sum += Huber.Cost(Distance(state, table.Key[i], table.Column[i], table.Row[i], table.Spots[spot]) / table.Spread[i], huberPx) / (_sigmaPx * _sigmaPx);
                }
            }
        }

        for (var key = 0; key < state.Grounds.Length; key++)
        {
            sum += state.SlopeWeights[key] * ((state.Grounds[key].East * state.Grounds[key].East) + (state.Grounds[key].North * state.Grounds[key].North));
        }

        foreach (var control in controls)
        {
            var place = control.Place + state.Map;
            var stand = state.Stands[control.Key];
            var scale = state.Lens[0] * control.SigmaM / Math.Max(1e-9, (place - stand.Origin).Length);
            sum += Huber.Cost(Distance(state, control.Key, control.Column, control.Row, place) / Math.Sqrt((_sigmaPx * _sigmaPx) + (scale * scale)), 2.5);
        }

        return sum + datum.Of(state, start, unknowns, means, null, new double[SpotMeans.Count]).Sum(statement => statement.Residual * statement.Residual / statement.Variance);
    }

    static double Distance(KeyState state, int key, double column, double row, V3 spot)
    {
        var stand = state.Stands[key];
        return state.IsAhead(key, spot) && BrownSlopes.Project(state.Lens, stand.Rotation.Transposed * (spot - stand.Origin), out var c, out var r) ? Math.Sqrt(((c - column) * (c - column)) + ((r - row) * (r - row))) : 1e4;
    }

    double RobustSigma()
    {
        var off = new List<double>();
        for (var spot = 0; spot < table.Count; spot++)
        {
            var (from, to) = table.Of(spot);
            var count = table.Accepted(spot);
            for (var i = from; i < to && table.Counts(spot); i++)
            {
                if (table.IsAccepted[i] && Residual(i, table.Spots[spot]) is var (dx, dy))
                {
                    off.Add(Math.Sqrt(((dx * dx) + (dy * dy)) / (2 * (1 - (1.5 / count)))) / table.Spread[i]);
                }
            }
        }

        return off.Count == 0 ? _sigmaPx : Statistics.Median(off) / 0.8;
    }

    // Sum of squares over what is left to spare: two numbers a sight, three a spot, six a key frame.
    double FinalSigma()
    {
        var (sum, spare) = (0.0, -(double)unknowns.Count);
        for (var spot = 0; spot < table.Count; spot++)
        {
            var (from, to) = table.Of(spot);
            for (var i = from; i < to && table.Counts(spot); i++)
            {
                if (table.IsAccepted[i] && Residual(i, table.Spots[spot]) is var (dx, dy))
                {
                    (sum, spare) = (sum + (((dx * dx) + (dy * dy)) / (table.Spread[i] * table.Spread[i])), spare + 2);
                }
            }

            spare -= table.Counts(spot) ? 3 : 0;
        }

        return spare > 0 ? Math.Sqrt(sum / spare) : _sigmaPx;
    }

    /// <summary>Says anew which sights count.</summary>
    /// <returns>How many changed.</returns>
    int Judge()
    {
        var changed = 0;
        var gate = Math.Max(options.RejectSigmas * _sigmaPx, options.RejectFloorPx);
        for (var spot = 0; spot < table.Count; spot++)
        {
            var (from, to) = table.Of(spot);
            if (table.IsHeldOut[spot])
            {
                continue;
            }

            for (var i = from; i < to; i++)
            {
                var counts = Residual(i, table.Spots[spot]) is var (dx, dy) && Math.Sqrt((dx * dx) + (dy * dy)) < gate * table.Spread[i];
                changed += counts != table.IsAccepted[i] ? 1 : 0;
                table.IsAccepted[i] = counts;
            }
        }

        return changed;
    }
}
