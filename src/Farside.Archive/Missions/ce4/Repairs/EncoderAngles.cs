using Farside.Archive.Labels;
using Farside.Core.Records;

namespace Farside.Archive.Missions.Ce4.Repairs;

/// <summary>PCAM's mast angles are counts of a 14-bit encoder, 360/16383 degrees each: the printed digits hide a step of 0.022 degrees.</summary>
public sealed class EncoderAngles : TreeRule
{
    public override string Name => "encoder-angles";

    public override string Source => "eight mast angles of sequence 0067, reproduced to every digit";

    public override IEnumerable<Repair> MendTree(LabelDocument document)
    {
        foreach (var name in (string[])["mast_angle_pitch", "mast_angle_yaw"])
        {
            if (document.InMission(name) is { } angle && angle.Number is { } degrees && Count(degrees) is { } count)
            {
                yield return Did(angle.Path, angle.Text, $"encoder count {count} of 16383, so ± 0.011 deg");
            }
        }
    }

    /// <summary>The encoder's count, when the angle is one of its steps to the digits printed.</summary>
    static int? Count(double degrees)
    {
        if (Math.Abs(degrees) > 360)
        {
            return null;
        }

        var count = (int)Math.Round((degrees < 0 ? degrees + 360 : degrees) * 16383 / 360);
        var exact = count * 360.0 / 16383;
        return Math.Abs((degrees < 0 ? exact - 360 : exact) - degrees) < 2e-5 ? count : null;
    }
}
