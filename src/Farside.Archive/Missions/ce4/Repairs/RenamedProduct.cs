using Farside.Archive.Labels;
using Farside.Archive.Store;
using Farside.Core.Records;

namespace Farside.Archive.Missions.Ce4.Repairs;

/// <summary>A file renamed on its way to this disk (<c>name (1).2CL</c>, a shortened name) is known by the name inside its label.</summary>
public sealed class RenamedProduct : TreeRule
{
    public override string Name => "renamed-product";

    public override string Source => "archives of users";

    public override IEnumerable<Repair> MendTree(LabelDocument document)
    {
        if (ProductIdentity.Of(document) is { Name: { } name } && !document.FileName.Equals(FileOf(document, name), StringComparison.OrdinalIgnoreCase))
        {
            // No browser makes one product's full name out of another's: the label is in the wrong place, and the data beside it are not its own.
            if (ProductName.TryParse(document.FileName, out _))
            {
                throw new LabelException(document.FileName, "product_id", name.FileName, "the product that the file is named after", "Label and data may belong to two products: fetch both again.");
            }

            yield return Did("file name", document.FileName, FileOf(document, name));
        }
    }

    // A label at the head of its data bears the data's name.
    static string FileOf(LabelDocument document, ProductName name) => document.Language is "pds3" ? name.FileName : name.LabelName;
}
