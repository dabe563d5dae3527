using System.Numerics;

namespace Farside.Processing.Photogrammetry.Dense;

/// <summary>
/// The plane through a window of points, sliding along a row. Seen from the eye a plane is n · u = 1 / range for every ray u, so a fit of inverse ranges is linear, and
/// weighs all pixels as stereo does: disparities err alike, near and far.
/// </summary>
sealed class PlaneSums(StereoCloud cloud, int step, int reach)
{
    // u·uᵀ (six), u / range (three), count; one column's share of each.
    const int Terms = 10;

    readonly int _width = StereoBackplanes.Matched(cloud.Width, step);
    readonly int _height = StereoBackplanes.Matched(cloud.Height, step);
    readonly Vector3 _eye = new((float)cloud.Eye.X, (float)cloud.Eye.Y, (float)cloud.Eye.Z);
    readonly double[] _columns = new double[StereoBackplanes.Matched(cloud.Width, step) * Terms];
    readonly double[] _sums = new double[Terms];

    public void StartRow(int y)
    {
        Array.Clear(_columns);
        for (var row = Math.Max(0, y - reach); row <= Math.Min(_height - 1, y + reach); row++)
        {
            for (var x = 0; x < _width; x++)
            {
                Add(_columns.AsSpan(x * Terms, Terms), Point(x, row) - _eye);
            }
        }
    }

    /// <summary>Sums over the window about a pixel of the row, anew for each: a difference of running sums would depend on where the row began.</summary>
    public void StepTo(int x)
    {
        Array.Clear(_sums);
        for (var column = Math.Max(0, x - reach); column <= Math.Min(_width - 1, x + reach); column++)
        {
            for (var i = 0; i < Terms; i++)
            {
                _sums[i] += _columns[(column * Terms) + i];
            }
        }
    }

    public Vector3 ToEye(int x, int y) => Vector3.Normalize(_eye - Point(x, y));

    /// <summary>Towards the eye's side; NaN where too few of the window's pixels have a place.</summary>
    public Vector3 Normal(double leastShare)
    {
        if (_sums[9] < leastShare * ((2 * reach) + 1) * ((2 * reach) + 1))
        {
            return new(float.NaN);
        }

        var (xx, xy, xz, yy, yz, zz) = (_sums[0], _sums[1], _sums[2], _sums[3], _sums[4], _sums[5]);
        var (p, q, r) = ((yy * zz) - (yz * yz), (xz * yz) - (xy * zz), (xy * yz) - (xz * yy));
        var (s, t, u) = ((xx * zz) - (xz * xz), (xy * xz) - (xx * yz), (xx * yy) - (xy * xy));
        var normal = new Vector3(
            (float)((p * _sums[6]) + (q * _sums[7]) + (r * _sums[8])), (float)((q * _sums[6]) + (s * _sums[7]) + (t * _sums[8])), (float)((r * _sums[6]) + (t * _sums[7]) + (u * _sums[8])));
        // Rays lead away from the eye, and n · u > 0: the plane's other side.
        return -Vector3.Normalize(normal * (float)(1 / Math.Max(1e-300, Math.Abs(normal.X) + (double)Math.Abs(normal.Y) + Math.Abs(normal.Z))));
    }

    Vector3 Point(int x, int y) => cloud.Points[(step / 2) + (x * step), (step / 2) + (y * step)];

    static void Add(Span<double> to, Vector3 place)
    {
        if (float.IsNaN(place.X))
        {
            return;
        }

        var (x, y, z) = ((double)place.X, (double)place.Y, (double)place.Z);
        var nearness = 1 / Math.Sqrt((x * x) + (y * y) + (z * z));
        (x, y, z) = (x * nearness, y * nearness, z * nearness);
        to[0] += x * x;
        to[1] += x * y;
        to[2] += x * z;
        to[3] += y * y;
        to[4] += y * z;
        to[5] += z * z;
        to[6] += x * nearness;
        to[7] += y * nearness;
        to[8] += z * nearness;
        to[9]++;
    }
}
