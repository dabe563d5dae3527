namespace Farside.Products.Runner;

/// <summary>How a job stands against the products on disk.</summary>
public enum Standing
{
    /// <summary>Recipe version, options and inputs match.</summary>
    Done,

    /// <summary>Only the inputs' times moved: hashes decide.</summary>
    Touched,

    /// <summary>There, but made from something else.</summary>
    Stale,

    /// <summary>Not there.</summary>
    Missing,
}
