namespace Farside.Processing.Descent.Map;

/// <summary>
/// Joins what each place says of its height with what is expected of its neighbours: the heights that make Σ told (z − seen)² + Σ (difference to a neighbour, less what
/// was known of it)² / slope² + Σ hold (z − known)² least. Where ground is steep already neighbours are tied less, so that a crater's wall is not flattened.
/// </summary>
/// <remarks>
/// Solved by relaxation on halved grids first and then on the whole one, red and black squares in turn, so that the result is the same at any number of threads.
/// Source: the join of local and global matching of Bruhn, Weickert &amp; Schnörr 2005, Int. J. Computer Vision 61, 211–231; ties that give way as in Charbonnier et al. 1997,
/// IEEE Trans. Image Processing 6, 298–311.
/// </remarks>
sealed class ReliefMembrane(MapGrid grid, float[] known, double slopeM, double hold)
{
    const int Sweeps = 24;
    const int PlainSweeps = 4;
    const double OverRelaxation = 1.7;
    const int SmallestPx = 16;

    /// <summary>Steeper ground than this is tied less: about 6°, between the usual slopes of maria and highlands.</summary>
    const double Steep = 0.1;

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

        Relax(new(grid.Width, grid.Height, told, right, Ties(heights)), rises, hold, threads);
        for (var at = 0; at < rises.Length; at++)
        {
            heights[at] = (float)(known[at] + rises[at]);
        }
    }

    // One for each pixel, towards its right and its lower neighbour.
    double[] Ties(float[] heights)
    {
        var ties = new double[heights.Length];
        for (var at = 0; at < ties.Length; at++)
        {
            var east = at % grid.Width < grid.Width - 1 ? heights[at + 1] - heights[at] : 0;
            var south = at / grid.Width < grid.Height - 1 ? heights[at + grid.Width] - heights[at] : 0;
            var steepness = ((east * east) + (south * south)) / (Steep * Steep * grid.PixelM * grid.PixelM);
            ties[at] = 1 / (slopeM * slopeM * Math.Sqrt(1 + steepness));
        }

        return ties;
    }

    static void Relax(ReliefField field, double[] rises, double hold, int threads)
    {
        if (Math.Min(field.Width, field.Height) >= 2 * SmallestPx)
        {
            // Four pixels in one hold four times as much; ties between neighbours stay, for twice as many are twice as long.
            var half = field.Halved();
            var coarse = half.Mean(rises, field);
            Relax(half, coarse, 4 * hold, threads);
            half.Spread(coarse, field, rises);
        }

        for (var sweep = 0; sweep < Sweeps; sweep++)
        {
            var over = sweep < PlainSweeps ? 1 : OverRelaxation;
            field.Sweep(rises, hold, over, 0, threads);
            field.Sweep(rises, hold, over, 1, threads);
        }
    }
}
