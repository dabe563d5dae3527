using System.Runtime.CompilerServices;
using Farside.Core.Geometry;
using Farside.Simulator.Terrain;

namespace Farside.Simulator.Instruments;

/// <summary>
/// How far, in pixels, a straight lens would have put the light that a bent one puts on a pixel: exact at every fourth pixel (every second one where the
/// lens bends strongly), straight lines between. The landing camera's shifts curve by 1.4·10⁻³ px per px² at its corners, so the lines err by less than 1.5e-3 px.
/// </summary>
sealed class LensTable
{
    const double StrongK1 = 0.1;
    const int Margin = 2; // nodes beyond the picture's border, for rays beside pixel centres

    readonly int _columns;
    readonly float _perStep;
    readonly float[] _right;
    readonly float[] _down;

    public LensTable(BrownCamera camera)
    {
        var step = Math.Abs(camera.K1) > StrongK1 ? 2 : 4;
        _perStep = 1f / step;
        _columns = (camera.Width / step) + 2 + (2 * Margin);
        var rows = (camera.Height / step) + 2 + (2 * Margin);
        (_right, _down) = (new float[_columns * rows], new float[_columns * rows]);
        Parallel.For(0, rows, row =>
        {
            for (var column = 0; column < _columns; column++)
            {
                var (x, y) = ((double)((column - Margin) * step) - camera.PrincipalColumn, (double)((row - Margin) * step) - camera.PrincipalRow);
                var straight = camera.Straighten(x / camera.FocalLengthPx, y / camera.FocalLengthPx);
                var i = (row * _columns) + column;
                (_right[i], _down[i]) = ((float)((straight.X * camera.FocalLengthPx) - x), (float)((straight.Y * camera.FocalLengthPx) - y));
            }
        });
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public (float Right, float Down) Shift(float column, float row)
    {
        var (x, y) = ((column * _perStep) + Margin, (row * _perStep) + Margin);
        var (c, r) = ((int)x, (int)y);
        var (fx, fy) = (x - c, y - r);
        var i = (r * _columns) + c;
        return (Between(_right, i, fx, fy), Between(_down, i, fx, fy));
    }

    /// <summary>No point of a square of a straight lens's picture is moved farther than this by the bent one, where both lie in or near the picture.</summary>
    /// <param name="half">Half the square's edge, pixels.</param>
    public static double LargestShiftPx(BrownCamera camera, double column, double row, double half)
    {
        if (!camera.BendsRays)
        {
            return 0;
        }

        // What lies farther out than one and a half pictures is not seen, however it is bent.
        double Far(double at, double centre, double size) => Math.Min(Math.Max(Math.Abs(at - half - centre), Math.Abs(at + half - centre)), 0.75 * size) / camera.FocalLengthPx;
        var (x, y) = (Far(column, camera.PrincipalColumn, camera.Width), Far(row, camera.PrincipalRow, camera.Height));
        var (bentX, bentY) = camera.Bend(x, y);
        return 1.2 * camera.FocalLengthPx * Math.Max(Math.Abs(bentX - x), Math.Abs(bentY - y));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    float Between(float[] shifts, int i, float fx, float fy) =>
        Blend.Mix(Blend.Mix(shifts[i], shifts[i + 1], fx), Blend.Mix(shifts[i + _columns], shifts[i + _columns + 1], fx), fy);
}
