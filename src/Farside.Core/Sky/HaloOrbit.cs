using Farside.Core.Geometry;

namespace Farside.Core.Sky;

/// <summary>
/// A southern halo orbit about the libration point L2 behind the smaller of two bodies, to third order in its amplitudes (Lindstedt–Poincaré), in the circular
/// problem of three bodies. Lengths in the distance of the two bodies, angles of time in that of their revolution.
/// </summary>
/// <remarks>
/// Source: D. L. Richardson 1980, Analytic construction of periodic orbits about the collinear points, Celestial Mechanics 22, 241–253; symbols are his.
/// For the Earth and the Moon the third order leaves about 1 % of the distance between L2 and the Moon.
/// </remarks>
public sealed class HaloOrbit
{
    readonly double _gamma, _k, _ax, _az;
    readonly double _x0, _x2, _x3, _y2, _y3, _z0, _z2, _z3;

    /// <param name="massRatio">Of the smaller body to both.</param>
    /// <param name="verticalAmplitude">Amplitude of the first harmonic across the plane of the two bodies, in their distance.</param>
    public HaloOrbit(double massRatio, double verticalAmplitude)
    {
        _gamma = BeyondSmallerBody(massRatio);
        var (c2, c3, c4) = (Legendre(2, massRatio), Legendre(3, massRatio), Legendre(4, massRatio));
        var lambda = Math.Sqrt((2 - c2 + Math.Sqrt((c2 * ((9 * c2) - 8)))) / 2);
        var l2 = lambda * lambda;
        _k = 2 * lambda / (l2 + 1 - c2);
        var (k, kk) = (_k, _k * _k);
        var d1 = 3 * l2 / k * ((k * ((6 * l2) - 1)) - (2 * lambda));
        var d2 = 8 * l2 / k * ((k * ((11 * l2) - 1)) - (2 * lambda));

        var (a21, a22) = (3 * c3 * (kk - 2) / (4 * (1 + (2 * c2))), 3 * c3 / (4 * (1 + (2 * c2))));
        var a23 = -3 * c3 * lambda / (4 * k * d1) * ((3 * k * kk * lambda) - (6 * k * (k - lambda)) + 4);
        var a24 = -3 * c3 * lambda / (4 * k * d1) * (2 + (3 * k * lambda));
        var (b21, b22, d21) = (-3 * c3 * lambda / (2 * d1) * ((3 * k * lambda) - 4), 3 * c3 * lambda / d1, -c3 / (2 * l2));
        var (p, q) = ((4 * c3 * ((k * a23) - b21)) + (k * c4 * (4 + kk)), (3 * c3 * ((2 * a23) - (k * b21))) + (c4 * (2 + (3 * kk))));
        var (r, s) = ((4 * c3 * ((k * a24) - b22)) + (k * c4), (c3 * ((k * b22) + d21 - (2 * a24))) - c4);
        var (e, f) = ((9 * l2) + 1 - c2, (9 * l2) + 1 + (2 * c2));
        var (a31, a32) = (((-9 * lambda / 4 * p) + (e / 2 * q)) / d2, -((9 * lambda / 4 * r) + (1.5 * e * s)) / d2);
        var (b31, b32) = (0.375 * ((-8 * lambda * q) + (f * p)) / d2, ((9 * lambda * s) + (0.375 * f * r)) / d2);
        var (d31, d32) = (3 / (64 * l2) * ((4 * c3 * a24) + c4), 3 / (64 * l2) * ((4 * c3 * (a23 - d21)) + (c4 * (4 + kk))));

        var w = 2 * lambda * ((lambda * (1 + kk)) - (2 * k));
        var s1 = ((1.5 * c3 * ((2 * a21 * (kk - 2)) - (a23 * (kk + 2)) - (2 * k * b21))) - (0.375 * c4 * ((3 * kk * kk) - (8 * kk) + 8))) / w;
        var s2 = ((1.5 * c3 * ((2 * a22 * (kk - 2)) + (a24 * (kk + 2)) + (2 * k * b22) + (5 * d21))) + (0.375 * c4 * (12 - kk))) / w;
        var along = (-1.5 * c3 * ((2 * a21) + a23 + (5 * d21))) - (0.375 * c4 * (12 - kk)) + (2 * l2 * s1);
        var across = (1.5 * c3 * (a24 - (2 * a22))) + (1.125 * c4) + (2 * l2 * s2);

        // The amplitudes are tied: only then do both motions have one period.
        _az = verticalAmplitude / _gamma;
        var zz = _az * _az;
        var xx = (c2 - l2 - (across * zz)) / along;
        _ax = Math.Sqrt(xx);
        Frequency = lambda * (1 + (s1 * xx) + (s2 * zz));
        (_x0, _x2, _x3) = ((a21 * xx) + (a22 * zz), (a23 * xx) - (a24 * zz), _ax * ((a31 * xx) - (a32 * zz)));
        (_y2, _y3) = ((b21 * xx) - (b22 * zz), _ax * ((b31 * xx) - (b32 * zz)));
        (_z0, _z2, _z3) = (-3 * d21 * _ax * _az, d21 * _ax * _az, _az * ((d32 * xx) - (d31 * zz)));
    }

    /// <summary>Revolutions of the halo in one of the two bodies (about 1.85 for the Earth and the Moon).</summary>
    public double Frequency { get; }

    /// <summary>From the smaller body to the libration point.</summary>
    public double LibrationDistance => _gamma;

    /// <summary>Place on the orbit from the smaller body: X away from the larger one, Z along the axis of revolution, Y forward.</summary>
    /// <param name="angleRad">Phase: 0 where the orbit is nearest to the body and north of the plane, π at its far southern end.</param>
    public Point<RotatingFrame> At(double angleRad)
    {
        var (sin, cos) = Math.SinCos(angleRad);
        var (sin2, cos2) = (2 * sin * cos, (cos * cos) - (sin * sin));
        var (sin3, cos3) = ((sin2 * cos) + (cos2 * sin), (cos2 * cos) - (sin2 * sin));
        return new(
            _gamma * (1 + _x0 - (_ax * cos) + (_x2 * cos2) + (_x3 * cos3)),
            _gamma * ((_k * _ax * sin) + (_y2 * sin2) + (_y3 * sin3)),
            _gamma * (_z0 + (_az * cos) + (_z2 * cos2) + (_z3 * cos3)));
    }

    // Source: Richardson 1980, with γ the distance of L2 from the smaller body.
    double Legendre(int n, double massRatio)
    {
        var sign = n % 2 == 0 ? 1 : -1;
        return sign * (massRatio + ((1 - massRatio) * Math.Pow(_gamma / (1 + _gamma), n + 1))) / (_gamma * _gamma * _gamma);
    }

    // The quintic of the collinear points, by Newton from the radius of the Hill sphere.
    static double BeyondSmallerBody(double massRatio)
    {
        var gamma = Math.Cbrt(massRatio / 3);
        for (var turn = 0; turn < 20; turn++)
        {
            var value = (((((((gamma + 3 - massRatio) * gamma) + 3 - (2 * massRatio)) * gamma) - massRatio) * gamma) - (2 * massRatio)) * gamma - massRatio;
            var slope = (((((((5 * gamma) + (4 * (3 - massRatio))) * gamma) + (3 * (3 - (2 * massRatio)))) * gamma) - (2 * massRatio)) * gamma) - (2 * massRatio);
            gamma -= value / slope;
        }

        return gamma;
    }
}
