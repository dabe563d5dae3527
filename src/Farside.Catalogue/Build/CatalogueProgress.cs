namespace Farside.Catalogue.Build;

/// <summary>How far an update has come.</summary>
/// <param name="Looked">Products and frames looked at.</param>
/// <param name="Written">Those that were new or had changed.</param>
public readonly record struct CatalogueProgress(int Looked, int Written);
