using Farside.Core.Geometry;

namespace Farside.Processing.Photogrammetry.Ties;

/// <summary>Small rotations about a camera's own axes.</summary>
static class SmallTurns
{
    /// <summary>The pose of a camera that was turned by a rotation vector in its own axes, radians.</summary>
    /// <remarks>Source: Rodrigues' formula.</remarks>
    public static Rotation<TTarget, CameraFrame> TurnedBy<TTarget>(this Rotation<TTarget, CameraFrame> rotation, ReadOnlySpan<double> turnRad)
        where TTarget : IReferenceFrame => FromVector(turnRad[0], turnRad[1], turnRad[2]).Then(rotation);

    static Rotation<CameraFrame, CameraFrame> FromVector(double x, double y, double z)
    {
        var angle = Math.Sqrt((x * x) + (y * y) + (z * z));
        if (angle < 1e-15)
        {
            return new(1, 0, 0, 0, 1, 0, 0, 0, 1);
        }

        var (s, c) = Math.SinCos(angle);
        var (ux, uy, uz, v) = (x / angle, y / angle, z / angle, 1 - c);
        return new(
            c + (ux * ux * v), (ux * uy * v) - (uz * s), (ux * uz * v) + (uy * s),
            (uy * ux * v) + (uz * s), c + (uy * uy * v), (uy * uz * v) - (ux * s),
            (uz * ux * v) - (uy * s), (uz * uy * v) + (ux * s), c + (uz * uz * v));
    }
}
