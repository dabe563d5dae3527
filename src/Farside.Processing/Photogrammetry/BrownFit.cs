using Farside.Core.Geometry;
using Farside.Processing.Numerics;

namespace Farside.Processing.Photogrammetry;

/// <summary>
/// The <see cref="BrownCamera"/> that draws most like another camera, for programs that know no other model. Brown's model has square pixels and
/// one axis; what it cannot follow is left as residual.
/// </summary>
/// <param name="Camera">The nearest camera.</param>
/// <param name="GivenFromBrown">How its axes stand in those of the given camera: the lens may look along another axis than the detector.</param>
/// <param name="RmsPx">Root mean square of the distances, pixels, over the grid fitted to.</param>
/// <param name="LargestPx">The largest distance, pixels, over a grid twice as fine.</param>
public sealed record BrownFit(BrownCamera Camera, Rotation<CameraFrame, CameraFrame> GivenFromBrown, double RmsPx, double LargestPx)
{
    const int Steps = 17;
    const int MostRounds = 60;
    const int Unknowns = 11;

    /// <summary>Fits focal length, principal point, k₁ k₂ k₃ p₁ p₂ and a small turn to the rays of a grid of pixels (Levenberg–Marquardt).</summary>
    /// <exception cref="ArgumentException">The camera sees rays that no picture plane can hold (90° off its axis and more).</exception>
    public static BrownFit Nearest(ICameraModel camera)
    {
        var grid = new Grid(camera, Steps);
        var best = grid.Start();
        var cost = grid.Cost(best);
        var damping = 1e-3;
        for (var round = 0; round < MostRounds && damping < 1e12; round++)
        {
            var next = grid.Step(best, damping);
            var nextCost = next is null ? double.PositiveInfinity : grid.Cost(next);
            if (nextCost < cost)
            {
                var gain = (cost - nextCost) / cost;
                (best, cost, damping) = (next!, nextCost, damping / 10);
                if (gain < 1e-12)
                {
                    break;
                }
            }
            else
            {
                damping *= 10;
            }
        }

        var (brown, turn) = grid.Cameras(best);
        return new(brown, turn, Math.Sqrt(cost / grid.Count), new Grid(camera, (2 * Steps) - 1).Largest(best));
    }

    /// <summary>Pixels of the given camera, the rays they look along, and how far another camera draws those rays from them.</summary>
    sealed class Grid
    {
        readonly ICameraModel _camera;
        readonly (double Column, double Row, Direction<CameraFrame> Ray)[] _points;

        public Grid(ICameraModel camera, int steps)
        {
            _camera = camera;
            _points = [.. from i in Enumerable.Range(0, steps * steps)
                          let column = i % steps * (camera.Width - 1.0) / (steps - 1)
                          let row = i / steps * (camera.Height - 1.0) / (steps - 1)
                          select (column, row, camera.Ray(column, row))];
            if (_points.Any(point => point.Ray.Z > -0.01))
            {
                throw new ArgumentException("The camera sees rays 90° off its axis: no picture plane holds them.", nameof(camera));
            }
        }

        public int Count => _points.Length;

        /// <summary>Focal length, principal column and row, k₁ k₂ k₃ p₁ p₂, turn about X, Y and Z in radians.</summary>
        public double[] Start()
        {
            var (c, r) = ((_camera.Width - 1) / 2.0, (_camera.Height - 1) / 2.0);
            var (left, right) = (_camera.Ray(c - 1, r), _camera.Ray(c + 1, r));
            var (top, bottom) = (_camera.Ray(c, r - 1), _camera.Ray(c, r + 1));
            var focal = 4 / (left.AngleToRad(right) + top.AngleToRad(bottom));
            var axis = _camera.Project(new(0, 0, -1)) ?? (c, r);
            return [focal, axis.Column, axis.Row, 0, 0, 0, 0, 0, 0, 0, 0];
        }

        public (BrownCamera Camera, Rotation<CameraFrame, CameraFrame> GivenFromBrown) Cameras(double[] p) =>
            (new(_camera.Width, _camera.Height, p[0], p[1], p[2]) { K1 = p[3], K2 = p[4], K3 = p[5], P1 = p[6], P2 = p[7] }, Turn(p[8], p[9], p[10]));

        public double Cost(double[] p) => Residuals(p) is { } residuals ? residuals.Sum(d => d * d) : double.PositiveInfinity;

        public double Largest(double[] p) => Residuals(p) is { } residuals
            ? Math.Sqrt(Enumerable.Range(0, Count).Max(i => (residuals[2 * i] * residuals[2 * i]) + (residuals[(2 * i) + 1] * residuals[(2 * i) + 1])))
            : double.PositiveInfinity;

        public double[]? Step(double[] p, double damping)
        {
            var residuals = Residuals(p)!;
            var slopes = Enumerable.Range(0, Unknowns).Select(k => Slope(p, k, residuals)).ToArray();
            if (slopes.Any(slope => slope is null))
            {
                return null;
            }

            var (normal, right) = (new double[Unknowns, Unknowns], new double[Unknowns]);
            for (var i = 0; i < Unknowns; i++)
            {
                right[i] = -Dot(slopes[i]!, residuals);
                for (var j = 0; j < Unknowns; j++)
                {
                    normal[i, j] = Dot(slopes[i]!, slopes[j]!) * (i == j ? 1 + damping : 1);
                }
            }

            return SymmetricSystem.Solve(normal, right) is { } change ? [.. p.Zip(change, (value, d) => value + d)] : null;
        }

        double[]? Slope(double[] p, int k, double[] residuals)
        {
            var moved = (double[])p.Clone();
            var by = k < 3 ? 1e-3 : 1e-7;
            moved[k] += by;
            return Residuals(moved) is { } there ? [.. there.Zip(residuals, (a, b) => (a - b) / by)] : null;
        }

        double[]? Residuals(double[] p)
        {
            var (camera, turn) = Cameras(p);
            var back = turn.Inverse();
            var residuals = new double[2 * Count];
            for (var i = 0; i < Count; i++)
            {
                var ray = back * _points[i].Ray;
                if (camera.Project(new(ray.X, ray.Y, ray.Z)) is not var (column, row))
                {
                    return null;
                }

                (residuals[2 * i], residuals[(2 * i) + 1]) = (column - _points[i].Column, row - _points[i].Row);
            }

            return residuals;
        }

        static double Dot(double[] a, double[] b)
        {
            var sum = 0.0;
            for (var i = 0; i < a.Length; i++)
            {
                sum += a[i] * b[i];
            }

            return sum;
        }

        static Rotation<CameraFrame, CameraFrame> Turn(double x, double y, double z)
        {
            var (sx, cx) = Math.SinCos(x);
            var (sy, cy) = Math.SinCos(y);
            var (sz, cz) = Math.SinCos(z);
            return new(cy * cz, (sx * sy * cz) - (cx * sz), (cx * sy * cz) + (sx * sz), cy * sz, (sx * sy * sz) + (cx * cz), (cx * sy * sz) - (sx * cz), -sy, sx * cy, cx * cy);
        }
    }
}
