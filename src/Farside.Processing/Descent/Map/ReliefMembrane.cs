namespace Farside.Processing.Descent.Map;

/// <summary>
/// Joins what each place says of its height with what is expected of its neighbours: the heights that make Σ told (z − seen)² + Σ (difference to a neighbour, less what
/// was known of it)² / slope² + Σ hold (z − known)² least.
/// </summary>
/// <remarks>
/// Solved by relaxation on halved grids first and then on the whole one, red and black squares in turn, so that the result is the same at any number of threads.
/// Source: the join of local and global matching of Bruhn, Weickert &amp; Schnörr 2005, Int. J. Computer Vision 61, 211–231.
/// </remarks>
sealed class ReliefMembrane(MapGrid grid, float[] known, double slopeM, double hold)
{
    const int Sweeps = 24;
    const double OverRelaxation = 1.7;
    const int SmallestPx = 16;

    /// <param name="told">Information on each height, 1/m².</param>
    /// <param name="pulls">That times the height it tells of.</param>
    /// <param name="heights">Where to begin; the solution comes out.</param>
    public void Solve(double[] told, double[] pulls, float[] heights, int threads)
    {
        // In terms of the difference from what is known, neighbours are expected to differ by nothing.
        var (rises, right) = (new double[heights.Length], new double[heights.Length]);
        for (var at = 0; at < rises.Length; at++)
        {
            rises[at] = heights[at] - known[at];
            right[at] = pulls[at] - (told[at] * known[at]);
        }

        Relax(new(grid.Width, grid.Height, told, right), rises, 1 / (slopeM * slopeM), hold, threads);
        for (var at = 0; at < rises.Length; at++)
        {
            heights[at] = (float)(known[at] + rises[at]);
        }
    }

    static void Relax(Field field, double[] rises, double tie, double hold, int threads)
    {
        if (Math.Min(field.Width, field.Height) >= 2 * SmallestPx)
        {
            // Four pixels in one hold four times as much; ties between neighbours stay, for twice as many are twice as long.
            var half = field.Halved();
            var coarse = half.Mean(rises, field);
            Relax(half, coarse, tie, 4 * hold, threads);
            half.Spread(coarse, field, rises);
        }

        for (var sweep = 0; sweep < Sweeps; sweep++)
        {
            Sweep(field, rises, tie, hold, sweep < 4 ? 1 : OverRelaxation, 0, threads);
            Sweep(field, rises, tie, hold, sweep < 4 ? 1 : OverRelaxation, 1, threads);
        }
    }

    static void Sweep(Field field, double[] rises, double tie, double hold, double over, int colour, int threads) =>
        Parallel.For(0, field.Height, new() { MaxDegreeOfParallelism = threads }, row =>
        {
            for (var column = (row + colour) & 1; column < field.Width; column += 2)
            {
                var at = (row * field.Width) + column;
                var (sum, ties) = (0.0, 0);
                Add(column > 0, at - 1);
                Add(column < field.Width - 1, at + 1);
                Add(row > 0, at - field.Width);
                Add(row < field.Height - 1, at + field.Width);
                var best = (field.Right[at] + (tie * sum)) / (field.Told[at] + hold + (tie * ties));
                rises[at] += over * (best - rises[at]);

                void Add(bool isInside, int neighbour) => (sum, ties) = isInside ? (sum + rises[neighbour], ties + 1) : (sum, ties);
            }
        });

    sealed record Field(int Width, int Height, double[] Told, double[] Right)
    {
        public Field Halved()
        {
            var (width, height) = ((Width + 1) / 2, (Height + 1) / 2);
            var half = new Field(width, height, new double[width * height], new double[width * height]);
            for (var at = 0; at < Told.Length; at++)
            {
                var to = (at / Width / 2 * width) + (at % Width / 2);
                half.Told[to] += Told[at];
                half.Right[to] += Right[at];
            }

            return half;
        }

        public double[] Mean(double[] rises, Field of)
        {
            var (means, counts) = (new double[Width * Height], new int[Width * Height]);
            for (var at = 0; at < rises.Length; at++)
            {
                var to = (at / of.Width / 2 * Width) + (at % of.Width / 2);
                means[to] += rises[at];
                counts[to]++;
            }

            for (var to = 0; to < means.Length; to++)
            {
                means[to] /= counts[to];
            }

            return means;
        }

        public void Spread(double[] coarse, Field of, double[] rises)
        {
            for (var at = 0; at < rises.Length; at++)
            {
                var (x, y) = (Math.Clamp((at % of.Width / 2.0) - 0.25, 0, Width - 1.001), Math.Clamp((at / of.Width / 2.0) - 0.25, 0, Height - 1.001));
                var first = ((int)y * Width) + (int)x;
                rises[at] = double.Lerp(
                    double.Lerp(coarse[first], coarse[first + 1], x - (int)x), double.Lerp(coarse[first + Width], coarse[first + Width + 1], x - (int)x), y - (int)y);
            }
        }
    }
}
