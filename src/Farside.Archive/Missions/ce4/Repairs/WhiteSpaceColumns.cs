using Farside.Archive.Labels;
using Farside.Archive.Store;
using Farside.Core.Records;

namespace Farside.Archive.Missions.Ce4.Repairs;

/// <summary>Columns stand apart by unequal white space, not at the label's byte positions; repeated names are numbered.</summary>
public sealed class WhiteSpaceColumns : IRepairRule
{
    public string Name => "white-space-columns";

    public string Source => "MillionConcepts/pdr";

    public IEnumerable<Repair> Mend(LabelDocument document)
    {
        if (CharacterRows.Of(document) is { FitsLabelWidths: false } rows)
        {
            yield return this.Did("Record_Character", $"field positions that cut through {rows.Count} rows' words", "columns split at white space");
        }
    }
}
