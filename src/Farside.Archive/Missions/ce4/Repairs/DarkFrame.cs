using Farside.Archive.Labels;
using Farside.Core.Records;

namespace Farside.Archive.Missions.Ce4.Repairs;

/// <summary>The first rover frames are nearly black, as for a dark calibration: kept, and marked.</summary>
public sealed class DarkFrame : TreeRule
{
    public override string Name => "dark-frame";

    public override string Source => "quoted label of PCAMR-C-000, sequence 0001: mean 6.2";

    public override IEnumerable<Repair> MendTree(LabelDocument document)
    {
        var mean = document.Root.Find("Object_Statistics")?.Child("mean");
        if (mean.Number is { } value and >= 0 and < 10)
        {
            yield return Did(mean!.Path, mean.Text, "kept and marked: probably a dark frame");
        }
    }
}
