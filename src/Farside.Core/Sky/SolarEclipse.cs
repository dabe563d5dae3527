using Farside.Core.Time;
using Farside.Core.Units;

namespace Farside.Core.Sky;

/// <summary>An eclipse of the Sun by the Earth, as a place on the Moon sees it: on Earth it is one of the Moon.</summary>
/// <param name="Start">The Earth's disc touches the Sun's.</param>
/// <param name="TotalStart">The Sun is gone; null where it never is.</param>
/// <param name="Greatest">Both centres are nearest.</param>
/// <param name="TotalStop">The Sun comes out; null where it never was gone.</param>
/// <param name="Stop">The discs part.</param>
/// <param name="Magnitude">Covered share of the Sun's diameter at the greatest; 1 and more where the Sun is gone.</param>
/// <param name="LeastSeparation">Between both centres.</param>
/// <param name="SunElevation">At the greatest; below the horizon the place has night, and sees nothing.</param>
/// <remarks>The Earth is a sphere of 6,378.1 km without air, which in truth widens its shadow by 1 to 2 % and lends it a red rim.</remarks>
public sealed record SolarEclipse(
    Epoch Start, Epoch? TotalStart, Epoch Greatest, Epoch? TotalStop, Epoch Stop, double Magnitude, Angle LeastSeparation, Angle SunElevation)
{
    public bool IsTotal => TotalStart is not null;
}
