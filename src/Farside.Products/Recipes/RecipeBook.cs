using Farside.Products.Recipes.Geometry;
using Farside.Products.Runner;

namespace Farside.Products.Recipes;

/// <summary>Every recipe there is, each after those whose products it cites.</summary>
public static class RecipeBook
{
    public static IReadOnlyList<Recipe> All { get; } = With(new PanoramaRecipe(), new AnaglyphRecipe(), new StereoPanoramaRecipe());

    /// <summary>The same with some of them made otherwise.</summary>
    public static IReadOnlyList<Recipe> With(PanoramaRecipe panorama, AnaglyphRecipe anaglyph, StereoPanoramaRecipe stereo) =>
    [
        new ColourRecipe(), new LookRecipe(), new PictureRecipe(), new ContactSheetRecipe(),
        new GeometryRecipe(), panorama, anaglyph, stereo,
        new RadargramRecipe(),
    ];
}
