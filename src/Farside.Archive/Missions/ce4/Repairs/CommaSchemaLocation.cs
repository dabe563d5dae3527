using Farside.Archive.Labels;
using Farside.Core.Records;

namespace Farside.Archive.Missions.Ce4.Repairs;

/// <summary>A comma joins namespace and schema in <c>xsi:schemaLocation</c>, where a blank belongs. Nothing is resolved anyway.</summary>
public sealed class CommaSchemaLocation : TreeRule
{
    public override string Name => "comma-schema-location";

    public override string Source => "every real label of the mission";

    public override IEnumerable<Repair> MendTree(LabelDocument document)
    {
        if (document.Root.Attribute("xsi:schemaLocation") is { } location && location.Contains(','))
        {
            yield return Did("xsi:schemaLocation", LabelLimits.Show(location), "nothing: schemas are not resolved");
        }
    }
}
