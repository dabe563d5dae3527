using System.Text.Json.Serialization;
using Farside.Processing.Photogrammetry.Dense;

namespace Farside.Products.Stereo;

/// <summary>Options records as they stand in <c>product.json</c>.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(DenseOptions))]
sealed partial class StereoJson : JsonSerializerContext;
