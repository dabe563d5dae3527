using Farside.Archive.Labels;
using Farside.Core.Records;

namespace Farside.Archive.Missions.Ce4.Repairs;

/// <summary>The logical identifier is the data file's name, not a URN: the file's name identifies the product.</summary>
public sealed class IdentifierNotAUrn : TreeRule
{
    public override string Name => "identifier-not-a-urn";

    public override string Source => "every real label of the mission";

    public override IEnumerable<Repair> MendTree(LabelDocument document)
    {
        const string Element = "Identification_Area/logical_identifier";
        if (document.Root.At(Element)?.Value is { } text && !text.StartsWith("urn:", StringComparison.OrdinalIgnoreCase))
        {
            yield return Did(Element, text, "the file's name as identifier");
        }
    }
}
