using Farside.Processing.Photogrammetry.Adjustment;

namespace Farside.Processing.Descent.Solution;

/// <summary>Cholesky's factor of a symmetric positive 3 × 3 matrix: exact enough for spots whose depth hardly shows, where an inverse by cofactors is not.</summary>
readonly record struct Lower3(double A, double B, double C, double D, double E, double F)
{
    public static Lower3 Of(M3 m)
    {
        var a = Math.Sqrt(Math.Max(m.R1.X, 1e-300));
        var (b, d) = (m.R2.X / a, m.R3.X / a);
        var c = Math.Sqrt(Math.Max(m.R2.Y - (b * b), Math.Max(1e-15 * m.R2.Y, 1e-300)));
        var e = (m.R3.Y - (d * b)) / c;
        return new(a, b, c, d, e, Math.Sqrt(Math.Max(m.R3.Z - (d * d) - (e * e), Math.Max(1e-15 * m.R3.Z, 1e-300))));
    }

    /// <summary>L⁻¹ v.</summary>
    public V3 Down(V3 v)
    {
        var x = v.X / A;
        var y = (v.Y - (B * x)) / C;
        return new(x, y, (v.Z - (D * x) - (E * y)) / F);
    }

    /// <summary>L⁻ᵀ v.</summary>
    public V3 Up(V3 v)
    {
        var z = v.Z / F;
        var y = (v.Y - (E * z)) / C;
        return new((v.X - (B * y) - (D * z)) / A, y, z);
    }
}
