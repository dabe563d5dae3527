using System.Text.Json;
using System.Text.Json.Serialization;

namespace Farside.Products.Recipes;

/// <summary>A number that could not be determined is null in a file (JSON knows neither NaN nor infinity), and NaN when it is read.</summary>
sealed class UnknownNumbers : JsonConverter<double>
{
    public override bool HandleNull => true;

    public override double Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) => reader.TokenType == JsonTokenType.Null ? double.NaN : reader.GetDouble();

    public override void Write(Utf8JsonWriter writer, double value, JsonSerializerOptions options)
    {
        if (double.IsFinite(value))
        {
            writer.WriteNumberValue(value);
        }
        else
        {
            writer.WriteNullValue();
        }
    }
}
