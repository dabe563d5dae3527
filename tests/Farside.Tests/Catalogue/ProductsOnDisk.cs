using System.Text.Json;
using Farside.Catalogue.Build;
using Farside.Catalogue.Query;

namespace Farside.Tests.Catalogue;

/// <summary>A folder of products that a test writes, and its catalogue.</summary>
sealed class ProductsOnDisk : IDisposable
{
    readonly TemporaryFolder _folder = new();
    ProductCatalogue? _catalogue;

    public string Root => _folder["products"];
    public string Archive => _folder["archive"];
    public string Place => _folder[CatalogueFile.Name];
    public ProductCatalogue Catalogue => _catalogue ??= CatalogueFile.Open(Place);

    public ProductsOnDisk()
    {
        Directory.CreateDirectory(Root);
        Directory.CreateDirectory(Archive);
    }

    public CatalogueReport Update(bool withArchive = false, CancellationToken cancel = default) =>
        CatalogueBuilder.Update(Catalogue, withArchive ? Archive : null, Root, cancel: cancel);

    public SearchResult Find(string text) => Catalogue.Search(new() { Text = text });

    public IEnumerable<string> Keys() => Catalogue.All().Select(row => row.Key);

    /// <summary>Writes a record as recipes write it.</summary>
    public void Make(
        string recipe, string id, string title = "A title", string instrument = "PCAM", string mode = "Q", string eye = "", string sequence = "0001", int? index = null,
        string? start = "2019-01-11T19:57:09.000Z", string[]? inputs = null, string[]? cites = null, string? rover = null, string[]? rules = null,
        (string Name, double? Value, string Unit)[]? quality = null, bool isSimulated = false, string format = "farside-product/1") =>
        Write(recipe, id, JsonSerializer.Serialize(new
        {
            format,
            recipe,
            version = 1,
            id,
            title,
            simulated = isSimulated,
            observation = new { mission = "ce4", instrument, mode, eye, sequence, index, start, stop = start, level = "2B" },
            inputs = (inputs ?? []).Select(input => new { id = input, sha256 = "00" }),
            cites = (cites ?? []).Select(cited => new { recipe = cited.Split('/')[0], id = cited.Split('/')[1], version = 1, sha256 = "00" }),
            repairs = (rules ?? []).Select(rule => new { rule, element = "e", found = "f", used = "u", source = "s" }),
            quality = (quality ?? []).Select(number => new { name = number.Name, value = number.Value, unit = number.Unit }),
            facts = rover is null ? [] : new[] { new { name = "Rover from the lander, east, north, up", value = rover } },
            files = new[] { new { name = "picture.png", role = "display", width = 4, height = 3, bytes = 3 }, new { name = "thumbnail.jpg", role = "thumbnail", width = 2, height = 1, bytes = 2 } },
        }));

    public void Write(string recipe, string id, string json)
    {
        Directory.CreateDirectory(Path.Combine(Root, recipe, id));
        File.WriteAllText(Path.Combine(Root, recipe, id, "product.json"), json);
    }

    public void Delete(string recipe, string id) => Directory.Delete(Path.Combine(Root, recipe, id), recursive: true);

    public void Dispose()
    {
        _catalogue?.Dispose();
        _folder.Dispose();
    }
}
