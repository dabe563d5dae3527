using Farside.Archive.Labels;
using Farside.Core.Records;

namespace Farside.Archive.Missions.Ce4.Repairs;

/// <summary>A file renamed on its way to this disk (<c>name (1).2CL</c>, a shortened name) is known by the name inside its label.</summary>
public sealed class RenamedProduct : TreeRule
{
    public override string Name => "renamed-product";

    public override string Source => "archives of users";

    public override IEnumerable<Repair> MendTree(LabelDocument document)
    {
        if (ProductIdentity.Of(document) is { Name: { } name } && !document.FileName.Equals(name.LabelName, StringComparison.OrdinalIgnoreCase))
        {
            yield return Did("file name", document.FileName, name.LabelName);
        }
    }
}
