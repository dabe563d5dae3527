namespace Farside.Processing.Descent.Map;

/// <summary>The equations of a relief on one grid: what each place is told, and how it is tied to its neighbours.</summary>
/// <param name="Told">Information on each height, 1/m².</param>
/// <param name="Right">That times what it tells.</param>
/// <param name="Ties">Weight of the difference to the right and to the lower neighbour, 1/m².</param>
sealed record ReliefField(int Width, int Height, double[] Told, double[] Right, double[] Ties)
{
    /// <summary>Improves every second place, as on a chessboard.</summary>
    public void Sweep(double[] rises, double hold, double over, int colour, int threads) =>
        Parallel.For(0, Height, new() { MaxDegreeOfParallelism = threads }, row =>
        {
            for (var column = (row + colour) & 1; column < Width; column += 2)
            {
                var at = (row * Width) + column;
                var (sum, ties) = (0.0, 0.0);
                Add(column > 0, at - 1, at - 1);
                Add(column < Width - 1, at + 1, at);
                Add(row > 0, at - Width, at - Width);
                Add(row < Height - 1, at + Width, at);
                rises[at] += over * (((Right[at] + sum) / (Told[at] + hold + ties)) - rises[at]);

                void Add(bool isInside, int neighbour, int tie) =>
                    (sum, ties) = isInside ? (sum + (Ties[tie] * rises[neighbour]), ties + Ties[tie]) : (sum, ties);
            }
        });

    public ReliefField Halved()
    {
        var (width, height) = ((Width + 1) / 2, (Height + 1) / 2);
        var half = new ReliefField(width, height, new double[width * height], new double[width * height], new double[width * height]);
        for (var at = 0; at < Told.Length; at++)
        {
            var to = Parent(at, half);
            half.Told[to] += Told[at];
            half.Right[to] += Right[at];
            half.Ties[to] += Ties[at] / Children(to, half);
        }

        return half;
    }

    /// <summary>Means of a finer grid's numbers.</summary>
    public double[] Mean(double[] rises, ReliefField finer)
    {
        var means = new double[Width * Height];
        for (var at = 0; at < rises.Length; at++)
        {
            var to = finer.Parent(at, this);
            means[to] += rises[at] / finer.Children(to, this);
        }

        return means;
    }

    /// <summary>Puts this grid's numbers in place of a finer one's, linear between them.</summary>
    public void Spread(double[] coarse, ReliefField finer, double[] rises)
    {
        for (var at = 0; at < rises.Length; at++)
        {
            var (x, y) = (Math.Clamp((at % finer.Width / 2.0) - 0.25, 0, Width - 1.001), Math.Clamp((at / finer.Width / 2.0) - 0.25, 0, Height - 1.001));
            var first = ((int)y * Width) + (int)x;
            var upper = double.Lerp(coarse[first], coarse[first + 1], x - (int)x);
            rises[at] = double.Lerp(upper, double.Lerp(coarse[first + Width], coarse[first + Width + 1], x - (int)x), y - (int)y);
        }
    }

    int Parent(int at, ReliefField half) => (at / Width / 2 * half.Width) + (at % Width / 2);

    // Fewer than four at the right and lower edges of odd grids.
    int Children(int parent, ReliefField half) =>
        Math.Min(2, Width - (2 * (parent % half.Width))) * Math.Min(2, Height - (2 * (parent / half.Width)));
}
