using Farside.Products.Recipes.Compare;
using Farside.Products.Recipes.Geometry;
using Farside.Products.Recipes.Hardware;
using Farside.Products.Recipes.Particles;
using Farside.Products.Recipes.Radio;
using Farside.Products.Recipes.Stops;
using Farside.Products.Recipes.Timeline;
using Farside.Products.Runner;

namespace Farside.Products.Recipes;

/// <summary>Every recipe there is, each after those whose products it cites.</summary>
public static class RecipeBook
{
    /// <summary>What a whole run makes.</summary>
    public static IReadOnlyList<Recipe> All { get; } = With(new());

    /// <summary>All of them, some made otherwise.</summary>
    public static IReadOnlyList<Recipe> With(RecipeChoices choices) =>
    [
        new ColourRecipe(choices.Colour, choices.Masks), new LookRecipe(), new PictureRecipe(), new ContactSheetRecipe(),
        new GeometryRecipe(new(), choices.Masks), new HardwareRecipe(new(), choices.Masks), choices.Panorama, choices.Anaglyph, choices.StereoPanorama, choices.Terrain, new CompareRecipe(),
        choices.Track, choices.Film, choices.Map,
        choices.Radargram,
        new StopsRecipe(), choices.Traverse, new TimelineRecipe(),
        choices.Spectrum, new DoseRecipe(), new NeutralAtomsRecipe(), new RadioRecipe(),
    ];
}
