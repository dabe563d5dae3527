namespace Farside.Archive.Ledger;

/// <summary>What the ledger says of a product. Kept as text, in kebab case.</summary>
public enum ProductState
{
    /// <summary>A source lists it; nothing of it is here.</summary>
    Known,

    /// <summary>Label and data (or data with an attached label) are here, as long as the label says.</summary>
    Complete,

    /// <summary>Only its label or only its data are here.</summary>
    Orphan,

    /// <summary>Complete, and its data are the bytes of another product.</summary>
    DuplicateOf,

    /// <summary>Its data end before the label's rows do.</summary>
    Truncated,

    /// <summary>Here, but the source now serves something else under its name.</summary>
    ChangedUpstream,
}
