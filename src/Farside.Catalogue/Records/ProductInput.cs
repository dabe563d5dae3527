namespace Farside.Catalogue.Records;

/// <summary>A frame of the archive that a product was made from, as its <c>product.json</c> lists it.</summary>
/// <param name="Id">The data file's name.</param>
/// <param name="Sha256">Of the data file, hexadecimal; empty where the record gives none.</param>
/// <param name="Label">The label's file name; empty where there is none.</param>
public sealed record ProductInput(string Id, string Sha256, long Bytes = 0, string Label = "", string LabelSha256 = "");
