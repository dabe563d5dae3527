using Farside.Products.Recipes.Geometry;
using Farside.Products.Recipes.Hardware;
using Farside.Products.Recipes.Particles;
using Farside.Products.Recipes.Radio;
using Farside.Products.Recipes.Terrain;
using Farside.Products.Recipes.Timeline;
using Farside.Products.Runner;

namespace Farside.Products.Recipes;

/// <summary>Every recipe there is, each after those whose products it cites.</summary>
public static class RecipeBook
{
    /// <summary>What a whole run makes: all but terrain, which is made when it is asked for.</summary>
    public static IReadOnlyList<Recipe> All { get; } = [.. With(new()).Where(recipe => recipe is not TerrainRecipe)];

    /// <summary>All of them, some made otherwise.</summary>
    public static IReadOnlyList<Recipe> With(RecipeChoices choices) =>
    [
        new ColourRecipe(choices.Colour, choices.Masks), new LookRecipe(), new PictureRecipe(), new ContactSheetRecipe(),
        new GeometryRecipe(new(), choices.Masks), new HardwareRecipe(new(), choices.Masks), choices.Panorama, choices.Anaglyph, choices.StereoPanorama, choices.Terrain,
        choices.Track, choices.Film, choices.Map,
        choices.Radargram,
        choices.Traverse, new TimelineRecipe(),
        new DoseRecipe(), new NeutralAtomsRecipe(), new RadioRecipe(),
    ];
}
