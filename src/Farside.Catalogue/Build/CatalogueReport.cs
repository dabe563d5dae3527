namespace Farside.Catalogue.Build;

/// <summary>What an update did.</summary>
/// <param name="Kept">Products and frames that were in the catalogue as they are.</param>
/// <param name="Refused">One line for each product that was left out.</param>
public sealed record CatalogueReport(int Added, int Changed, int Removed, int Kept, IReadOnlyList<string> Refused);
