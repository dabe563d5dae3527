using Farside.Archive.Labels;
using Farside.Core.Records;

namespace Farside.Archive.Store;

/// <summary>One named departure from the standard and how it is mended. Rules live in <c>Missions/&lt;mission&gt;/Repairs</c>.</summary>
public interface IRepairRule
{
    /// <summary>Kebab-case, e.g. <c>lpr-reference-point-byte-order</c>.</summary>
    string Name { get; }

    /// <summary>Who says that this is right.</summary>
    string Source { get; }

    /// <summary>
    /// Looks at one product after its structures are built; mends in place (label tree, <see cref="LabelDocument.Structures"/>) and yields what it did.
    /// Yields nothing where it does not apply.
    /// </summary>
    IEnumerable<Repair> Mend(LabelDocument document);

    /// <summary>The same before structures are built, for what would keep them from being built (a file name, an axis, a data type).</summary>
    IEnumerable<Repair> MendTree(LabelDocument document) => [];
}
