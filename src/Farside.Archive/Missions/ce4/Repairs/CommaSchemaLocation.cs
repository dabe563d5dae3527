using Farside.Archive.Labels;
using Farside.Archive.Store;
using Farside.Core.Records;

namespace Farside.Archive.Missions.Ce4.Repairs;

/// <summary>A comma joins namespace and schema in <c>xsi:schemaLocation</c>, where a blank belongs. Nothing is resolved anyway.</summary>
public sealed class CommaSchemaLocation : IRepairRule
{
    public string Name => "comma-schema-location";

    public string Source => "every real label of the mission";

    public IEnumerable<Repair> Mend(LabelDocument document)
    {
        if (document.Root.Attribute("xsi:schemaLocation") is { } location && location.Contains(','))
        {
            yield return this.Did("xsi:schemaLocation", LabelLimits.Show(location), "nothing: schemas are not resolved");
        }
    }
}
