using Farside.Core.Geometry;

namespace Farside.Archive.Missions;

/// <summary>The rotation that best turns camera rays into stated directions.</summary>
static class VectorFit
{
    const int Steps = 60;

    /// <summary>The orthogonal factor of B = Σ v·rᵀ, least squares over all pairs, found by Newton's iteration X ← (X + X⁻ᵀ)/2.</summary>
    /// <remarks>Source: Wahba 1965, SIAM Review 7, 409; Higham 1986, SIAM J. Sci. Stat. Comput. 7, 1160–1174.</remarks>
    public static Rotation<SiteFrame, CameraFrame> Rotate(IReadOnlyList<Direction<CameraFrame>> rays, IReadOnlyList<Direction<SiteFrame>> stated)
    {
        var x = new double[9];
        for (var i = 0; i < rays.Count; i++)
        {
            var (v, r) = (stated[i], rays[i]);
            double[] left = [v.X, v.Y, v.Z], right = [r.X, r.Y, r.Z];
            for (var k = 0; k < 9; k++)
            {
                x[k] += left[k / 3] * right[k % 3];
            }
        }

        for (var step = 0; step < Steps; step++)
        {
            x = Average(x);
        }

        return new(x[0], x[1], x[2], x[3], x[4], x[5], x[6], x[7], x[8]);
    }

    static double[] Average(double[] m)
    {
        double[] cofactors =
        [
            (m[4] * m[8]) - (m[5] * m[7]), (m[5] * m[6]) - (m[3] * m[8]), (m[3] * m[7]) - (m[4] * m[6]),
            (m[2] * m[7]) - (m[1] * m[8]), (m[0] * m[8]) - (m[2] * m[6]), (m[1] * m[6]) - (m[0] * m[7]),
            (m[1] * m[5]) - (m[2] * m[4]), (m[2] * m[3]) - (m[0] * m[5]), (m[0] * m[4]) - (m[1] * m[3]),
        ];
        var determinant = (m[0] * cofactors[0]) + (m[1] * cofactors[1]) + (m[2] * cofactors[2]);
        return [.. m.Select((value, i) => (value + (cofactors[i] / determinant)) / 2)];
    }
}
