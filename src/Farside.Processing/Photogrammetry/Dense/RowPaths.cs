namespace Farside.Processing.Photogrammetry.Dense;

/// <summary>The paths from the left and from the right along one row, followed at once so that neither waits for the other.</summary>
sealed class RowPaths(StepCosts steps)
{
    byte[] _costs = [];

    /// <param name="cost">C of the row's candidates.</param>
    /// <param name="sum">Takes the sum of both paths' own parts.</param>
    public void Take(RowRange range, Span<byte> cost, Span<byte> sum, ReadOnlySpan<byte> grey)
    {
        var room = range.Most + (2 * RowRange.Lane);
        if (_costs.Length < 4 * room)
        {
            _costs = new byte[4 * room];
        }

        _costs.AsSpan().Fill(Before.Pad);
        var (width, last) = (grey.Length, grey.Length - 1);
        byte leastLeft = 0, leastRight = 0;
        for (var x = 0; x < width; x++)
        {
            // Whoever comes second to a pixel finds the other's part there.
            leastLeft = Step(range, x, x - 1, leastLeft, cost, sum, grey, x > last - x, (x & 1) * room, (1 - (x & 1)) * room);
            leastRight = Step(range, last - x, last - x + 1, leastRight, cost, sum, grey, x >= last - x, (2 + (x & 1)) * room, (3 - (x & 1)) * room);
        }
    }

    byte Step(RowRange range, int x, int from, byte least, Span<byte> cost, Span<byte> sum, ReadOnlySpan<byte> grey, bool adds, int now, int then)
    {
        var at = range.Offset(x);
        ref var costs = ref _costs[now + RowRange.Lane];
        if (from < 0 || from >= grey.Length)
        {
            return PathStep.Begin(ref cost[at], range.Count(x), ref costs, ref sum[at], adds);
        }

        var before = new Before(ref _costs[then + RowRange.Lane], range.First(from), range.Count(from), least);
        return PathStep.Take(before, ref cost[at], range.First(x), range.Count(x), ref costs, ref sum[at], adds, steps.Small, steps.Large(grey[x], grey[from]));
    }
}
