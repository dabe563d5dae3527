using System.Diagnostics;
using Farside.Core.Geometry;
using Farside.Processing.Numerics;

namespace Farside.Products.Panoramas;

/// <summary>
/// A camera in the terms of a Hugin project: r' = r (a r³ + b r² + c r + 1 − a − b − c), radii over half of the picture's shorter side, then a shift.
/// </summary>
/// <param name="FieldOfViewDeg">Horizontal, of the picture without bending.</param>
/// <param name="ShiftRight">Parameter d, pixels.</param>
/// <param name="ShiftDown">Parameter e, pixels.</param>
/// <param name="WorstPx">Greatest distance between this model and the camera's within the picture; Hugin has no place for decentring.</param>
/// <remarks>Source: the PanoTools wiki, Lens correction model.</remarks>
public sealed record HuginLens(double FieldOfViewDeg, double A, double B, double C, double ShiftRight, double ShiftDown, double WorstPx)
{
    const int Samples = 64;

    /// <summary>The polynomial that follows the camera's radial bending best over the picture.</summary>
    public static HuginLens Of(BrownCamera camera)
    {
        var half = Math.Min(camera.Width, camera.Height) / 2.0;
        var (right, down) = (camera.PrincipalColumn - ((camera.Width - 1) / 2.0), camera.PrincipalRow - ((camera.Height - 1) / 2.0));
        var corner = Math.Sqrt(Square(((camera.Width - 1) / 2.0) + Math.Abs(right)) + Square(((camera.Height - 1) / 2.0) + Math.Abs(down))) / camera.FocalLengthPx;
        // r' = (f / half) t (1 + k1 t² + k2 t⁴ + k3 t⁶) is to be q (d + c q + b q² + a q³), q = (F / half) t and d = 1 − a − b − c: linear in
        // g = d F, c F², b F³, a F⁴ for tangents t; F is what makes their sum consistent.
        var (g, c2, b3, a4) = Fit(camera, corner);
        var focal = Consistent(g, c2, b3, a4, half, camera.FocalLengthPx);
        var (a, b, c) = (a4 / Power(focal, half, 4), b3 / Power(focal, half, 3), c2 / Power(focal, half, 2));
        var lens = new HuginLens(2 * Math.Atan(camera.Width / 2.0 / focal) * 180 / Math.PI, a, b, c, right, down, 0);
        return lens with { WorstPx = lens.Worst(camera) };
    }

    /// <summary>Where the model sends a ray with these tangents right and down of the axis.</summary>
    public (double Column, double Row) Project(int width, int height, double x, double y)
    {
        var half = Math.Min(width, height) / 2.0;
        var focal = width / 2.0 / Math.Tan(FieldOfViewDeg * Math.PI / 360);
        var radius = focal * Math.Sqrt((x * x) + (y * y)) / half;
        var scale = focal * ((1 - A - B - C) + (radius * (C + (radius * (B + (radius * A))))));
        return (((width - 1) / 2.0) + ShiftRight + (scale * x), ((height - 1) / 2.0) + ShiftDown + (scale * y));
    }

    double Worst(BrownCamera camera)
    {
        var worst = 0.0;
        for (var i = 0; i <= 8; i++)
        {
            for (var j = 0; j <= 8; j++)
            {
                var (column, row) = (i / 8.0 * (camera.Width - 1), j / 8.0 * (camera.Height - 1));
                var (x, y) = camera.Straighten((column - camera.PrincipalColumn) / camera.FocalLengthPx, (row - camera.PrincipalRow) / camera.FocalLengthPx);
                var (c, r) = Project(camera.Width, camera.Height, x, y);
                worst = Math.Max(worst, Math.Sqrt(Square(c - column) + Square(r - row)));
            }
        }

        return worst;
    }

    // Least squares of the radial curve over tangents from 0 to the corner, in units of half's inverse powers.
    static (double G, double C2, double B3, double A4) Fit(BrownCamera camera, double corner)
    {
        var half = Math.Min(camera.Width, camera.Height) / 2.0;
        var (normal, right) = (new double[4, 4], new double[4]);
        for (var i = 1; i <= Samples; i++)
        {
            var t = corner * i / Samples;
            var t2 = t * t;
            var radius = camera.FocalLengthPx / half * t * (1 + (t2 * (camera.K1 + (t2 * (camera.K2 + (t2 * camera.K3))))));
            SymmetricSystem.AddRow(normal, right, [t, t2, t2 * t, t2 * t2], radius);
        }

        return SymmetricSystem.Solve(normal, right) is [var g, var c2, var b3, var a4]
            ? (g, c2, b3, a4)
            : throw new UnreachableException("Four powers of a tangent are independent.");
    }

    // q = F t / half: the four fitted numbers are d F/half, c (F/half)², b (F/half)³, a (F/half)⁴ and d + c + b + a is 1.
    static double Consistent(double g, double c2, double b3, double a4, double half, double start)
    {
        var focal = start;
        for (var step = 0; step < 100; step++)
        {
            var q = focal / half;
            var sum = (g / q) + (c2 / (q * q)) + (b3 / (q * q * q)) + (a4 / (q * q * q * q));
            focal *= sum;
        }

        return focal;
    }

    static double Power(double focal, double half, int exponent) => Math.Pow(focal / half, exponent);

    static double Square(double value) => value * value;
}
