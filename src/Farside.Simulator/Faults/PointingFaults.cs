using Farside.Core.Geometry;

namespace Farside.Simulator.Faults;

/// <summary>Labels that turn their camera wrongly.</summary>
static class PointingFaults
{
    const double Rad = Math.PI / 180;
    static readonly string[] Angles = ["roll", "pitch", "yaw"];
    static readonly string[] Vectors = ["up_left", "down_left", "up_right", "down_right", "center"];

    public static IReadOnlyList<Fault> All { get; } =
    [
        new("pointing-error", null, "Angles and view vectors of a label, consistent with each other, point one degree beside the truth.", "rover headings scatter by 0.3 degrees within a sequence", Kin.Posed, Touches.Label, TurnAll),
        new("angles-off-vectors", null, "The angles of a label point three degrees beside its view vectors, which are right.", "two users' readings of PCAM angles that contradict the vectors", Kin.Posed, Touches.Label, TurnAngles),
    ];

    static void TurnAll(Victim victim)
    {
        var label = victim.ReadLabel();
        var (was, turn, side) = Turn(victim, label, 1);
        label = WithAngles(label, was.Then(turn));
        victim.WriteLabel(Vectors.Aggregate(label, (text, corner) => Turned(text, corner, turn)));
        victim.Detail = $"turned by 1 degree, the view's centre {side} degrees from right towards up in the picture; mast angles left as they are";
    }

    static void TurnAngles(Victim victim)
    {
        var label = victim.ReadLabel();
        var (was, turn, side) = Turn(victim, label, 3);
        victim.WriteLabel(WithAngles(label, was.Then(turn)));
        victim.Detail = $"angles alone turned by 3 degrees, the view's centre {side} degrees from right towards up in the picture";
    }

    /// <summary>The label's rotation, and a turn that moves its view by so many degrees to a side that chance decides.</summary>
    static (Rotation<SiteFrame, CameraFrame> Was, Rotation<SiteFrame, SiteFrame> Turn, int SideDeg) Turn(Victim victim, string label, double degrees)
    {
        var angles = Array.ConvertAll(Angles, name => LabelEdit.NumberOf(label, $"camera_rotation_angle_{name}") * Rad);
        var was = PhiOmegaKappa.ToRotation<SiteFrame>(angles[0], angles[1], angles[2]);
        var side = victim.Pick(360);
        var (sin, cos) = Math.SinCos(side * Rad);

        // The camera looks along −Z: turning about right · (−sin) … moves the view towards cos · right + sin · up.
        return (was, About(was * new Direction<CameraFrame>(sin, -cos, 0), degrees * Rad), side);
    }

    /// <summary>Rodrigues: a turn by an angle about an axis.</summary>
    static Rotation<SiteFrame, SiteFrame> About(Direction<SiteFrame> axis, double angleRad)
    {
        var (s, c) = Math.SinCos(angleRad);
        var (x, y, z) = (axis.X, axis.Y, axis.Z);
        var t = 1 - c;
        return new(
            (t * x * x) + c, (t * x * y) - (s * z), (t * x * z) + (s * y),
            (t * x * y) + (s * z), (t * y * y) + c, (t * y * z) - (s * x),
            (t * x * z) - (s * y), (t * y * z) + (s * x), (t * z * z) + c);
    }

    static string WithAngles(string label, Rotation<SiteFrame, CameraFrame> rotation)
    {
        var (roll, pitch, yaw) = PhiOmegaKappa.FromRotation(rotation);
        double[] values = [roll, pitch, yaw];
        return Angles.Zip(values).Aggregate(label, (text, angle) => LabelEdit.With(text, $"camera_rotation_angle_{angle.First}", LabelEdit.Six(angle.Second / Rad)));
    }

    static string Turned(string label, string corner, Rotation<SiteFrame, SiteFrame> turn)
    {
        var block = $"{corner}_point_observe_vector";
        var rest = label[label.IndexOf($"<{block}", StringComparison.Ordinal)..];
        var turned = turn * new Direction<SiteFrame>(LabelEdit.NumberOf(rest, "x"), LabelEdit.NumberOf(rest, "y"), LabelEdit.NumberOf(rest, "z"));
        return LabelEdit.With(LabelEdit.With(LabelEdit.With(label, "x", LabelEdit.Six(turned.X), block), "y", LabelEdit.Six(turned.Y), block), "z", LabelEdit.Six(turned.Z), block);
    }
}
