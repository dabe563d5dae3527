using System.Text.Json;
using System.Text.Json.Serialization;
using Farside.Processing.Imaging;
using Farside.Products.Recipes.Compare;
using Farside.Products.Recipes.Descent;
using Farside.Products.Recipes.Geometry;
using Farside.Products.Recipes.Hardware;
using Farside.Products.Recipes.Spectra;
using Farside.Products.Recipes.Terrain;
using Farside.Products.Recipes.Timeline;
using Farside.Products.Recipes.Traverse;

namespace Farside.Products.Recipes;

/// <summary>Options records as they stand in <c>product.json</c>.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(RadargramOptions))]
[JsonSerializable(typeof(GeometryOptions))]
[JsonSerializable(typeof(HardwareMaskOptions))]
[JsonSerializable(typeof(PanoramaOptions))]
[JsonSerializable(typeof(PictureOptions))]
[JsonSerializable(typeof(DisplayLookOptions))]
[JsonSerializable(typeof(ContactSheetOptions))]
[JsonSerializable(typeof(ColourOptions))]
[JsonSerializable(typeof(ColourPatch))]
[JsonSerializable(typeof(AnaglyphOptions))]
[JsonSerializable(typeof(StereoPanoramaOptions))]
[JsonSerializable(typeof(DescentMapOptions))]
[JsonSerializable(typeof(LandingFilmOptions))]
[JsonSerializable(typeof(DescentTrackOptions))]
[JsonSerializable(typeof(TraverseOptions))]
[JsonSerializable(typeof(Stops.StopsOptions))]
[JsonSerializable(typeof(StereoTerrainOptions))]
[JsonSerializable(typeof(CompareOptions))]
[JsonSerializable(typeof(TimelineListing))]
[JsonSerializable(typeof(SpectrumRecord))]
sealed partial class RecipeJson : JsonSerializerContext
{
    public static JsonElement Element(RadargramOptions options) => JsonSerializer.SerializeToElement(options, Default.RadargramOptions);

    public static JsonElement Element(CompareOptions options) => JsonSerializer.SerializeToElement(options, Default.CompareOptions);

    public static JsonElement Element(GeometryOptions options) => JsonSerializer.SerializeToElement(options, Default.GeometryOptions);

    public static JsonElement Element(HardwareMaskOptions options) => JsonSerializer.SerializeToElement(options, Default.HardwareMaskOptions);

    public static JsonElement Element(PanoramaOptions options) => JsonSerializer.SerializeToElement(options, Default.PanoramaOptions);

    public static JsonElement Element(PictureOptions options) => JsonSerializer.SerializeToElement(options, Default.PictureOptions);

    public static JsonElement Element(DisplayLookOptions options) => JsonSerializer.SerializeToElement(options, Default.DisplayLookOptions);

    public static JsonElement Element(ContactSheetOptions options) => JsonSerializer.SerializeToElement(options, Default.ContactSheetOptions);

    public static JsonElement Element(ColourOptions options) => JsonSerializer.SerializeToElement(options, Default.ColourOptions);
    public static JsonElement Element(AnaglyphOptions options) => JsonSerializer.SerializeToElement(options, Default.AnaglyphOptions);

    public static JsonElement Element(StereoPanoramaOptions options) => JsonSerializer.SerializeToElement(options, Default.StereoPanoramaOptions);

    public static JsonElement Element(StereoTerrainOptions options) => JsonSerializer.SerializeToElement(options, Default.StereoTerrainOptions);

    public static JsonElement Element(DescentMapOptions options) => JsonSerializer.SerializeToElement(options, Default.DescentMapOptions);

    public static JsonElement Element(LandingFilmOptions options) => JsonSerializer.SerializeToElement(options, Default.LandingFilmOptions);

    public static JsonElement Element(SpectrumRecord record) => JsonSerializer.SerializeToElement(record, Default.SpectrumRecord);

    public static JsonElement Element(TimelineListing listing) => JsonSerializer.SerializeToElement(listing, Default.TimelineListing);

    public static JsonElement Element(TraverseOptions options) => JsonSerializer.SerializeToElement(options, Default.TraverseOptions);

    public static JsonElement Element(Stops.StopsOptions options) => JsonSerializer.SerializeToElement(options, Default.StopsOptions);

    public static JsonElement Element(DescentTrackOptions options) => JsonSerializer.SerializeToElement(options, Default.DescentTrackOptions);
}
