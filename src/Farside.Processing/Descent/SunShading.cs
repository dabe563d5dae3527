using System.Runtime.InteropServices;
using Farside.Core.Geometry;
using Farside.Core.Rasters;
using Farside.Processing.Numerics;
using Farside.Processing.Photogrammetry.Ties;

namespace Farside.Processing.Descent;

/// <summary>Reads from one picture what its shading and its slope of brightness tell of the Sun.</summary>
static class SunShading
{
    const int Cells = 12;
    const double SteepShare = 2.5;
    const int LeastCells = 30;
    const int Border = 4;
    const double BlurPx = 1.3;
    static readonly int[] Widths = [512, 256];

    /// <summary>Null for a picture that shows too little level ground.</summary>
    public static SunEvidence? Read(Raster<Linear> grey, BrownCamera camera, Direction<CameraFrame> down)
    {
        var cells = new List<SunCell>();
        var ramp = new List<(double X, double Y, double Radius2, double Log)>();
        foreach (var width in Widths)
        {
            var factor = Math.Max(1, grey.Width / width);
            var plane = Reduced(grey, factor);
            var steep = SteepShare * TypicalSlope(plane);
            for (var i = 0; i < Cells * Cells; i++)
            {
                if (Cell(plane, i % Cells, i / Cells, steep) is not { } cell || Sight(camera, down, cell, factor) is not { } sight)
                {
                    continue;
                }

                cells.Add(OnGround(cell, sight));
                if (width == Widths[^1])
                {
                    ramp.Add((sight.X, sight.Y, Radius2(camera, sight), Math.Log(cell.Mean)));
                }
            }
        }

        if (ramp.Count < LeastCells || Ramp(ramp) is not var (x, y))
        {
            return null;
        }

        var (middleX, middleY) = (ramp.Average(cell => cell.X), ramp.Average(cell => cell.Y));
        var reach = Math.Sqrt(ramp.Average(cell => Math.Pow(cell.X - middleX, 2) + Math.Pow(cell.Y - middleY, 2)) / 2);
        return new(cells, x * reach, y * reach, reach);
    }

    sealed record Plane(int Width, int Height, float[] Samples);

    readonly record struct PlaneCell(double Column, double Row, double XX, double XY, double YY, double Mean);

    /// <param name="Column">Pixel of the whole picture.</param>
    /// <param name="GroundX">Change of level ground, per unit of height, right, by a pixel right (X) and down (Y).</param>
    readonly record struct CellSight(double Column, double Row, double X, double Y, (double X, double Y) GroundX, (double X, double Y) GroundY);

    static Plane Reduced(Raster<Linear> grey, int factor)
    {
        var (width, height) = (grey.Width / factor, grey.Height / factor);
        var samples = new float[width * height];
        for (var row = 0; row < height * factor; row++)
        {
            var line = MemoryMarshal.Cast<Linear, float>(grey.Row(row));
            var target = samples.AsSpan(row / factor * width, width);
            for (var column = 0; column < width * factor; column++)
            {
                target[column / factor] += line[column] / (factor * factor);
            }
        }

        // Differences of neighbours shorten the finest waves, and those along rows and columns more than slanting ones, which would draw the line of shading towards 45°.
        return new(width, height, GaussianBlur.Of(samples, width, height, BlurPx));
    }

    // Five samples: exact for cubics.
    static (double X, double Y)? Slope(Plane plane, int column, int row)
    {
        var (s, i) = (plane.Samples, (row * plane.Width) + column);
        var mean = s[i];
        var x = Difference(s[i - 2], s[i - 1], s[i + 1], s[i + 2]) / mean;
        var y = Difference(s[i - (2 * plane.Width)], s[i - plane.Width], s[i + plane.Width], s[i + (2 * plane.Width)]) / mean;
        return float.IsFinite(x + y) && mean > 0 ? (x, y) : null;
    }

    static float Difference(float two, float one, float next, float last) => ((8 * (next - one)) - (last - two)) / 12;

    // The median length of slopes, from every third pixel.
    static double TypicalSlope(Plane plane)
    {
        var lengths = new List<double>();
        for (var row = Border; row < plane.Height - Border; row += 3)
        {
            for (var column = Border; column < plane.Width - Border; column += 3)
            {
                if (Slope(plane, column, row) is var (x, y))
                {
                    lengths.Add(Math.Sqrt((x * x) + (y * y)));
                }
            }
        }

        lengths.Sort();
        return lengths.Count > 0 ? lengths[lengths.Count / 2] : 0;
    }

