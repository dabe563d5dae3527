using Farside.Products.Recipes.Geometry;
using Farside.Products.Recipes.Hardware;
using Farside.Products.Runner;

namespace Farside.Products.Recipes;

/// <summary>Every recipe there is, each after those whose products it cites.</summary>
public static class RecipeBook
{
    public static IReadOnlyList<Recipe> All { get; } = With(new PanoramaRecipe(), new AnaglyphRecipe(), new StereoPanoramaRecipe(), new(), MaskBook.Empty);

    /// <summary>The same with some of them made otherwise.</summary>
    /// <param name="given">Masks of hardware: no ties on it, its light not counted, left out of mosaics where another frame sees behind it.</param>
    public static IReadOnlyList<Recipe> With(PanoramaRecipe panorama, AnaglyphRecipe anaglyph, StereoPanoramaRecipe stereo, ColourOptions colour, MaskBook given) =>
    [
        new ColourRecipe(colour, given), new LookRecipe(), new PictureRecipe(), new ContactSheetRecipe(),
        new GeometryRecipe(new(), given), new HardwareRecipe(new(), given), panorama, anaglyph, stereo,
        new RadargramRecipe(),
    ];
}
