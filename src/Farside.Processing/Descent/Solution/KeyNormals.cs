using Farside.Processing.Photogrammetry.Adjustment;

namespace Farside.Processing.Descent.Solution;

/// <summary>
/// Normal equations of key frames and lens, spots eliminated one by one by Schur's complement. What is known beside the pictures enters as
/// <see cref="Statement"/>s, after the spots: so they may lean on means of spots.
/// </summary>
sealed class KeyNormals
{
    /// <summary>Relief further off than so many sigmas pulls no harder: craters.</summary>
    public const double GroundHuber = 2.5;

    /// <summary>Sigma of the ground's slope below a camera: 9 degrees.</summary>
    public const double SlopeSigma = 0.15;

    /// <summary>On the logarithm of a ground's depth that spots tell: as good as none, and more than rounding.</summary>
    const double LeastDepthWeight = 1e-4;

    readonly HashSet<int> _told = []; // frames of whose ground some spot says something
    readonly SpotTable _table;
    readonly KeyUnknowns _unknowns;
    readonly KeyState _state;
    readonly double _huberPx;
    readonly Lower3[] _factor;
    readonly V3[] _pull; // what the pictures want of each spot while nothing else moves; as the slopes, behind the factor
    readonly List<int>[] _columns;
    readonly List<V3>[] _slopes;

    KeyNormals(SpotTable table, KeyUnknowns unknowns, KeyState state, double huberPx)
    {
        (_table, _unknowns, _state, _huberPx) = (table, unknowns, state, huberPx);
        Matrix = new(new int[unknowns.Count]);
        Pull = new double[unknowns.Count];
        _factor = new Lower3[table.Count];
        _pull = new V3[table.Count];
        _columns = new List<int>[table.Count];
        _slopes = new List<V3>[table.Count];
        Means = [.. Enumerable.Range(0, SpotMeans.Count).Select(_ => new double[unknowns.Count])];
        MeanNow = new double[SpotMeans.Count];
        MeanVariance = new double[SpotMeans.Count];
    }

    public EnvelopeMatrix Matrix { get; }

    /// <summary>Right-hand side: minus the slope of half the cost.</summary>
    public double[] Pull { get; }

    /// <summary>Of each mean of spots, how it moves with the unknowns.</summary>
    public double[][] Means { get; }

    /// <summary>Each mean once spots stand where the pictures want them.</summary>
    public double[] MeanNow { get; }

    /// <summary>Variance of each mean given the unknowns, pixels² of weight 1 taken as the unit.</summary>
    public double[] MeanVariance { get; }

    /// <param name="weight">Of a squared pixel.</param>
    /// <param name="damping">Added to the spots' diagonals as a share of them.</param>
    public static KeyNormals Of(
        SpotTable table, KeyUnknowns unknowns, KeyState state, IReadOnlyList<Control> controls, SpotMeans? means, double weight, double huberPx, double damping, double reliefShare)
    {
        var normals = new KeyNormals(table, unknowns, state, huberPx);
        for (var spot = 0; spot < table.Count; spot++)
        {
            if (table.Counts(spot))
            {
                normals.AddSpot(spot, means, weight, damping, reliefShare);
            }
        }

        normals.AddSlopes();
        foreach (var control in controls)
        {
            normals.AddControl(control, weight);
        }

        return normals;
    }

    /// <summary>How far each spot moves when the unknowns move so.</summary>
    public void MoveSpots(double[] step)
    {
        for (var spot = 0; spot < _table.Count; spot++)
        {
            if (_columns[spot] is { } columns)
            {
                var pull = _pull[spot];
                for (var i = 0; i < columns.Count; i++)
                {
                    pull -= _slopes[spot][i] * step[columns[i]];
                }

                _table.Spots[spot] += _factor[spot].Up(pull);
            }
        }
    }

    public void Add(Statement statement)
    {
        var weight = 1 / statement.Variance;
        for (var i = 0; i < statement.Row.Length; i++)
        {
            if (statement.Row[i] != 0)
            {
                Pull[i] -= weight * statement.Row[i] * statement.Residual;
                for (var j = 0; j <= i; j++)
                {
                    Matrix[i, j] += weight * statement.Row[i] * statement.Row[j];
                }
            }
        }
    }

