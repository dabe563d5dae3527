namespace Farside.Site;

/// <summary>What a publication did.</summary>
/// <param name="HomePage">Absolute path of the page to open.</param>
/// <param name="Products">Products that got a page.</param>
/// <param name="FilesWritten">Files written or copied; what was already right is left alone.</param>
/// <param name="Refused">One line for each product that could not be shown.</param>
public sealed record PublishReport(string HomePage, int Products, int FilesWritten, IReadOnlyList<string> Refused);
