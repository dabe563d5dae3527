namespace Farside.Processing.Photogrammetry.Adjustment;

/// <summary>Brown's model and its derivatives by the ray and by the eight numbers of the lens, in the order of <see cref="InteriorSigmas"/>.</summary>
static class BrownSlopes
{
    public static bool Project(double[] lens, V3 p, out double column, out double row)
    {
        (column, row) = (double.NaN, double.NaN);
        if (!(p.Z < 0))
            return false;
        var (x, y) = (p.X / -p.Z, p.Y / p.Z);
        var r2 = (x * x) + (y * y);
        var (k1, k2, k3, p1, p2) = (lens[3], lens[4], lens[5], lens[6], lens[7]);
        if (1 + (r2 * ((3 * k1) + (r2 * ((5 * k2) + (r2 * 7 * k3))))) <= 0)
            return false;
        var radial = 1 + (r2 * (k1 + (r2 * (k2 + (r2 * k3)))));
        column = lens[1] + (lens[0] * ((x * radial) + (2 * p1 * x * y) + (p2 * (r2 + (2 * x * x)))));
        row = lens[2] + (lens[0] * ((y * radial) + (p1 * (r2 + (2 * y * y))) + (2 * p2 * x * y)));
        return true;
    }

    /// <param name="p">The sight line in the camera's axes, of any length.</param>
    /// <param name="inColumn">How the column moves with p.</param>
    /// <param name="byLens">Eight derivatives of the column, then eight of the row; may be empty.</param>
    public static bool Linearise(
        double[] lens, V3 p, out double column, out double row, out V3 inColumn, out V3 inRow, Span<double> byLens)
    {
        (inColumn, inRow) = (default, default);
        if (!Project(lens, p, out column, out row))
            return false;
        var (f, k1, k2, k3, p1, p2) = (lens[0], lens[3], lens[4], lens[5], lens[6], lens[7]);
        var (x, y) = (p.X / -p.Z, p.Y / p.Z);
        var r2 = (x * x) + (y * y);
        var radial = 1 + (r2 * (k1 + (r2 * (k2 + (r2 * k3)))));
        var slope = 2 * (k1 + (r2 * ((2 * k2) + (r2 * 3 * k3))));
        var xx = f * (radial + (slope * x * x) + (2 * p1 * y) + (6 * p2 * x));
        var yy = f * (radial + (slope * y * y) + (6 * p1 * y) + (2 * p2 * x));
        var xy = f * ((slope * x * y) + (2 * p1 * x) + (2 * p2 * y));

        // x = −X / Z and y = Y / Z, so dx = (−dX − x dZ) / Z and dy = (dY − y dZ) / Z.
        var z = 1 / p.Z;
        inColumn = new(-xx * z, xy * z, -((xx * x) + (xy * y)) * z);
        inRow = new(-xy * z, yy * z, -((xy * x) + (yy * y)) * z);
        if (!byLens.IsEmpty)
        {
            ByLens(byLens[..8], f, x, column - lens[1], r2, (1, 0), (2 * x * y, r2 + (2 * x * x)));
            ByLens(byLens[8..], f, y, row - lens[2], r2, (0, 1), (r2 + (2 * y * y), 2 * x * y));
        }

        return true;
    }

    static void ByLens(
        Span<double> to, double f, double tangent, double offset, double r2, (double Column, double Row) principal, (double P1, double P2) decentring)
    {
        (to[0], to[1], to[2]) = (offset / f, principal.Column, principal.Row);
        to[3] = f * tangent * r2;
        to[4] = to[3] * r2;
        to[5] = to[4] * r2;
        (to[6], to[7]) = (f * decentring.P1, f * decentring.P2);
    }
}
