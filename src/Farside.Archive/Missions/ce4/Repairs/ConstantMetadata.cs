using Farside.Archive.Labels;
using Farside.Core.Records;

namespace Farside.Archive.Missions.Ce4.Repairs;

/// <summary>Every label carries the landing day as its modification date, also those of products taken years later.</summary>
public sealed class ConstantMetadata : TreeRule
{
    public override string Name => "constant-metadata";

    public override string Source => "labels of 2019 and of 2023 alike";

    public override IEnumerable<Repair> MendTree(LabelDocument document)
    {
        var date = document.Root.At("Identification_Area/Modification_History/Modification_Detail/modification_date");
        if (date.Time is { } modified && document.Start is { } start && modified < start - TimeSpan.FromDays(1))
        {
            yield return Did(date!.Path, date.Text, "not used: it is older than the data");
        }
    }
}
