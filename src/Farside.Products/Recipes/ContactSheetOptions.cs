namespace Farside.Products.Recipes;

/// <summary>How many pictures a contact sheet shows, and how large.</summary>
public sealed record ContactSheetOptions
{
    /// <summary>A longer sequence is thinned evenly to so many.</summary>
    public int MostPictures { get; init; } = 168;

    /// <summary>From so many pictures on they are shown at half size.</summary>
    public int HalfSizeFrom { get; init; } = 25;
}
