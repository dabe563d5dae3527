using Farside.Processing.Numerics;

namespace Farside.Tests.Processing.Numerics;

public class SymmetricSystemTests
{
    [Fact]
    public void A_parabola_comes_back_from_its_points()
    {
        var (normal, right) = (new double[3, 3], new double[3]);
        foreach (var t in (double[])[-2, -1, 0, 1, 2, 3])
        {
            SymmetricSystem.AddRow(normal, right, [1, t, t * t], 3 - (2 * t) + (0.5 * t * t), weight: 4);
        }

        var found = SymmetricSystem.Solve(normal, right)!;

        Assert.Equal(3, found[0], precision: 12);
        Assert.Equal(-2, found[1], precision: 12);
        Assert.Equal(0.5, found[2], precision: 12);
    }

    [Fact]
    public void Solving_uses_nothing_up()
    {
        double[,] normal = { { 4, 1 }, { 1, 3 } };
        double[] right = [1, 2];
        SymmetricSystem.Solve(normal, right);

        Assert.Equal([4, 1, 1, 3], normal.Cast<double>());
        Assert.Equal([1, 2], right);
    }

    [Theory]
    [InlineData(1, 2, 1)] // indefinite
    [InlineData(1, 1, 1)] // singular
    [InlineData(double.NaN, 0, 1)]
    public void What_is_not_positive_definite_has_no_solution(double xx, double xy, double yy) =>
        Assert.Null(SymmetricSystem.Solve(new[,] { { xx, xy }, { xy, yy } }, [1, 1]));
}
