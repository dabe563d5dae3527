using System.Numerics;
using Farside.Core.Sky;
using Farside.Simulator.Terrain;
using Farside.Simulator.Vehicles;

namespace Farside.Simulator.Instruments;

/// <summary>What a camera looks at: ground whose shadows are cast, vehicles, and the Sun.</summary>
sealed class Scene(TerrainPyramid ground, IReadOnlyList<Vehicle> vehicles, SunPosition sun)
{
    public TerrainPyramid Ground => ground;
    public Vehicle[] Vehicles { get; } = [.. vehicles];
    public SunPosition Sun => sun;

    /// <summary>Unit vector towards the Sun's middle, east-north-up.</summary>
    public Vector3 TowardsSun { get; } = new(
        (float)(Math.Cos(sun.Elevation.Radians) * Math.Sin(sun.Azimuth.Radians)),
        (float)(Math.Cos(sun.Elevation.Radians) * Math.Cos(sun.Azimuth.Radians)),
        (float)Math.Sin(sun.Elevation.Radians));

    /// <summary>True when a vehicle stands between a place and the Sun.</summary>
    public bool IsShadedByVehicle(Vector3 place)
    {
        foreach (var vehicle in Vehicles)
        {
            if (vehicle.Shades(place, TowardsSun))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Casts the ground's shadows for this Sun; other scenes on the same ground must be done by then.</summary>
    public Scene WithShadows()
    {
        ShadowSweep.Cast(ground, sun.Azimuth.Radians, sun.Elevation.Radians);
        return this;
    }
}
