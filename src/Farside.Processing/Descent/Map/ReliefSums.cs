namespace Farside.Processing.Descent.Map;

/// <summary>What frames drawn onto the ground say of its height, pixel by pixel or window by window.</summary>
sealed class ReliefSums
{
    readonly MapGrid _grid;
    readonly int _threads;

    ReliefSums(MapGrid grid, int threads, int count) =>
        (_grid, _threads, Information, Slopes, Squares, Free, PoseSquares) = (grid, threads, new float[count], new float[count], new float[count], new float[count], new float[count]);

    /// <summary>Pixels of a window.</summary>
    public int Pixels { get; private init; } = 1;

    /// <summary>Squares of how much each frame's difference from the mean changes with each metre.</summary>
    public float[] Information { get; private init; }

    /// <summary>Those changes times the differences themselves.</summary>
    public float[] Slopes { get; private init; }

    /// <summary>Squares of the differences.</summary>
    public float[] Squares { get; private init; }

    /// <summary>Frames less one.</summary>
    public float[] Free { get; private init; }

    /// <summary>Square of the metres of height that one pixel's error of the frames' poses makes.</summary>
    public float[] PoseSquares { get; private init; }

    /// <summary>Mean square of a difference, over all.</summary>
    public double MeanSquare { get; private set; }

    public static ReliefSums Of(MapGrid grid, List<ReliefLook> looks, float[] heights, int threads)
    {
        var sums = new ReliefSums(grid, threads, heights.Length);
        var (means, counts) = sums.Mean(looks);
        sums.MeanSquare = Scatter(looks, means, counts);
        var range = new ParallelOptions { MaxDegreeOfParallelism = threads };
        Parallel.For(1, grid.Height - 1, range, row => sums.Gather(looks, means, counts, heights, row));
        return sums;
    }

    public ReliefSums Windowed(int radius)
    {
        float[] Window(float[] samples) => BoxSum.Of(samples, _grid.Width, _grid.Height, radius, _threads);
        return new(_grid, _threads, 0)
        {
            Pixels = ((2 * radius) + 1) * ((2 * radius) + 1),
            Information = Window(Information),
            Slopes = Window(Slopes),
            Squares = Window(Squares),
            Free = Window(Free),
            PoseSquares = PoseSquares,
            MeanSquare = MeanSquare,
        };
    }

    (float[] Means, byte[] Counts) Mean(List<ReliefLook> looks)
    {
        var (means, counts) = (new float[Free.Length], new byte[Free.Length]);
        Parallel.For(0, _grid.Height, new() { MaxDegreeOfParallelism = _threads }, row =>
        {
            for (var at = row * _grid.Width; at < (row + 1) * _grid.Width; at++)
            {
                var (sum, count) = (0f, 0);
                foreach (var look in looks)
                {
                    (sum, count) = float.IsNaN(look.Contrast[at]) ? (sum, count) : (sum + look.Contrast[at], count + 1);
                }

                (means[at], counts[at]) = (sum / count, (byte)count);
            }
        });
        return (means, counts);
    }

    static double Scatter(List<ReliefLook> looks, float[] means, byte[] counts)
    {
        var (sum, free) = (0.0, 0L);
        for (var at = 0; at < means.Length; at++)
        {
            for (var k = 0; counts[at] > 1 && k < looks.Count; k++)
            {
                var off = looks[k].Contrast[at] - means[at];
                sum += float.IsNaN(off) ? 0 : off * off;
            }

            free += Math.Max(0, counts[at] - 1);
        }

        return Math.Max(sum / Math.Max(1, free), 1e-9);
    }

    void Gather(List<ReliefLook> looks, float[] means, byte[] counts, float[] heights, int row)
    {
        Span<(double East, double North)> leans = stackalloc (double, double)[looks.Count];
        for (var column = 1; column < _grid.Width - 1; column++)
        {
            var at = (row * _grid.Width) + column;
            var (east, north) = ((means[at + 1] - means[at - 1]) / (2 * _grid.PixelM), (means[at - _grid.Width] - means[at + _grid.Width]) / (2 * _grid.PixelM));
            if (counts[at] < 2 || double.IsNaN(east + north))
            {
                continue;
            }

            var mean = MeanLean(looks, at, (_grid.EastM(column), _grid.NorthOfM(row), heights[at]), leans);
            var spread = 0.0;
            for (var k = 0; k < looks.Count; k++)
            {
                if (!float.IsNaN(looks[k].Contrast[at]))
                {
                    spread += Add(at, (leans[k].East - mean.East, leans[k].North - mean.North), (east, north), looks[k].Contrast[at] - means[at]);
                }
            }

            Free[at] = counts[at] - 1;
            PoseSquares[at] = (float)(MeanPixelSquare(looks, at) / spread);
        }
    }

    double Add(int at, (double East, double North) lean, (double East, double North) slope, double difference)
    {
        var moves = (lean.East * slope.East) + (lean.North * slope.North);
        // Differences far beyond the usual are shadows and dust: they count less and less (Cauchy).
        var weight = 1 / (1 + (difference * difference / (4 * MeanSquare)));
        Information[at] += (float)(weight * moves * moves);
        Slopes[at] += (float)(weight * moves * difference);
        Squares[at] += (float)(difference * difference);
        return (lean.East * lean.East) + (lean.North * lean.North);
    }

    static (double East, double North) MeanLean(
        List<ReliefLook> looks, int at, (double East, double North, double Up) place, Span<(double East, double North)> leans)
    {
        var (east, north, count) = (0.0, 0.0, 0);
        for (var k = 0; k < looks.Count; k++)
        {
            if (!float.IsNaN(looks[k].Contrast[at]))
            {
                leans[k] = looks[k].Sight.LeanAt(place.East, place.North, place.Up);
                (east, north, count) = (east + leans[k].East, north + leans[k].North, count + 1);
            }
        }

        return (east / count, north / count);
    }

    static double MeanPixelSquare(List<ReliefLook> looks, int at)
    {
        var (sum, count) = (0.0, 0);
        foreach (var look in looks)
        {
            (sum, count) = float.IsNaN(look.Contrast[at]) ? (sum, count) : (sum + (look.Sight.PixelM * look.Sight.PixelM), count + 1);
        }

        return sum / count;
    }
}