    void AddSpot(int spot, SpotMeans? means, double weight, double damping, double reliefShare)
    {
        var (v, pull, seen) = (default(M3), default(V3), 0);
        var (columns, slopes) = (new List<int>(), new List<V3>());
        var (from, to) = _table.Of(spot);
        Span<double> slopeColumn = stackalloc double[14];
        Span<double> slopeRow = stackalloc double[14];
        foreach (var lens in _unknowns.FreeLens)
        {
            columns.Add(_unknowns.Lens + Array.IndexOf(_unknowns.FreeLens, lens));
            slopes.Add(default);
        }

        for (var i = from; i < to; i++)
        {
            if (!_table.IsAccepted[i])
            {
                continue;
            }

            // What lies behind or before a camera pulls nothing, yet keeps its place in the list.
            var isSeen = Linearise(_table.Key[i], _table.Spots[spot], slopeColumn, slopeRow, out var column, out var row, out var byColumn, out var byRow);
            var (dx, dy) = isSeen ? (_table.Column[i] - column, _table.Row[i] - row) : (0, 0);
            seen += isSeen ? 1 : 0;
            var spread = _table.Spread[i];
            var w = isSeen ? weight * Huber.Weight(Math.Sqrt((dx * dx) + (dy * dy)) / spread, _huberPx) / (spread * spread) : 0;
            AddSight(_table.Key[i], slopeColumn, dx, w);
            AddSight(_table.Key[i], slopeRow, dy, w);
            v += (Outer(byColumn) + Outer(byRow)) * w;
            pull += ((byColumn * dx) + (byRow * dy)) * w;
            for (var k = 0; k < 6; k++)
            {
                columns.Add((6 * _table.Key[i]) + k);
                slopes.Add(((byColumn * slopeColumn[k]) + (byRow * slopeRow[k])) * w);
            }

            for (var k = 0; k < _unknowns.FreeLens.Length; k++)
            {
                slopes[k] += ((byColumn * slopeColumn[6 + _unknowns.FreeLens[k]]) + (byRow * slopeRow[6 + _unknowns.FreeLens[k]])) * w;
            }
        }

        if (seen < 2)
        {
            return;
        }

        AddGround(spot, reliefShare, columns, slopes, ref v, ref pull);
        v = new(v.R1 + new V3(damping * v.R1.X, 0, 0), v.R2 + new V3(0, damping * v.R2.Y, 0), v.R3 + new V3(0, 0, damping * v.R3.Z));
        Eliminate(spot, v, pull, columns, slopes, means);
    }

    // A spot lies near the ground below the lowest camera that sees it: that holds those that no parallax does.
    void AddGround(int spot, double reliefShare, List<int> columns, List<V3> slopes, ref M3 v, ref V3 pull)
    {
        var key = _table.Low[spot];
        _told.Add(key);
        var (camera, ground) = (_state.Stands[key].Origin, _state.Grounds[key]);
        var off = ground.Off(camera, _table.Spots[spot]);
        var weight = Huber.Weight(Math.Abs(off) / reliefShare, GroundHuber) / (reliefShare * reliefShare);
        var byCamera = new V3(ground.East, ground.North, 1) * (1 / ground.Depth);
        var apart = (_table.Spots[spot] - camera) * (1 / ground.Depth);
        Span<int> at = [(6 * key) + 3, (6 * key) + 4, (6 * key) + 5, _unknowns.Ground + (3 * key), _unknowns.Ground + (3 * key) + 1, _unknowns.Ground + (3 * key) + 2];
        Span<double> by = [byCamera.X, byCamera.Y, byCamera.Z, -1 - off, -apart.X, -apart.Y];
        for (var i = 0; i < 6; i++)
        {
            Pull[at[i]] -= weight * by[i] * off;
            for (var j = 0; j <= i; j++)
            {
                Matrix[at[i], at[j]] += weight * by[i] * by[j];
            }

            var place = columns.IndexOf(at[i]);
            if (place < 0)
            {
                columns.Add(at[i]);
                slopes.Add(default);
                place = columns.Count - 1;
            }

            slopes[place] -= byCamera * (weight * by[i]);
        }

        v += Outer(byCamera) * weight;
        pull += byCamera * (weight * off);
    }

    void Eliminate(int spot, M3 v, V3 pull, List<int> columns, List<V3> slopes, SpotMeans? means)
    {
        var factor = Lower3.Of(v);
        var behind = factor.Down(pull);
        for (var i = 0; i < slopes.Count; i++)
        {
            slopes[i] = factor.Down(slopes[i]);
        }

        (_columns[spot], _slopes[spot], _pull[spot], _factor[spot]) = (columns, slopes, behind, factor);
        for (var i = 0; i < columns.Count; i++)
        {
            Pull[columns[i]] -= slopes[i].Dot(behind);
            for (var j = 0; j <= i; j++)
            {
                var (a, b) = (columns[i], columns[j]);
                Matrix[Math.Max(a, b), Math.Min(a, b)] -= slopes[i].Dot(slopes[j]);
            }
        }

        var up = factor.Down(new(0, 0, 1)); // the spot's height, behind the factor
        for (var number = 0; means is not null && number < SpotMeans.Count; number++)
        {
            var say = means.Weight(number, spot);
            if (say != 0)
            {
                MeanNow[number] += say * (_table.Spots[spot].Z + up.Dot(behind));
                MeanVariance[number] += say * say * up.Dot(up);
                for (var i = 0; i < columns.Count; i++)
                {
                    Means[number][columns[i]] -= say * up.Dot(slopes[i]);
                }
            }
        }
    }

