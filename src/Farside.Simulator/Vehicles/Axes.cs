using System.Numerics;
using Farside.Core.Geometry;
using Farside.Simulator.Terrain;

namespace Farside.Simulator.Vehicles;

/// <summary>Three unit vectors at right angles: the axes of a body, told in the site's.</summary>
readonly record struct Axes(Vector3 X, Vector3 Y, Vector3 Z)
{
    /// <summary>Tilted about the x axis, then turned about the vertical.</summary>
    public static Axes Turned(float yawRad, float tiltRad) =>
        new(Blend.Turned(Vector3.UnitX, yawRad, tiltRad), Blend.Turned(Vector3.UnitY, yawRad, tiltRad), Blend.Turned(Vector3.UnitZ, yawRad, tiltRad));

    public static Axes Of(Rotation<SiteFrame, RoverFrame> r) => new(
        new((float)r.M11, (float)r.M21, (float)r.M31), new((float)r.M12, (float)r.M22, (float)r.M32), new((float)r.M13, (float)r.M23, (float)r.M33));

    /// <summary>From these axes to the site's.</summary>
    public Vector3 Out(Vector3 v) => (X * v.X) + (Y * v.Y) + (Z * v.Z);

    /// <summary>Axes that are given in these, in the site's.</summary>
    public Axes Carry(Axes inner) => new(Out(inner.X), Out(inner.Y), Out(inner.Z));
}