    // Rims and shadows' edges are few and steep: beyond a few typical slopes their weight falls, by length alone, so that no direction is preferred.
    static PlaneCell? Cell(Plane plane, int across, int down, double steep)
    {
        var (left, right) = (Math.Max(Border, across * plane.Width / Cells), Math.Min(plane.Width - Border, (across + 1) * plane.Width / Cells));
        var (top, bottom) = (Math.Max(Border, down * plane.Height / Cells), Math.Min(plane.Height - Border, (down + 1) * plane.Height / Cells));
        var (xx, xy, yy, sum, count) = (0.0, 0.0, 0.0, 0.0, 0);
        for (var row = top; row < bottom; row++)
        {
            for (var column = left; column < right; column++)
            {
                if (Slope(plane, column, row) is var (x, y))
                {
                    var weight = 1 / (1 + (((x * x) + (y * y)) / ((steep * steep) + 1e-12)));
                    (xx, xy, yy) = (xx + (weight * x * x), xy + (weight * x * y), yy + (weight * y * y));
                    (sum, count) = (sum + plane.Samples[(row * plane.Width) + column], count + 1);
                }
            }
        }

        return 2 * count < (right - left) * (bottom - top) || sum <= 0 ? null : new((left + right - 1) / 2.0, (top + bottom - 1) / 2.0, xx / count, xy / count, yy / count, sum / count);
    }

    static CellSight? Sight(BrownCamera camera, Direction<CameraFrame> down, PlaneCell cell, int factor)
    {
        var (column, row) = (((cell.Column + 0.5) * factor) - 0.5, ((cell.Row + 0.5) * factor) - 0.5);
        if (Level(camera, down, column, row) is not var (x, y, drop) || Level(camera, down, column + 1, row) is not var (rightX, rightY, rightDrop) || Level(camera, down, column, row + 1) is not var (belowX, belowY, belowDrop))
        {
            return null;
        }

        var (groundX, groundY) = (x / drop, y / drop);
        return new(column, row, x, y, ((rightX / rightDrop) - groundX, (belowX / belowDrop) - groundX), ((rightY / rightDrop) - groundY, (belowY / belowDrop) - groundY));
    }

    // A pixel's line of sight: level parts to the right and up, and how steeply it falls; null near the horizon.
    static (double X, double Y, double Drop)? Level(BrownCamera camera, Direction<CameraFrame> down, double column, double row)
    {
        const double LeastDrop = 0.4;
        var ray = camera.Ray(column, row);
        var up = Direction<CameraFrame>.Normalised(-down.X * down.Y, 1 - (down.Y * down.Y), -down.Z * down.Y); // the picture's upward direction, made level
        var right = Direction<CameraFrame>.Normalised((down.Y * up.Z) - (down.Z * up.Y), (down.Z * up.X) - (down.X * up.Z), (down.X * up.Y) - (down.Y * up.X));
        var drop = ray.Dot(down);
        return drop > LeastDrop ? (ray.Dot(right), ray.Dot(up), drop) : null;
    }

    // Slopes by pixel → slopes over the ground: both run against the change of ground with the pixel.
    static SunCell OnGround(PlaneCell cell, CellSight sight)
    {
        var ((a, b), (c, d)) = (sight.GroundX, sight.GroundY);
        var determinant = (a * d) - (b * c);
        var (p, q, r, s) = (d / determinant, -b / determinant, -c / determinant, a / determinant); // pixel by ground
        double Product(double x1, double y1, double x2, double y2) => (x1 * x2 * cell.XX) + (((x1 * y2) + (y1 * x2)) * cell.XY) + (y1 * y2 * cell.YY);
        return new(Product(p, r, p, r), Product(p, r, q, s), Product(q, s, q, s), sight.X, sight.Y);
    }

    static double Radius2(BrownCamera camera, CellSight sight)
    {
        var (x, y) = ((sight.Column - ((camera.Width - 1) / 2.0)) / camera.Width, (sight.Row - ((camera.Height - 1) / 2.0)) / camera.Width);
        return 2 * ((x * x) + (y * y)); // 1 in the corners
    }

    // log brightness = a + slope · sight + c r² + d r⁴: a lens's fall-off is even about the middle, the Sun's slope is not.
    static (double X, double Y)? Ramp(List<(double X, double Y, double Radius2, double Log)> cells)
    {
        var weights = new double[cells.Count];
        weights.AsSpan().Fill(1);
        double[]? fit = null;
        for (var round = 0; round < 5; round++)
        {
            var (normal, right) = (new double[5, 5], new double[5]);
            for (var i = 0; i < cells.Count; i++)
            {
                var (x, y, r2, log) = cells[i];
                SymmetricSystem.AddRow(normal, right, [1, x, y, r2, r2 * r2], log, weights[i]);
            }

            if ((fit = SymmetricSystem.Solve(normal, right)) is null)
            {
                return null;
            }

            var residuals = cells.Select(cell => cell.Log - (fit[0] + (fit[1] * cell.X) + (fit[2] * cell.Y) + (fit[3] * cell.Radius2) + (fit[4] * cell.Radius2 * cell.Radius2))).ToArray();
            var spread = 1e-6 + (1.4826 * residuals.Select(Math.Abs).Order().ElementAt(residuals.Length / 2));
            weights = [.. residuals.Select(residual => 1 / (1 + Math.Pow(residual / (2 * spread), 2)))];
        }

        return (fit![1], fit[2]);
    }
}
