using Farside.Archive.Labels;
using Farside.Archive.Store;
using Farside.Core.Records;

namespace Farside.Archive.Missions;

/// <summary>A rule that mends the label's tree, so that structures and measurements are built from a label that is right.</summary>
public abstract class TreeRule : IRepairRule
{
    public abstract string Name { get; }

    public abstract string Source { get; }

    public abstract IEnumerable<Repair> MendTree(LabelDocument document);

    public IEnumerable<Repair> Mend(LabelDocument document) => [];

    /// <summary>What this rule did.</summary>
    protected Repair Did(string element, string found, string used) => new(Name, element, found, used, Source);
}
