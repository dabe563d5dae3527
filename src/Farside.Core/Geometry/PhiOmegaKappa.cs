namespace Farside.Core.Geometry;

/// <summary>The photogrammetric angle system of the Chinese lunar cameras: pitch φ about Y, roll ω about X, yaw κ about Z.</summary>
public static class PhiOmegaKappa
{
    /// <summary>R = Ry(−pitch) · Rx(roll) · Rz(yaw): takes camera coordinates (X right, Y up, −Z ahead) to the label's axes.</summary>
    /// <remarks>Source: a real TCAM label, whose five view vectors this reproduces to the six decimals printed.</remarks>
    public static Rotation<TTarget, CameraFrame> ToRotation<TTarget>(double rollRad, double pitchRad, double yawRad) where TTarget : IReferenceFrame
    {
        var (sp, cp) = Math.SinCos(-pitchRad);
        var (sr, cr) = Math.SinCos(rollRad);
        var (sy, cy) = Math.SinCos(yawRad);
        return new(
            (cp * cy) + (sp * sr * sy), (-cp * sy) + (sp * sr * cy), sp * cr,
            cr * sy, cr * cy, -sr,
            (-sp * cy) + (cp * sr * sy), (sp * sy) + (cp * sr * cy), cp * cr);
    }

    /// <summary>The angles of a rotation, radians; the inverse of <see cref="ToRotation"/> for |roll| below a right angle.</summary>
    public static (double RollRad, double PitchRad, double YawRad) FromRotation<TTarget>(Rotation<TTarget, CameraFrame> r)
        where TTarget : IReferenceFrame =>
        (Math.Asin(Math.Clamp(-r.M23, -1, 1)), -Math.Atan2(r.M13, r.M33), Math.Atan2(r.M21, r.M22));
}
