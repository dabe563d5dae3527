namespace Farside.Products.Pictures;

/// <summary>The kinds of picture file that Farside writes.</summary>
public enum OutputFormat
{
    Png,
    Tiff,
    Jpeg,
}
