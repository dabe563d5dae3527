using Farside.Core.Geometry;
using Farside.Core.Time;

namespace Farside.Core.Sky;

/// <summary>From the ecliptic to axes that turn with the Earth: mean obliquity and Greenwich mean sidereal time, with UTC for UT1 (less than 0.9 s, 0.004°).</summary>
/// <remarks>Source: J. Meeus, Astronomical Algorithms, 2nd ed. 1998, formulas 12.4 and 22.2 (IAU 1982, IAU 1980).</remarks>
readonly struct EarthRotation
{
    readonly double _sinTilt, _cosTilt, _sinTurn, _cosTurn;

    EarthRotation(double tiltDeg, double turnDeg)
    {
        (_sinTilt, _cosTilt) = Math.SinCos(tiltDeg * (Math.PI / 180));
        (_sinTurn, _cosTurn) = Math.SinCos(turnDeg * (Math.PI / 180));
    }

    public static EarthRotation At(Epoch epoch)
    {
        var (t, days) = (epoch.JulianCenturies, epoch.UtcDays);
        var wholeTurns = days - Math.Floor(days);
        return new(23.4392911 - (0.0130042 * t), 280.46061837 + (360 * wholeTurns) + (0.98564736629 * days) + (0.000387933 * t * t));
    }

    /// <summary>X to Greenwich, Z to the north pole.</summary>
    public (double X, double Y, double Z) Turn(Point<EclipticFrame> p)
    {
        var (y, z) = ((p.Y * _cosTilt) - (p.Z * _sinTilt), (p.Y * _sinTilt) + (p.Z * _cosTilt));
        return ((p.X * _cosTurn) + (y * _sinTurn), (y * _cosTurn) - (p.X * _sinTurn), z);
    }
}
