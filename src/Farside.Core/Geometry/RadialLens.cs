namespace Farside.Core.Geometry;

/// <summary>
/// What the lens of a CAHVOR or CAHVORE model does to a ray that leans θ away from the optical axis: it is drawn as if its tangent were
/// χ (1 + R₀ + R₁ χ² + R₂ χ⁴), where χ = tan(Lθ)/L for a linearity L above 0, sin(Lθ)/L below 0, and θ itself at 0.
/// </summary>
/// <param name="R0">Unitless, as R₁ and R₂.</param>
/// <param name="Linearity">L: 1 for an ordinary (perspective) lens, 0 for an equidistant fisheye; −1 … 1.</param>
/// <remarks>
/// Source: Gennery 2001, "Least-squares camera calibration including lens distortion and automatic editing of calibration points", in Calibration and
/// Orientation of Cameras in Computer Vision, Springer; Gennery 2006, Int. J. Computer Vision 68, 239–266.
/// </remarks>
public readonly record struct RadialLens(double R0, double R1, double R2, double Linearity)
{
    const int MostSteps = 60;

    /// <summary>Tangents this large lie 89.994° off the axis of the drawn picture: no detector reaches them.</summary>
    const double LargestTangent = 1e4;

    /// <summary>A lens that bends nothing.</summary>
    public static RadialLens None => new(0, 0, 0, 1);

    public bool BendsRays => this != None;

    /// <summary>The tangent at which a ray θ radians off the axis is drawn; null beyond what the lens can draw.</summary>
    public double? Bend(double thetaRad)
    {
        var angle = Linearity * thetaRad;
        if (Math.Abs(angle) >= Math.PI / 2)
        {
            return null;
        }

        var chi = Linearity > 0 ? Math.Tan(angle) / Linearity : Linearity < 0 ? Math.Sin(angle) / Linearity : thetaRad;
        // Beyond its turning point the polynomial draws far rays over near ones.
        return chi > LargestTangent || Slope(chi) <= 0 ? null : Drawn(chi);
    }

    /// <summary>The angle off the axis, radians, of the ray drawn at a tangent; null where no ray is drawn.</summary>
    public double? Straighten(double tangent)
    {
        if (ChiOf(tangent) is not { } chi)
        {
            return null;
        }

        var angle = Linearity * chi;
        return Linearity > 0 ? Math.Atan(angle) / Linearity : Linearity < 0 ? (angle < -1 ? null : Math.Asin(angle) / Linearity) : chi;
    }

    double Drawn(double chi) => chi * (1 + R0 + (chi * chi * (R1 + (chi * chi * R2))));

    double Slope(double chi) => 1 + R0 + (chi * chi * ((3 * R1) + (chi * chi * 5 * R2)));

    double? ChiOf(double tangent)
    {
        var chi = tangent / (1 + R0);
        for (var step = 0; step < MostSteps; step++)
        {
            var slope = Slope(chi);
            if (!(slope > 0))
            {
                return null;
            }

            var change = (tangent - Drawn(chi)) / slope;
            chi += change;
            if (Math.Abs(change) <= 1e-15 * (1 + Math.Abs(chi)))
            {
                break;
            }
        }

        return Math.Abs(Drawn(chi) - tangent) <= 1e-9 * (1 + tangent) ? chi : null;
    }
}
