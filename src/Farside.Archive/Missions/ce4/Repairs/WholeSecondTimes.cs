using Farside.Archive.Labels;
using Farside.Core.Records;

namespace Farside.Archive.Missions.Ce4.Repairs;

/// <summary>About ten landing frames share each whole second: only the frame number orders them.</summary>
public sealed class WholeSecondTimes : TreeRule
{
    public override string Name => "whole-second-times";

    public override string Source => "5,441 frames between 02:20:09 and 02:29:22";

    public override IEnumerable<Repair> MendTree(LabelDocument document)
    {
        if (document.Start is { } start && start.ToUtc().Nanosecond == 0)
        {
            yield return Did("Observation_Area/Time_Coordinates/start_date_time", $"{start}", "the frame number as order");
        }
    }
}
