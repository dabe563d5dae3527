namespace Farside.Catalogue.Build;

/// <summary>How far an update has come.</summary>
/// <param name="Looked">Products and frames looked at.</param>
/// <param name="Written">Those that were new or had changed.</param>
/// <param name="Total">Those that there are; frames of which products were made are among them and are passed over.</param>
public readonly record struct CatalogueProgress(int Looked, int Written, int Total);
