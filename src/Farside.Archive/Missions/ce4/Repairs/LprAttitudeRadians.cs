using Farside.Archive.Labels;
using Farside.Core.Records;

namespace Farside.Archive.Missions.Ce4.Repairs;

/// <summary>The rover's attitude is labelled in degrees and stored in radians.</summary>
public sealed class LprAttitudeRadians : TreeRule
{
    public override string Name => "lpr-attitude-radians";

    public override string Source => "records of LPR-1 sequence 0316 and labels of 0315, 0316: yaw −1.58 while the rover drove west";

    public override IEnumerable<Repair> MendTree(LabelDocument document)
    {
        foreach (var name in (string[])["ATT_PITCHING", "ATT_ROLLING", "ATT_YAWING"])
        {
            if (StatedLayout.BinaryField(document, name)?.Child("unit") is { } unit && unit.Text.StartsWith("deg", StringComparison.OrdinalIgnoreCase))
            {
                yield return Did($"{name}/unit", unit.Text, "rad");
                unit.Text = "rad";
            }
        }
    }
}
