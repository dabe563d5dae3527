using System.Numerics;
using Farside.Core.Geometry;

namespace Farside.Processing.Photogrammetry.Dense;

/// <summary>
/// What one pair sees as a surface: a lattice over the left picture, torn where the pair sees an edge, under that picture.
/// </summary>
/// <remarks>
/// The mean of homogeneous coordinates (x/r, y/r, z/r, 1/r) over a patch of pixels lies on a plane that all of them lie on, at the mean pixel: so a corner is less noisy
/// than its pixels and no slope is bent by it. Torn where disparity changes by more than a pixel a pixel, the most that eyes fuse (Burt &amp; Julesz 1980,
/// Science 208, 615–617): level ground stays whole however far away, where it is baseline over height.
/// </remarks>
public static class StereoMesh
{
    const double GradientLimit = 1;

    /// <summary>Of a patch's pixels at least so many must agree.</summary>
    const double LeastShare = 0.25;

    /// <param name="cloud">Points of the left picture's own pixels.</param>
    /// <param name="focalBaselinePxM">Focal length times baseline of the pair, pixels times metres: disparity times depth.</param>
    /// <param name="step">Pixels from corner to corner, at least 1.</param>
    /// <returns>Triangles that face the left eye, with texture coordinates in its picture; none where nothing hangs together.</returns>
    public static TriangleMesh Of(StereoCloud cloud, double focalBaselinePxM, int step)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(step, 1);
        var (columns, rows) = (cloud.Width / step, cloud.Height / step);
        var corners = new Corner[columns * rows];
        Parallel.For(0, rows, row =>
        {
            var disparities = new List<double>(step * step);
            for (var column = 0; column < columns; column++)
            {
                corners[(row * columns) + column] = Mean(cloud, focalBaselinePxM, column * step, row * step, step, disparities);
            }
        });
        return Join(cloud, corners, columns, rows, GradientLimit * step);
    }

    static Corner Mean(StereoCloud cloud, double focalBaseline, int left, int top, int step, List<double> disparities)
    {
        disparities.Clear();
        for (var y = top; y < top + step; y++)
        {
            for (var x = left; x < left + step; x++)
            {
                if (cloud.Has(x, y))
                {
                    disparities.Add(focalBaseline / cloud.RangeM[x, y]);
                }
            }
        }

        if (disparities.Count < LeastShare * step * step)
        {
            return default;
        }

        disparities.Sort();
        var middle = disparities[disparities.Count / 2];
        var (sum, inverse, column, row, count) = (Vector3.Zero, 0.0, 0.0, 0.0, 0);
        for (var y = top; y < top + step; y++)
        {
            for (var x = left; x < left + step; x++)
            {
                if (cloud.Has(x, y) && Math.Abs((focalBaseline / cloud.RangeM[x, y]) - middle) <= GradientLimit * step / 2)
                {
                    var r = cloud.RangeM[x, y];
                    sum += (cloud.Points[x, y] - Eye(cloud)) / r;
                    (inverse, column, row, count) = (inverse + (1 / r), column + x, row + y, count + 1);
                }
            }
        }

        return new(sum / (float)inverse, focalBaseline * inverse / count, column / count, row / count);
    }

    static Vector3 Eye(StereoCloud cloud) => new((float)cloud.Eye.X, (float)cloud.Eye.Y, (float)cloud.Eye.Z);

    static TriangleMesh Join(StereoCloud cloud, Corner[] corners, int columns, int rows, double limit)
    {
        var (numbers, triangles) = (new Dictionary<int, int>(), new List<int>());
        int Number(int corner) => numbers.TryGetValue(corner, out var known) ? known : numbers[corner] = numbers.Count;
        void Take(int a, int b, int c)
        {
            if (Hangs(a, b) && Hangs(b, c) && Hangs(c, a))
            {
                triangles.AddRange([Number(a), Number(b), Number(c)]);
            }
        }

        bool Hangs(int a, int b) => corners[a].Disparity > 0 && corners[b].Disparity > 0 && Math.Abs(corners[a].Disparity - corners[b].Disparity) <= limit;
        double Difference(int a, int b) => Hangs(a, b) ? Math.Abs(corners[a].Disparity - corners[b].Disparity) : double.PositiveInfinity;

        for (var at = 0; at < columns * (rows - 1); at++)
        {
            if (at % columns == columns - 1)
            {
                continue;
            }

            // Counter-clockwise as the eye sees them, along the flatter diagonal.
            var (a, b, c, d) = (at, at + columns, at + columns + 1, at + 1);
            if (Difference(a, c) <= Difference(b, d))
            {
                Take(a, b, c);
                Take(a, c, d);
            }
            else
            {
                Take(a, b, d);
                Take(b, c, d);
            }
        }

        var (positions, texture) = (new float[3 * numbers.Count], new float[2 * numbers.Count]);
        foreach (var (corner, number) in numbers)
        {
            var (place, seen) = (corners[corner].Place, corners[corner]);
            (positions[3 * number], positions[(3 * number) + 1], positions[(3 * number) + 2]) = (place.X, place.Y, place.Z);
            (texture[2 * number], texture[(2 * number) + 1]) = ((float)((seen.Column + 0.5) / cloud.Width), (float)((seen.Row + 0.5) / cloud.Height));
        }

        return new(cloud.Eye, positions, [], texture, [.. triangles]);
    }

    /// <param name="Place">From the eye, metres.</param>
    /// <param name="Disparity">0 for none.</param>
    readonly record struct Corner(Vector3 Place, double Disparity, double Column, double Row);
}
