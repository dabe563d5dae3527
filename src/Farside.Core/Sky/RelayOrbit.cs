using Farside.Core.Geometry;
using Farside.Core.Time;
using Farside.Core.Units;

namespace Farside.Core.Sky;

/// <summary>
/// A model of Queqiao's orbit: a southern halo about the Earth–Moon L2 in axes that turn with the Moon, scaled with the momentary distance of Earth and Moon
/// (so it breathes with the month, as real orbits there do). Where on the halo the real satellite stood at any time is not public: the phase is free.
/// </summary>
/// <remarks>
/// Source of the size: published model orbit of southernmost z −11,883 km, Ax 12,132 km, Ay 35,054 km, Jacobi constant 3.14800, period 14.798 d.
/// Source of the mathematics: <see cref="HaloOrbit"/>. It is no ephemeris: the Sun's pull and station keeping move the real orbit by thousands of kilometres.
/// </remarks>
/// <param name="phase">Phase on the halo at <see cref="PhaseEpoch"/>; 0 is nearest to the Moon and north, 180° is farthest and south.</param>
public sealed class RelayOrbit(Angle phase)
{
    /// <summary>The distance at which the published amplitudes hold, metres.</summary>
    public const double ReferenceDistanceM = 384_400_000;

    const double MoonToBoth = 0.0121505856; // mass ratio: Earth / Moon = 81.3006 (DE421)
    const double SiderealMonthDays = 27.321662;

    // The first harmonic of the halo whose southern end lies 11,883 km below the plane of the Moon's orbit.
    const double FirstHarmonicM = 10_278_000;

    const double LookAheadCenturies = 0.01 / 36_525;

    static readonly HaloOrbit Halo = new(MoonToBoth, FirstHarmonicM / ReferenceDistanceM);

    /// <summary>2019-01-01T00:00:00 UTC, where <see cref="Phase"/> is counted from.</summary>
    public static Epoch PhaseEpoch { get; } = Epoch.FromUtc(2019, 1, 1);

    /// <summary>Phase 0; as good as any other.</summary>
    public static RelayOrbit Model { get; } = new(Angle.FromDegrees(0));

    /// <summary>Time of one revolution of the halo.</summary>
    public static TimeSpan Period { get; } = TimeSpan.FromDays(SiderealMonthDays / Halo.Frequency);

    public Angle Phase => phase;

    /// <summary>Geometric place, metres from the Moon's centre.</summary>
    public Point<MeanEarthFrame> At(Epoch epoch) => LunarSky.Turn(LunarRotation.MeanEarthFromEcliptic(epoch), Places(epoch).FromMoon);

    /// <summary>Place in the turning axes, metres from the Moon's centre, as if the Moon stood at <see cref="ReferenceDistanceM"/>.</summary>
    public Point<RotatingFrame> InRotatingFrame(Epoch epoch)
    {
        var p = Halo.At(phase.Radians + (Math.Tau * ((epoch - PhaseEpoch) / Period)));
        return new(p.X * ReferenceDistanceM, p.Y * ReferenceDistanceM, p.Z * ReferenceDistanceM);
    }

    /// <summary>The relay from the Moon's and from the Earth's centre, metres.</summary>
    internal (Point<EclipticFrame> FromMoon, Point<EclipticFrame> FromEarth) Places(Epoch epoch)
    {
        var moon = LunarTheory.Moon(epoch.JulianCenturies);
        var soon = LunarTheory.Moon(epoch.JulianCenturies + LookAheadCenturies);
        var distance = Math.Sqrt((moon.X * moon.X) + (moon.Y * moon.Y) + (moon.Z * moon.Z));
        var x = Direction<EclipticFrame>.Normalised(moon.X, moon.Y, moon.Z);
        var z = Direction<EclipticFrame>.Normalised((moon.Y * soon.Z) - (moon.Z * soon.Y), (moon.Z * soon.X) - (moon.X * soon.Z), (moon.X * soon.Y) - (moon.Y * soon.X));
        var y = new Direction<EclipticFrame>((z.Y * x.Z) - (z.Z * x.Y), (z.Z * x.X) - (z.X * x.Z), (z.X * x.Y) - (z.Y * x.X));
        var p = InRotatingFrame(epoch);
        var scale = distance / ReferenceDistanceM;
        var (a, b, c) = (p.X * scale, p.Y * scale, p.Z * scale);
        var relay = new Point<EclipticFrame>((a * x.X) + (b * y.X) + (c * z.X), (a * x.Y) + (b * y.Y) + (c * z.Y), (a * x.Z) + (b * y.Z) + (c * z.Z));
        return (relay, new(moon.X + relay.X, moon.Y + relay.Y, moon.Z + relay.Z));
    }
}
