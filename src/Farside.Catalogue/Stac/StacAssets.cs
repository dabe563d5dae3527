using System.Text.Json.Nodes;
using Farside.Catalogue.Query;
using Farside.Catalogue.Records;

namespace Farside.Catalogue.Stac;

/// <summary>A product's files as assets, by their names.</summary>
static class StacAssets
{
    // How a multihash of SHA-256 begins: its code and its length in bytes.
    const string Sha256Multihash = "1220";
    const int Sha256Digits = 64;

    public static JsonObject Of(ProductRow row, ProductRecord? record, StacAddresses at, Func<ProductFile, bool>? shows)
    {
        var assets = new JsonObject();
        foreach (var file in Files(row, record).Where(file => shows?.Invoke(file) ?? true))
        {
            if (at.File(file.Name) is { } address)
            {
                assets[file.Name] = Asset(file, address);
            }
        }

        return assets;
    }

    static IEnumerable<ProductFile> Files(ProductRow row, ProductRecord? record)
    {
        if (record is null)
        {
            return row.Thumbnail is { } picture ? [new(picture.Name, "thumbnail", picture.Width, picture.Height, 0)] : [];
        }

        return record.Files.DistinctBy(file => file.Name).Append(new(ProductRecord.FileName, "metadata", 0, 0, 0));
    }

    static JsonObject Asset(ProductFile file, string address)
    {
        var asset = new JsonObject { ["href"] = address, ["type"] = MediaTypes.Of(file.Name), ["roles"] = new JsonArray([.. Roles(file).Select(role => (JsonNode)role)]) };
        if (file is { Width: > 0, Height: > 0 })
        {
            // Pixels of a camera lie in no map.
            asset["proj:code"] = null;
            asset["proj:shape"] = new JsonArray(file.Height, file.Width);
        }

        if (file.Bytes > 0)
        {
            asset["file:size"] = file.Bytes;
        }

        if (file.Bytes > 0 && file.Sha256.Length == Sha256Digits && file.Sha256.All(char.IsAsciiHexDigit))
        {
            asset["file:checksum"] = Sha256Multihash + file.Sha256.ToLowerInvariant();
        }

        return asset;
    }

    static IEnumerable<string> Roles(ProductFile file) => file.Name == ProductRecord.FileName ? ["metadata"] : MediaTypes.RolesOf(file);
}
