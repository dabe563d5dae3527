using Farside.Archive.Labels;
using Farside.Archive.Store;
using Farside.Core.Records;

namespace Farside.Archive.Missions.Ce4.Repairs;

/// <summary>The logical identifier is the data file's name, not a URN: the file's name identifies the product.</summary>
public sealed class IdentifierNotAUrn : IRepairRule
{
    public string Name => "identifier-not-a-urn";

    public string Source => "every real label of the mission";

    public IEnumerable<Repair> Mend(LabelDocument document)
    {
        const string Element = "Identification_Area/logical_identifier";
        if (document.Root.At(Element)?.Value is { } text && !text.StartsWith("urn:", StringComparison.OrdinalIgnoreCase))
        {
            yield return this.Did(Element, text, "the file's name as identifier");
        }
    }
}