    // Ground may slope. Its depth below a frame of which no spot says anything is what it was; where spots do, it is held by next to nothing, lest all of them together tell the scale.
    void AddSlopes()
    {
        for (var key = 0; key < _state.Stands.Length; key++)
        {
            var (at, weight) = (_unknowns.Ground + (3 * key), _state.SlopeWeights[key]);
            Matrix[at, at] += _told.Contains(key) ? LeastDepthWeight : 1;
            Matrix[at + 1, at + 1] += weight;
            Matrix[at + 2, at + 2] += weight;
            Pull[at + 1] -= weight * _state.Grounds[key].East;
            Pull[at + 2] -= weight * _state.Grounds[key].North;
        }
    }

    // The spot of a control is free but for the map; it is eliminated at once: what is left is a sight of the map's place, blurred by the map's sigma.
    void AddControl(Control control, double weight)
    {
        Span<double> slopeColumn = stackalloc double[14];
        Span<double> slopeRow = stackalloc double[14];
        if (!Linearise(control.Key, control.Place + _state.Map, slopeColumn, slopeRow, out var column, out var row, out var byColumn, out var byRow))
        {
            return;
        }

        var variance = control.SigmaM * control.SigmaM;
        var (xx, xy, yy) = ((1 / weight) + (variance * byColumn.Dot(byColumn)), variance * byColumn.Dot(byRow), (1 / weight) + (variance * byRow.Dot(byRow)));
        var determinant = (xx * yy) - (xy * xy);
        var (dx, dy) = (control.Column - column, control.Row - row);
        var off = Math.Sqrt(((yy * dx * dx) - (2 * xy * dx * dy) + (xx * dy * dy)) / determinant);
        var by = Huber.Weight(off, 2.5) / determinant;
        var columns = new int[6 + _unknowns.FreeLens.Length + (_unknowns.Map >= 0 ? 3 : 0)];
        var (a, b) = (new double[columns.Length], new double[columns.Length]);
        for (var k = 0; k < columns.Length; k++)
        {
            var lens = k - 6;
            var map = lens - _unknowns.FreeLens.Length;
            columns[k] = k < 6 ? (6 * control.Key) + k : map < 0 ? _unknowns.Lens + lens : _unknowns.Map + map;
            (a[k], b[k]) = k < 6 ? (slopeColumn[k], slopeRow[k]) : map < 0 ? (slopeColumn[6 + _unknowns.FreeLens[lens]], slopeRow[6 + _unknowns.FreeLens[lens]]) : (byColumn[map], byRow[map]);
        }

        for (var i = 0; i < columns.Length; i++)
        {
            var (p, q) = (by * ((yy * a[i]) - (xy * b[i])), by * ((xx * b[i]) - (xy * a[i])));
            Pull[columns[i]] += (p * dx) + (q * dy);
            for (var j = 0; j < columns.Length; j++)
            {
                if (columns[j] <= columns[i])
                {
                    Matrix[columns[i], columns[j]] += (p * a[j]) + (q * b[j]);
                }
            }
        }
    }

    // Six derivatives by the stand, then eight by the lens.
    bool Linearise(int key, V3 spot, Span<double> slopeColumn, Span<double> slopeRow, out double column, out double row, out V3 byColumn, out V3 byRow)
    {
        Span<double> lens = stackalloc double[16];
        var stand = _state.Stands[key];
        var sight = spot - stand.Origin;
        var isSeen = BrownSlopes.Linearise(_state.Lens, stand.Rotation.Transposed * sight, out column, out row, out var inColumn, out var inRow, lens) && _state.IsAhead(key, spot);
        (byColumn, byRow) = (stand.Rotation * inColumn, stand.Rotation * inRow);
        Put(slopeColumn, byColumn, sight, lens[..8]);
        Put(slopeRow, byRow, sight, lens[8..]);
        return isSeen;
    }

    static void Put(Span<double> to, V3 bySpot, V3 sight, ReadOnlySpan<double> lens)
    {
        var turn = bySpot.Cross(sight);
        (to[0], to[1], to[2], to[3], to[4], to[5]) = (turn.X, turn.Y, turn.Z, -bySpot.X, -bySpot.Y, -bySpot.Z);
        lens.CopyTo(to[6..]);
    }

    void AddSight(int key, ReadOnlySpan<double> slope, double off, double weight)
    {
        for (var i = 0; i < 6; i++)
        {
            Pull[(6 * key) + i] += weight * slope[i] * off;
            for (var j = 0; j <= i; j++)
            {
                Matrix[(6 * key) + i, (6 * key) + j] += weight * slope[i] * slope[j];
            }
        }

        for (var i = 0; i < _unknowns.FreeLens.Length; i++)
        {
            var (at, by) = (_unknowns.Lens + i, weight * slope[6 + _unknowns.FreeLens[i]]);
            Pull[at] += by * off;
            for (var j = 0; j < 6; j++)
            {
                Matrix[at, (6 * key) + j] += by * slope[j];
            }

            for (var j = 0; j <= i; j++)
            {
                Matrix[at, _unknowns.Lens + j] += by * slope[6 + _unknowns.FreeLens[j]];
            }
        }
    }

    static M3 Outer(V3 a) => new(a * a.X, a * a.Y, a * a.Z);
}
