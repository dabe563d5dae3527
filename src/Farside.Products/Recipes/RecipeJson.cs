using System.Text.Json;
using System.Text.Json.Serialization;

namespace Farside.Products.Recipes;

/// <summary>Options records as they stand in <c>product.json</c>.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(RadargramOptions))]
sealed partial class RecipeJson : JsonSerializerContext
{
    public static JsonElement Element(RadargramOptions options) => JsonSerializer.SerializeToElement(options, Default.RadargramOptions);
}
