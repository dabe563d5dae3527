using Farside.Archive.Labels;
using Farside.Archive.Store;
using Farside.Core.Records;

namespace Farside.Archive.Missions.Ce4.Repairs;

/// <summary>Every label carries the landing day as its modification date, also those of products taken years later.</summary>
public sealed class ConstantMetadata : IRepairRule
{
    public string Name => "constant-metadata";

    public string Source => "labels of 2019 and of 2023 alike";

    public IEnumerable<Repair> Mend(LabelDocument document)
    {
        var date = document.Root.At("Identification_Area/Modification_History/Modification_Detail/modification_date");
        if (date.Time is { } modified && document.Start is { } start && modified < start - TimeSpan.FromDays(1))
        {
            yield return this.Did(date!.Path, date.Text, "not used: it is older than the data");
        }
    }
}
