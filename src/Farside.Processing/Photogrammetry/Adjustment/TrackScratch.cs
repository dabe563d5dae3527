namespace Farside.Processing.Photogrammetry.Adjustment;

/// <summary>The normal equations of one track: its spot's own, those of the columns it touches, and what couples them. Used again for each track.</summary>
sealed class TrackScratch(int columns)
{
    readonly int[] _placeOf = Enumerable.Repeat(-1, columns).ToArray();
    double[] _normal = new double[64 * 64];
    double[] _byUnknown = new double[128];

    /// <summary>Columns touched, in the order of local places.</summary>
    public List<int> Touched { get; } = [];

    /// <summary>3 a touched column (the third is unused for directions).</summary>
    public double[] Coupling { get; private set; } = new double[3 * 64];

    /// <summary>Right-hand side of the touched columns.</summary>
    public double[] Right { get; private set; } = new double[64];

    /// <summary>The spot's own 3 × 3 matrix and right-hand side.</summary>
    public SpotNormal Spot { get; } = new();

    /// <summary>Linearises a track's accepted ties at a state.</summary>
    /// <param name="inverseSigma">1/σ of a tie, 1/px.</param>
    /// <param name="threshold">Huber's, px.</param>
    /// <param name="withNormal">Whether the touched columns' own equations are wanted, not only the spot's and what couples them.</param>
    /// <returns>False when the track is held out or fewer than two of its ties count. A tie that does not project is left out.</returns>
    public bool Gather(
        TieTable ties, int track, ViewModel[] views, bool isSpatial, double inverseSigma, double threshold, bool withNormal = true)
    {
        if (ties.IsHeldOut[track])
            return false;
        Reset();
        var size = isSpatial ? 3 : 2;
        ref readonly var spot = ref ties.Spots[track];
        Spot.Clear(size);
        if (!Touch(ties, track, views))
            return false;
        Span<double> byPoint = stackalloc double[6];
        for (var i = ties.Start[track]; i < ties.Start[track + 1]; i++)
        {
            if (!ties.IsAccepted[i])
                continue;
            var view = views[ties.Points[i].View];
            if (view.Linearise(spot, out var column, out var row, byPoint, _byUnknown))
                Add(view.Columns, byPoint, ties.Points[i].Column - column, ties.Points[i].Row - row, inverseSigma, threshold, withNormal);
        }

        if (isSpatial)
            Spot.AddPrior(spot);
        return true;
    }

    /// <summary>The spot's own equations alone.</summary>
    public void GatherSpot(TieTable ties, int track, in TrackPoint spot, ViewModel[] views, bool isSpatial, double inverseSigma, double threshold)
    {
        Spot.Clear(isSpatial ? 3 : 2);
        Span<double> byPoint = stackalloc double[6];
        for (var i = ties.Start[track]; i < ties.Start[track + 1]; i++)
        {
            if (!ties.IsAccepted[i] || !views[ties.Points[i].View].Linearise(spot, out var column, out var row, byPoint))
                continue;
            var (dx, dy) = (ties.Points[i].Column - column, ties.Points[i].Row - row);
            Spot.Add(byPoint, dx, dy, inverseSigma * inverseSigma * Huber.Weight(Math.Sqrt((dx * dx) + (dy * dy)), threshold));
        }

        if (isSpatial)
            Spot.AddPrior(spot);
    }

    /// <summary>The touched columns' normal equations once the spot is eliminated (Schur's complement), added to the whole.</summary>
    public void EliminateInto(EnvelopeMatrix n, double[] g)
    {
        var count = Touched.Count;
        Span<double> lifted = stackalloc double[3];
        for (var i = 0; i < count; i++)
        {
            Spot.Solve(Coupling.AsSpan(3 * i, 3), lifted);
            var row = Touched[i];
            g[row] += Right[i] - Spot.DotRight(lifted);
            for (var j = 0; j <= i; j++)
            {
                var column = Touched[j];
                var value = _normal[(i * count) + j]
                    - ((lifted[0] * Coupling[3 * j]) + (lifted[1] * Coupling[(3 * j) + 1]) + (lifted[2] * Coupling[(3 * j) + 2]));
                if (row >= column)
                    n[row, column] += value;
                else
                    n[column, row] += value;
            }
        }
    }

    /// <summary>The spot's step once the unknowns' is known.</summary>
    public void BackSubstitute(double[] step, Span<double> spotStep)
    {
        Span<double> right = stackalloc double[3];
        for (var k = 0; k < 3; k++)
        {
            right[k] = Spot.Right[k];
            for (var i = 0; i < Touched.Count; i++)
                right[k] -= Coupling[(3 * i) + k] * step[Touched[i]];
        }

        Spot.Solve(right, spotStep);
    }

    void Reset()
    {
        foreach (var column in Touched)
            _placeOf[column] = -1;
        Touched.Clear();
    }

    bool Touch(TieTable ties, int track, ViewModel[] views)
    {
        var accepted = 0;
        for (var i = ties.Start[track]; i < ties.Start[track + 1]; i++)
        {
            if (!ties.IsAccepted[i])
                continue;
            accepted++;
            foreach (var column in views[ties.Points[i].View].Columns)
            {
                if (_placeOf[column] < 0)
                {
                    _placeOf[column] = Touched.Count;
                    Touched.Add(column);
                }
            }
        }

        Make(Touched.Count);
        return accepted >= 2;
    }

    void Make(int count)
    {
        if (_normal.Length < count * count)
            _normal = new double[count * count];
        if (Right.Length < count)
            (Right, Coupling, _byUnknown) = (new double[count], new double[3 * count], new double[2 * count]);
        _normal.AsSpan(0, count * count).Clear();
        Right.AsSpan(0, count).Clear();
        Coupling.AsSpan(0, 3 * count).Clear();
    }

    void Add(int[] columns, ReadOnlySpan<double> byPoint, double columnPx, double rowPx, double inverseSigma, double threshold, bool withNormal)
    {
        var weight = inverseSigma * inverseSigma * Huber.Weight(Math.Sqrt((columnPx * columnPx) + (rowPx * rowPx)), threshold);
        var size = Spot.Size;
        Spot.Add(byPoint, columnPx, rowPx, weight);
        var count = Touched.Count;
        for (var a = 0; a < columns.Length; a++)
        {
            var (inColumn, inRow) = (weight * _byUnknown[a], weight * _byUnknown[columns.Length + a]);
            var i = _placeOf[columns[a]];
            Right[i] += (inColumn * columnPx) + (inRow * rowPx);
            for (var k = 0; k < size; k++)
                Coupling[(3 * i) + k] += (inColumn * byPoint[k]) + (inRow * byPoint[size + k]);

            // Both orders: which of two places is the lower one differs from view to view.
            for (var b = 0; b <= a && withNormal; b++)
            {
                var j = _placeOf[columns[b]];
                var value = (inColumn * _byUnknown[b]) + (inRow * _byUnknown[columns.Length + b]);
                _normal[i >= j ? (i * count) + j : (j * count) + i] += value;
            }
        }
    }
}
