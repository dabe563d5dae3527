using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace Farside.Products.Runner;

/// <summary><see cref="ProductRecord"/> ↔ <c>product.json</c>: fixed order, invariant numbers, LF, UTF-8 without mark.</summary>
public static class ProductJson
{
    static readonly ProductJsonContext Context = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        NewLine = "\n",
        IgnoreReadOnlyProperties = true,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    });

    public static byte[] Write(ProductRecord record) => [.. JsonSerializer.SerializeToUtf8Bytes(record, Context.ProductRecord), (byte)'\n'];

    /// <param name="path">For messages.</param>
    public static ProductRecord Parse(ReadOnlySpan<byte> json, string path)
    {
        try
        {
            var record = JsonSerializer.Deserialize(json, Context.ProductRecord);
            return record?.Format == ProductRecord.Shape
                ? record
                : throw new ProductException(path, "format", record?.Format ?? "null", ProductRecord.Shape, "Delete the folder and make it again.");
        }
        catch (JsonException broken)
        {
            throw new ProductException(path, broken.Path ?? "$", "text that is no product record", "JSON as docs/products/product-json.md has it", "Delete the folder and make it again.", broken);
        }
    }
}

[JsonSerializable(typeof(ProductRecord))]
sealed partial class ProductJsonContext : JsonSerializerContext;
