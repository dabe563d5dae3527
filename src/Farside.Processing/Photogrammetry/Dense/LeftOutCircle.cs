namespace Farside.Processing.Photogrammetry.Dense;

/// <summary>A circle on the map in which something stands that is no ground, a lander; points above it are left out, however high.</summary>
/// <param name="EastM">Of its middle, site frame, metres.</param>
/// <param name="NorthM">Of its middle, site frame, metres.</param>
/// <param name="RadiusM">Metres; above 0.</param>
public readonly record struct LeftOutCircle(double EastM, double NorthM, double RadiusM)
{
    public bool Holds(double eastM, double northM) => ((eastM - EastM) * (eastM - EastM)) + ((northM - NorthM) * (northM - NorthM)) <= RadiusM * RadiusM;
}
