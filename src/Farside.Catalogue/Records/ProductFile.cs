namespace Farside.Catalogue.Records;

/// <summary>One file of a product, as its <c>product.json</c> lists it.</summary>
/// <param name="Role">What it is for: <c>display</c>, <c>thumbnail</c>, <c>preview</c>, <c>linear</c>, <c>table</c> …</param>
/// <param name="Width">Pixels, 0 where it is no picture.</param>
/// <param name="Sha256">Hexadecimal, empty where the record gives none.</param>
public sealed record ProductFile(string Name, string Role, int Width, int Height, long Bytes, string Sha256 = "")
{
    /// <summary>True for what a browser draws in an img element.</summary>
    public bool IsPicture => Path.GetExtension(Name).ToLowerInvariant() is ".png" or ".jpg" or ".jpeg" or ".webp" or ".svg";
}
