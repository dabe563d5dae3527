using Farside.Core.Rasters;

namespace Farside.Processing.Terrain.Meshes;

/// <summary>
/// For each post of a lattice: how far, in tolerances, the ground there or anywhere below it in the tree of right triangles lies from the edge that the post
/// halves. An edge is halved from both its sides or not at all, so triangles meet without cracks.
/// </summary>
/// <remarks>Source: Evans, Kirkpatrick &amp; Townsend 2001, "Right-triangulated irregular networks", Algorithmica 30, 264–286.</remarks>
sealed class SplitErrors
{
    readonly HeightPosts _posts;
    readonly double _toleranceM;
    readonly Raster<float> _errors;
    readonly ParallelOptions _parallel;

    SplitErrors(HeightPosts posts, double toleranceM, int threads)
    {
        (_posts, _toleranceM, _errors) = (posts, toleranceM, new(posts.Heights.Width, posts.Heights.Height));
        _parallel = new() { MaxDegreeOfParallelism = threads > 0 ? threads : -1 };
    }

    public static Raster<float> Of(HeightPosts posts, double toleranceM, int threads)
    {
        var errors = new SplitErrors(posts, toleranceM, threads);
        for (var half = 1; half < posts.Steps; half *= 2)
        {
            errors.HalveSides(half);
            errors.HalveDiagonals(half);
        }

        return errors._errors;
    }

    // Posts in the middle of level or upright edges of two halves' length; below them stand the middles of the four smaller squares about.
    void HalveSides(int half) => Parallel.For(0, (_posts.Steps / half) + 1, _parallel, line =>
    {
        var row = line * half;
        for (var column = line % 2 == 0 ? half : 0; column <= _posts.Steps; column += 2 * half)
        {
            var own = line % 2 == 0 ? Own(column, row, half, 0) : Own(column, row, 0, half);
            var quarter = half / 2;
            _errors[column, row] = quarter == 0 ? own : Max(own, column, row, quarter, quarter, -quarter);
        }
    });

    // Middles of squares of two halves' side; below them stand the middles of the four sides.
    void HalveDiagonals(int half) => Parallel.For(0, _posts.Steps / (2 * half), _parallel, line =>
    {
        var row = ((2 * line) + 1) * half;
        for (var column = half; column <= _posts.Steps; column += 2 * half)
        {
            // The long edge goes through the middle of the next larger square.
            var (right, down) = ((((column / half) + 1) / 2 % 2) == 1, (((row / half) + 1) / 2 % 2) == 1);
            var own = Own(column, row, half, right == down ? half : -half);
            _errors[column, row] = Max(own, column, row, half, 0, half);
        }
    });

    // Where ground ends, edges are halved to the last: the hole keeps its shape.
    float Own(int column, int row, int right, int down)
    {
        var (middle, one, other) = (_posts.Heights[column, row], _posts.Heights[column - right, row - down], _posts.Heights[column + right, row + down]);
        var open = (float.IsNaN(middle) ? 1 : 0) + (float.IsNaN(one) ? 1 : 0) + (float.IsNaN(other) ? 1 : 0);
        if (open > 0)
            return open == 3 ? 0 : float.PositiveInfinity;

        var tolerance = _toleranceM * _posts.Grain[column, row];
        return (float)(Math.Abs(middle - ((one + (double)other) / 2)) / tolerance);
    }

    // Four posts: (±a, ±b) with b = second for the diagonal kind; (±a, 0) and (0, ±a) for the straight one.
    float Max(float own, int column, int row, int a, int b, int c)
    {
        if (b != 0)
            return Math.Max(own, Math.Max(Math.Max(At(column + a, row + b), At(column + a, row + c)), Math.Max(At(column - a, row + b), At(column - a, row + c))));

        return Math.Max(own, Math.Max(Math.Max(At(column + a, row), At(column - a, row)), Math.Max(At(column, row + a), At(column, row - a))));
    }

    float At(int column, int row) => (uint)column <= (uint)_posts.Steps && (uint)row <= (uint)_posts.Steps ? _errors[column, row] : 0;
}
