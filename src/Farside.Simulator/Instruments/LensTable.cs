using System.Numerics;
using System.Runtime.CompilerServices;
using Farside.Core.Geometry;

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
    readonly Vector2[] _shifts; // right and down, pixels

    public LensTable(BrownCamera camera)
    {
        var step = Math.Abs(camera.K1) > StrongK1 ? 2 : 4;
        _perStep = 1f / step;
        _columns = (camera.Width / step) + 2 + (2 * Margin);
        var rows = (camera.Height / step) + 2 + (2 * Margin);
        _shifts = new Vector2[_columns * rows];
        Parallel.For(0, rows, row =>
        {
            for (var column = 0; column < _columns; column++)
            {
                var (x, y) = ((double)((column - Margin) * step) - camera.PrincipalColumn, (double)((row - Margin) * step) - camera.PrincipalRow);
                var straight = camera.Straighten(x / camera.FocalLengthPx, y / camera.FocalLengthPx);
                _shifts[(row * _columns) + column] = new((float)((straight.X * camera.FocalLengthPx) - x), (float)((straight.Y * camera.FocalLengthPx) - y));
            }
        });
    }

    /// <summary>Pixels right and down.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector2 Shift(float column, float row)
    {
        var (x, y) = ((column * _perStep) + Margin, (row * _perStep) + Margin);
        var (c, r) = ((int)x, (int)y);
        var (fx, fy) = (x - c, y - r);
        var above = _shifts.AsSpan((r * _columns) + c, 2);
        var below = _shifts.AsSpan(((r + 1) * _columns) + c, 2);
        var (up, down) = (above[0] + ((above[1] - above[0]) * fx), below[0] + ((below[1] - below[0]) * fx));
        return up + ((down - up) * fy);
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
}
