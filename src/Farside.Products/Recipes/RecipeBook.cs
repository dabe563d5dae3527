using Farside.Products.Recipes.Geometry;
using Farside.Products.Runner;

namespace Farside.Products.Recipes;

/// <summary>Every recipe there is, each after those whose products it cites.</summary>
public static class RecipeBook
{
    public static IReadOnlyList<Recipe> All { get; } =
    [
        new ColourRecipe(), new LookRecipe(), new PictureRecipe(), new ContactSheetRecipe(),
        new GeometryRecipe(), new PanoramaRecipe(), new AnaglyphRecipe(), new StereoPanoramaRecipe(),
        new RadargramRecipe(),
    ];
}
