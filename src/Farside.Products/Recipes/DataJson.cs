using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Farside.Products.Recipes;

/// <summary>JSON beside a product, for people and programs: indented, LF, numbers without the last bits of a sum, null for what could not be measured.</summary>
static class DataJson
{
    static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n" };

    public static byte[] Write(JsonObject json) => JsonSerializer.SerializeToUtf8Bytes(json, Indented);

    /// <summary>Six decimals.</summary>
    public static JsonNode? Decimals(double value) => double.IsFinite(value) ? JsonValue.Create(Math.Round(value, 6)) : null;

    /// <summary>Six decimals of each.</summary>
    public static JsonArray ManyDecimals(params double[] values) => new([.. values.Select(Decimals)]);

    /// <summary>Nine digits.</summary>
    public static JsonNode? Digits(double value) =>
        !double.IsFinite(value) ? null : value == 0 ? 0.0 : double.Parse(value.ToString("G9", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    /// <summary>Nine digits of each.</summary>
    public static JsonArray ManyDigits(params double[] values) => new([.. values.Select(Digits)]);
}
