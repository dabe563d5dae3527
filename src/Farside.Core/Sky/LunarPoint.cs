using Farside.Core.Geometry;
using Farside.Core.Units;

namespace Farside.Core.Sky;

/// <summary>A point of the Moon's surface, planetocentric in mean-Earth axes: longitude east 0–360, latitude −90 to 90.</summary>
public readonly record struct LunarPoint(Angle Longitude, Angle Latitude)
{
    /// <summary>The point that has <paramref name="target"/> in its zenith.</summary>
    public static LunarPoint Below(Point<MeanEarthFrame> target)
    {
        var longitude = Math.Atan2(target.Y, target.X);
        return new(Angle.FromRadians(longitude < 0 ? longitude + Math.Tau : longitude), Angle.FromRadians(Math.Atan2(target.Z, Math.Sqrt((target.X * target.X) + (target.Y * target.Y)))));
    }
}
