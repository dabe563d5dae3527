using Farside.Archive.Labels;
using Farside.Core.Records;

namespace Farside.Archive.Missions.Ce4.Repairs;

/// <summary>Table text that is not UTF-8 is read as GB18030, then as Latin-1.</summary>
public sealed class TableTextEncoding : TreeRule
{
    public override string Name => "table-text-encoding";

    public override string Source => "MillionConcepts/pdr";

    public override IEnumerable<Repair> MendTree(LabelDocument document)
    {
        if (CharacterRows.Of(document) is { Encoding: not "utf-8" } rows)
        {
            yield return Did("Table_Character", "text that is not UTF-8", rows.Encoding);
        }
    }
}
