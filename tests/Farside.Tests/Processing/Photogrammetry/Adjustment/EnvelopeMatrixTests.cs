using Farside.Processing.Photogrammetry.Adjustment;

namespace Farside.Tests.Processing.Photogrammetry.Adjustment;

public sealed class EnvelopeMatrixTests
{
    [Fact]
    public void A_banded_system_with_a_full_border_is_solved_to_rounding()
    {
        var first = Enumerable.Range(0, 40).Select(i => i < 35 ? Math.Max(0, i - 5) : 0).ToArray();
        var chance = new Chance(3);
        var matrix = new EnvelopeMatrix(first);
        for (var i = 0; i < 40; i++)
        {
            for (var j = first[i]; j <= i; j++)
                matrix[i, j] = i == j ? 30 : chance.Normal();
        }

        var x = Enumerable.Range(0, 40).Select(_ => chance.Normal()).ToArray();
        var b = new double[40];
        for (var i = 0; i < 40; i++)
        {
            for (var j = first[i]; j <= i; j++)
            {
                b[i] += matrix[i, j] * x[j];
                b[j] += i == j ? 0 : matrix[i, j] * x[i];
            }
        }

        Assert.Equal(-1, matrix.Factor());
        matrix.SolveLower(b);
        matrix.SolveUpper(b);

        Assert.All(x.Zip(b), pair => Assert.Equal(pair.First, pair.Second, 12));
    }

    [Fact]
    public void A_row_that_says_what_earlier_rows_said_is_found()
    {
        var matrix = new EnvelopeMatrix([0, 0, 0]);
        (matrix[0, 0], matrix[1, 1], matrix[2, 2]) = (1, 1, 2);
        (matrix[2, 0], matrix[2, 1]) = (1, 1);

        Assert.Equal(2, matrix.Factor());
    }

    [Fact]
    public void Stations_of_a_ring_lie_within_two_of_their_neighbours()
    {
        var ring = Enumerable.Range(0, 30).Select(i => (IReadOnlyCollection<int>)[(i + 29) % 30, (i + 1) % 30]).ToArray();

        var order = BandOrder.Of(ring);

        Assert.Equal(Enumerable.Range(0, 30), order.Order());
        Assert.All(Enumerable.Range(0, 30), i => Assert.InRange(Math.Abs(Array.IndexOf(order, i) - Array.IndexOf(order, (i + 1) % 30)), 1, 2));
    }
}
