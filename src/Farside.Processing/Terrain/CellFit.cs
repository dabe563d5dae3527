namespace Farside.Processing.Terrain;

/// <summary>The ground of one cell from the points in it: a weighted mean about the median, from which far points fade out.</summary>
/// <remarks>Weights: Tukey's biweight. Source: Beaton &amp; Tukey 1974, Technometrics 16, 147–185.</remarks>
struct CellFit
{
    const int Rounds = 4;

    // The middle of fewer points than this moves with two or three wild ones among them: there the neighbours' is tried first.
    const int FewPoints = 10;

    // What turns the distance within which a share of normal errors lies into their sigma.
    const double NearestHalf = 1.4826;
    const double NearestThird = 2.32;

    // How many points' worth the sigmas are believed before the scatter speaks.
    const double BelievedPoints = 4;

    readonly TerrainOptions _options;
    double[] _heights;
    double[] _sigmas;
    double[] _scratch;

    public CellFit(TerrainOptions options)
    {
        _options = options;
        (_heights, _sigmas, _scratch) = (new double[64], new double[64], new double[64]);
    }

    // What the squares of normal errors shrink to where far ones fade out.
    readonly double FadedScatter
    {
        get
        {
            var c = 1 / (_options.OutlierSigmas * _options.OutlierSigmas);
            return (1 - (6 * c) + (15 * c * c)) / (1 - (2 * c) + (3 * c * c));
        }
    }

    public double Median(ReadOnlySpan<TerrainPoint> points)
    {
        Room(points.Length);
        for (var i = 0; i < points.Length; i++)
            _scratch[i] = points[i].Place.Z;

        return Middle.Of(_scratch.AsSpan(0, points.Length));
    }

    /// <param name="slope">Of the ground about the cell; heights are carried along it to the cell's centre.</param>
    /// <param name="expected">Height at the centre by the neighbours.</param>
    /// <param name="outliers">Points that count for nothing.</param>
    /// <param name="cellM">Its side, metres.</param>
    public ViewCell? Solve(
        int cell, double cellM, ReadOnlySpan<TerrainPoint> points, (double East, double North) centre, (double East, double North) slope, double expected, PointRank rank, double correlated, out int outliers)
    {
        Room(points.Length);
        Level(points, centre, slope, rank, out var spacing);
        var count = points.Length;
        var (height, spread, sums) = Settle(count < FewPoints ? expected : Own(count), count);
        if (count < FewPoints && sums.Count < Math.Min(_options.LeastPoints, count))
            (height, spread, sums) = Settle(Own(count), count);

        outliers = count - sums.Count;
        var hidden = Hidden(points, cellM, slope, rank);
        return sums.Count < _options.LeastPoints || points.Length < _options.LeastShown * rank.PointsIn(cellM, rank.Sight(points[count / 2])) ? null
            : new(cell, (float)(height - hidden.MeanM), (float)Math.Sqrt(Variance(sums, correlated) + hidden.Variance), sums.Count, (float)spacing, Light(points, height, spread));
    }

    (double Height, double Spread, WeightedSums Sums) Settle(double height, int count)
    {
        var (spread, sums) = (Spread(height, count), default(WeightedSums));
        for (var round = 0; round < Rounds; round++)
        {
            sums = Weigh(height, spread, count);
            height = sums.Mean;
        }

        return (height, spread, sums);
    }

    readonly double Own(int count)
    {
        _heights.AsSpan(0, count).CopyTo(_scratch);
        return Middle.Of(_scratch.AsSpan(0, count));
    }

    void Level(ReadOnlySpan<TerrainPoint> points, (double East, double North) centre, (double East, double North) slope, PointRank rank, out double spacing)
    {
        spacing = 0;
        for (var i = 0; i < points.Length; i++)
        {
            ref readonly var point = ref points[i];
            var sight = rank.Sight(point);
            spacing += rank.SpacingM(sight);
            _sigmas[i] = point.SigmaM * sight.HeightShare(slope.East, slope.North, _options.RoughSlope);
            _heights[i] = point.Place.Z - (slope.East * (point.Place.X - centre.East)) - (slope.North * (point.Place.Y - centre.North));
        }

        spacing /= points.Length;
    }

