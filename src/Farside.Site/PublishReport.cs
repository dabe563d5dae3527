namespace Farside.Site;

/// <summary>What a publication did.</summary>
/// <param name="HomePage">Absolute path of the page to open.</param>
/// <param name="Products">Products that got a page.</param>
/// <param name="FilesWritten">Files written or copied; what was already right is left alone.</param>
/// <param name="Refused">One line for each product, or part of one, that could not be shown.</param>
public sealed record PublishReport(string HomePage, int Products, int FilesWritten, IReadOnlyList<string> Refused)
{
    /// <summary>Files of the earlier site that no longer belong to it.</summary>
    public int FilesRemoved { get; init; }

    /// <summary>Addresses that say that a product was withdrawn.</summary>
    public int Withdrawn { get; init; }

    /// <summary>Addresses that say that a product is no longer here.</summary>
    public int Gone { get; init; }

    /// <summary>Products whose licence says "not for redistribution" and whose pixels the site carries all the same.</summary>
    public int NotForRedistribution { get; init; }
}
