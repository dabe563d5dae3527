using Farside.Core.Units;

namespace Farside.Processing.Terrain.Views;

/// <summary>Where light comes from.</summary>
/// <param name="Azimuth">Clockwise from north.</param>
/// <param name="Elevation">Above the level horizon.</param>
public readonly record struct Sunlight(Angle Azimuth, Angle Elevation)
{
    /// <summary>The Sun's angular radius as the Moon sees it; shadows' edges are as soft.</summary>
    public static Angle Radius { get; } = Angle.FromDegrees(0.2666);

    public static Sunlight From(double azimuthDeg, double elevationDeg) => new(Angle.FromDegrees(azimuthDeg), Angle.FromDegrees(elevationDeg));
}