    // By how much points scatter more than their sigmas say, at least 1: rough ground must not look like outliers.
    readonly double Spread(double middle, int count)
    {
        for (var i = 0; i < count; i++)
            _scratch[i] = Math.Abs(_heights[i] - middle) / _sigmas[i];

        // Of a few points most may be wild: the nearest third tells.
        if (count < FewPoints)
        {
            _scratch.AsSpan(0, count).Sort();
            return Math.Max(1, NearestThird * _scratch[(count - 1) / 3]);
        }

        return Math.Max(1, NearestHalf * Middle.Of(_scratch.AsSpan(0, count)));
    }

    readonly WeightedSums Weigh(double middle, double spread, int count)
    {
        var sums = default(WeightedSums);
        for (var i = 0; i < count; i++)
        {
            if (Fading(_heights[i] - middle, _sigmas[i] * spread) is var kept and > 0)
                sums.Add(_heights[i], kept / (_sigmas[i] * _sigmas[i]), kept);
        }

        return sums.Count > 0 ? sums : WeightedSums.Of(middle);
    }

    readonly double Fading(double away, double sigma)
    {
        var far = away / (_options.OutlierSigmas * sigma);
        var left = 1 - (far * far);
        return left > 0 ? left * left : 0;
    }

    readonly double Variance(in WeightedSums sums, double correlated)
    {
        var independent = Independent(sums.Kept, correlated);
        var scatter = ((sums.Scatter / sums.Kept / FadedScatter * independent) + BelievedPoints) / (Math.Max(0, independent - 1) + BelievedPoints);
        return scatter * sums.Kept / (sums.Weight * independent);
    }

    /// <summary>
    /// How many independent points a square of so many is worth, when the errors of two fade evenly with their distance, to nothing at the side of the square that shares one error:
    /// the mean of their correlation over all pairs, along and across.
    /// </summary>
    static double Independent(double count, double correlated)
    {
        var (side, reach) = (Math.Sqrt(Math.Max(1, count)), Math.Sqrt(Math.Max(1, correlated)));
        var mean = side <= reach ? 1 - ((side - (1 / side)) / (3 * reach)) : reach / side * (1 - ((reach - (1 / reach)) / (3 * side)));
        return 1 / (mean * mean);
    }

    /// <summary>
    /// What a cell hides, behind its own stones, lies below the line of sight: anywhere down to half way to where the line leaves the cell, so a quarter of the way on the mean.
    /// Points that are missing for another reason are taken for hidden ones; what is hidden by chance of where points fall, one by the root of what is expected, lowers nothing.
    /// </summary>
    /// <returns>How much lower that lies than what is seen, shared out over the whole cell, and the mean square of it: hidden ground is not so even that the mean took its doubt away.</returns>
    static (double MeanM, double Variance) Hidden(ReadOnlySpan<TerrainPoint> points, double cellM, (double East, double North) slope, PointRank rank)
    {
        var sight = rank.Sight(points[points.Length / 2]);
        // Ground that falls away shows fewer points, and all of itself.
        var shown = Math.Min(1, Math.Abs(sight.Up - (slope.East * sight.East) - (slope.North * sight.North)) / Math.Max(1e-6, Math.Abs(sight.Up)));
        var expected = rank.PointsIn(cellM, sight);
        var hidden = Math.Max(0, shown - (points.Length / expected));
        var depthM = cellM * Math.Abs(sight.Up) / Math.Max(1e-3, sight.Across);
        return (Math.Max(0, hidden - (1 / Math.Sqrt(expected))) * depthM / 4, hidden * hidden * depthM * depthM / 12);
    }

    readonly GroundLight Light(ReadOnlySpan<TerrainPoint> points, double height, double spread)
    {
        var (sum, weight) = (default(GroundLight), 0f);
        for (var i = 0; i < points.Length; i++)
        {
            if (!points[i].Light.IsMissing && (float)Fading(_heights[i] - height, _sigmas[i] * spread) is var kept and > 0)
            {
                sum += kept * points[i].Light;
                weight += kept;
            }
        }

        return weight > 0 ? (1 / weight) * sum : GroundLight.Missing;
    }

    void Room(int count)
    {
        if (_heights.Length < count)
            (_heights, _sigmas, _scratch) = (new double[2 * count], new double[2 * count], new double[2 * count]);
    }
}
