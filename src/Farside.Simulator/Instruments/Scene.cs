using System.Numerics;
using Farside.Core.Sky;
using Farside.Simulator.Terrain;
using Farside.Simulator.Vehicles;

namespace Farside.Simulator.Instruments;

/// <summary>What a camera looks at: ground whose shadows are cast, vehicles, and the Sun.</summary>
sealed class Scene(TerrainPyramid ground, IReadOnlyList<Vehicle> vehicles, SunPosition sun)
{
    SunGrid? _grid;

    public TerrainPyramid Ground => ground;
    public Solid[] Solids { get; } = [.. vehicles.SelectMany(vehicle => vehicle.Solids)];
    public SunPosition Sun => sun;

    /// <summary>Unit vector towards the Sun's middle, east-north-up.</summary>
    public Vector3 TowardsSun { get; } = new(
        (float)(Math.Cos(sun.Elevation.Radians) * Math.Sin(sun.Azimuth.Radians)),
        (float)(Math.Cos(sun.Elevation.Radians) * Math.Cos(sun.Azimuth.Radians)),
        (float)Math.Sin(sun.Elevation.Radians));

    /// <summary>True when a vehicle stands between a place and the Sun.</summary>
    public bool IsShadedByVehicle(Vector3 place) => _grid?.Shades(place) ?? false;

    /// <summary>Casts shadows for this Sun; other scenes on the same ground must be done by then.</summary>
    public Scene WithShadows()
    {
        _grid = Solids.Length > 0 ? new(Solids, TowardsSun) : null;
        ShadowSweep.Cast(ground, sun.Azimuth.Radians, sun.Elevation.Radians);
        return this;
    }
}
