using Farside.Core.Geometry;

namespace Farside.Archive.Missions;

/// <summary>One reading of a label's three rotation angles and its principal point; which one is right, the label's own view vectors decide.</summary>
/// <param name="RowSign">+1 where a positive y0 lies above the centre, −1 where a label turned it round.</param>
sealed record RotationConvention(string Name, Func<double, double, double, Rotation<SiteFrame, CameraFrame>> Rotation, int RowSign)
{
    /// <summary>In order of trust: the first one reproduces a real TCAM label to its last digit.</summary>
    public static IReadOnlyList<RotationConvention> All { get; } =
    [
        new("phi-omega-kappa", PhiOmegaKappa.ToRotation<SiteFrame>, 1),
        new("phi-omega-kappa, y0 downwards", PhiOmegaKappa.ToRotation<SiteFrame>, -1),
        new("Rx(pitch) Ry(roll) Rz(yaw) on +Z", AxisAlongZ, 1),
        new("Rx(pitch) Ry(roll) Rz(yaw) on +Z, y0 downwards", AxisAlongZ, -1),
    ];

    // A camera that looks along +Z with Y down, turned about X, Y, Z in that order; then our axes (Y up, −Z ahead).
    static Rotation<SiteFrame, CameraFrame> AxisAlongZ(double rollRad, double pitchRad, double yawRad)
    {
        var (sp, cp) = Math.SinCos(pitchRad);
        var (sr, cr) = Math.SinCos(rollRad);
        var (sy, cy) = Math.SinCos(yawRad);
        return new(
            cr * cy, cr * sy, -sr,
            (cp * sy) + (sp * sr * cy), -((cp * cy) - (sp * sr * sy)), sp * cr,
            (sp * sy) - (cp * sr * cy), -((sp * cy) + (cp * sr * sy)), -(cp * cr));
    }
}
