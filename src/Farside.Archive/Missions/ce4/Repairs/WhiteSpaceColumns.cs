using Farside.Archive.Labels;
using Farside.Core.Records;

namespace Farside.Archive.Missions.Ce4.Repairs;

/// <summary>Columns stand apart by unequal white space, not at the label's byte positions; repeated names are numbered.</summary>
public sealed class WhiteSpaceColumns : TreeRule
{
    public override string Name => "white-space-columns";

    public override string Source => "MillionConcepts/pdr";

    public override IEnumerable<Repair> MendTree(LabelDocument document)
    {
        if (CharacterRows.Of(document) is { FitsLabelWidths: false } rows)
        {
            yield return Did("Record_Character", $"field positions that cut through {rows.Count} rows' words", "columns split at white space");
        }
    }
}
