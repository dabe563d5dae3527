using Farside.Products.Recipes.Descent;
using Farside.Products.Recipes.Hardware;
using Farside.Products.Recipes.Spectra;
using Farside.Products.Recipes.Terrain;
using Farside.Products.Recipes.Traverse;

namespace Farside.Products.Recipes;

/// <summary>Recipes and options that somebody may want otherwise than usual.</summary>
public sealed record RecipeChoices
{
    public PanoramaRecipe Panorama { get; init; } = new();

    public AnaglyphRecipe Anaglyph { get; init; } = new();

    public StereoPanoramaRecipe StereoPanorama { get; init; } = new();

    public TerrainRecipe Terrain { get; init; } = new();

    public DescentTrackRecipe Track { get; init; } = new();

    public LandingFilmRecipe Film { get; init; } = new();

    public DescentMapRecipe Map { get; init; } = new();

    public TraverseRecipe Traverse { get; init; } = new();

    public SpectrumRecipe Spectrum { get; init; } = new();

    public RadargramRecipe Radargram { get; init; } = new();

    public ColourOptions Colour { get; init; } = new();

    /// <summary>Masks of hardware: no ties on it, its light not counted, left out of mosaics where another frame sees behind it.</summary>
    public MaskBook Masks { get; init; } = MaskBook.Empty;
}
