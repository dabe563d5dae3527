using Farside.Core.Geometry;
using Farside.Core.Time;

namespace Farside.Core.Sky;

/// <summary>How the Moon's axes stand: Cassini's laws and the physical librations.</summary>
/// <remarks>
/// Source: J. Meeus, Astronomical Algorithms, 2nd ed. 1998, chapter 53 (librations after D. H. Eckhardt 1981, The Moon and the Planets 25, 3–49);
/// mean-Earth from principal axes after J. G. Williams, D. H. Boggs &amp; W. M. Folkner 2008, DE421 Lunar Orbit, Physical Librations, and Surface Coordinates.
/// </remarks>
public static class LunarRotation
{
    const double EquatorTiltDeg = 1.54242; // of the mean lunar equator to the ecliptic
    const double ArcSecond = Math.PI / (180 * 3600);

    // The librations turn axes whose X points to the mean Earth and whose Z is the principal one, 78.56″ from the mean-Earth pole.
    static readonly (double Sin, double Cos) PoleTilt = Math.SinCos(78.56 * ArcSecond);

    // Degrees; multiples of D, M, M′, F.
    static readonly LunarTerm[] Rho =
    [
        new(0, 0, 1, 0, 0, -0.02752), new(0, 0, 0, 1, -0.02245, 0), new(0, 0, 1, -2, 0, 0.00684), new(0, 0, 0, 2, 0, -0.00293), new(-2, 0, 0, 2, 0, -0.00085),
        new(-2, 0, 1, 0, 0, -0.00054), new(0, 0, 1, 1, -0.00020, 0), new(0, 0, 1, 2, 0, -0.00020), new(0, 0, 1, -1, 0, -0.00020), new(-2, 0, 1, 2, 0, 0.00014),
    ];

    static readonly LunarTerm[] Sigma =
    [
        new(0, 0, 1, 0, -0.02816, 0), new(0, 0, 0, 1, 0, 0.02244), new(0, 0, 1, -2, -0.00682, 0), new(0, 0, 0, 2, -0.00279, 0), new(-2, 0, 0, 2, -0.00083, 0),
        new(-2, 0, 1, 0, 0.00069, 0), new(0, 0, 1, 1, 0, 0.00040), new(0, 0, 2, 0, -0.00025, 0), new(0, 0, 1, 2, -0.00023, 0), new(0, 0, 1, -1, 0.00019, 0.00020),
        new(-2, 0, 1, 2, 0.00013, 0), new(0, 0, 1, -3, 0, -0.00010),
    ];

    static readonly LunarTerm[] Tau =
    [
        new(0, 1, 0, 0, 0.02520, 0), new(0, 0, 2, -2, 0.00473, 0.00014), new(0, 0, 1, 0, -0.00467, 0), new(-2, 0, 2, 0, 0.00276, 0), new(0, 0, 1, -1, -0.00039, -0.00183),
        new(-2, 0, 1, 0, 0.00115, 0), new(-1, 0, 1, 0, -0.00096, 0), new(-2, 0, 0, 2, 0.00046, 0), new(-1, -1, 1, 0, -0.00032, 0), new(-2, -1, 2, 0, 0.00027, 0),
        new(2, 0, 0, 0, -0.00014, 0), new(0, 0, 1, -2, -0.00012, 0), new(0, 0, 2, 0, -0.00012, 0), new(-2, -2, 2, 0, 0.00011, 0),
    ];

    /// <summary>The principal axes of DE421 from the mean-Earth axes: 67.92″ about Z, 78.56″ about Y, 0.30″ about X.</summary>
    public static Rotation<PrincipalAxisFrame, MeanEarthFrame> PrincipalFromMeanEarth { get; } = Small(67.92 * ArcSecond, 78.56 * ArcSecond, 0.30 * ArcSecond);

    /// <summary>The mean-Earth axes from the mean ecliptic and equinox of date; good to about 0.005°.</summary>
    public static Rotation<MeanEarthFrame, EclipticFrame> MeanEarthFromEcliptic(Epoch epoch)
    {
        var a = LunarArguments.At(epoch.JulianCenturies);
        var (rho, sigma, tau) = PhysicalLibration(a);
        var nodeDeg = sigma / Math.Sin(EquatorTiltDeg * (Math.PI / 180)); // σ is given as it moves the pole
        var (sinNode, cosNode) = SinCos(a.Node + nodeDeg);
        var (sinTilt, cosTilt) = SinCos(EquatorTiltDeg + rho);
        var (sinTurn, cosTurn) = SinCos(a.F + 180 + tau - nodeDeg);

        // About Z to the node, about X to the equator (which descends where the orbit ascends), about Z to the prime meridian, about Y to the mean pole.
        var (xx, xy) = ((cosTurn * cosNode) - (sinTurn * cosTilt * sinNode), (cosTurn * sinNode) + (sinTurn * cosTilt * cosNode));
        var (yx, yy) = ((-sinTurn * cosNode) - (cosTurn * cosTilt * sinNode), (-sinTurn * sinNode) + (cosTurn * cosTilt * cosNode));
        var (zx, zy) = (-sinTilt * sinNode, sinTilt * cosNode);
        var (xz, yz, zz) = (-sinTurn * sinTilt, -cosTurn * sinTilt, cosTilt);
        var (s, c) = PoleTilt;
        return new((c * xx) + (s * zx), (c * xy) + (s * zy), (c * xz) + (s * zz), yx, yy, yz, (c * zx) - (s * xx), (c * zy) - (s * xy), (c * zz) - (s * xz));
    }

    static (double Rho, double Sigma, double Tau) PhysicalLibration(in LunarArguments a)
    {
        var (rho, sigma, tau) = (a.Sum(Rho), a.Sum(Sigma), a.Sum(Tau));
        var slow = (0.00396 * SinCos(119.75 + (131.849 * a.T)).Sin) + (0.00196 * SinCos(a.Node).Sin) + (0.00023 * SinCos(72.56 + (20.186 * a.T)).Sin);
        return (rho.Sines + rho.Cosines, sigma.Sines + sigma.Cosines, tau.Sines + tau.Cosines + slow);
    }

    static Rotation<PrincipalAxisFrame, MeanEarthFrame> Small(double aboutZ, double aboutY, double aboutX)
    {
        var ((sz, cz), (sy, cy), (sx, cx)) = (Math.SinCos(aboutZ), Math.SinCos(aboutY), Math.SinCos(aboutX));
        return new(
            cz * cy, (cz * sy * sx) + (sz * cx), (-cz * sy * cx) + (sz * sx),
            -sz * cy, (-sz * sy * sx) + (cz * cx), (sz * sy * cx) + (cz * sx),
            sy, -cy * sx, cy * cx);
    }

    static (double Sin, double Cos) SinCos(double degrees) => Math.SinCos(degrees * (Math.PI / 180));
}
