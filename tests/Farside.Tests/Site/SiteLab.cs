using System.Text.Json;
using System.Text.RegularExpressions;
using Farside.Core.Rasters;
using Farside.Formats.Png;
using Farside.Site;

namespace Farside.Tests.Site;

/// <summary>Products that a test makes, and the site of them.</summary>
sealed partial class SiteLab : IDisposable
{
    readonly TemporaryFolder _folder = new();

    public string Products => _folder["products"];
    public string Site => _folder["site"];
    public string this[string relative] => _folder[relative];

    public void Dispose() => _folder.Dispose();

    public PublishReport Publish(PublishOptions? options = null) => SitePublisher.Publish(Products, Site, options);

    public string Read(string relative) => File.ReadAllText(Path.Combine(Site, relative));

    public bool Has(string relative) => File.Exists(Path.Combine(Site, relative));

    public IEnumerable<string> Pages => Directory.EnumerateFiles(Site, "*.html", SearchOption.AllDirectories);

    /// <summary>The data block of a product's page.</summary>
    public JsonElement Data(string key) => JsonDocument.Parse(DataBlock().Match(Read($"products/{key}/index.html")).Groups[1].Value).RootElement;

    /// <summary>What a data file puts.</summary>
    public JsonElement Put(string name)
    {
        var text = Read($"data/{name}.js");
        var start = $"farside.put(\"{name}\",";
        Assert.StartsWith(start, text, StringComparison.Ordinal);
        return JsonDocument.Parse(text[start.Length..text.LastIndexOf(')')]).RootElement;
    }

    /// <param name="change">Changes the record before it is written.</param>
    public string Make(string recipe, string id, string title = "A title", Action<Dictionary<string, object?>>? change = null)
    {
        var folder = Path.Combine(Products, recipe, id);
        Directory.CreateDirectory(folder);
        File.WriteAllBytes(Path.Combine(folder, "display.png"), Picture(8, 6));
        File.WriteAllBytes(Path.Combine(folder, "thumbnail.png"), Picture(4, 3));
        var record = new Dictionary<string, object?>
        {
            ["format"] = "farside-product/1",
            ["recipe"] = recipe,
            ["version"] = 1,
            ["id"] = id,
            ["title"] = title,
            ["simulated"] = false,
            ["credit"] = "CNSA / CLEP / GRAS",
            ["licence"] = "permission pending: not for redistribution",
            ["observation"] = new { mission = "ce4", instrument = "PCAM", mode = "C", eye = "L", sequence = "0001", index = 3, start = "2019-01-04T04:15:02.000Z", stop = "2019-01-04T04:15:02.000Z" },
            ["files"] = new[] { File_("display.png", "display", 8, 6), File_("thumbnail.png", "thumbnail", 4, 3) },
        };
        change?.Invoke(record);
        File.WriteAllText(Path.Combine(folder, "product.json"), JsonSerializer.Serialize(record));
        return folder;
    }

    public static object File_(string name, string role, int width, int height) => new { name, role, width, height, bytes = 100, sha256 = new string('a', 64) };

    public static byte[] Picture(int width, int height)
    {
        var picture = new Bitmap(width, height, 3, SampleKind.UInt8);
        for (var at = 0; at < picture.Bytes.Length; at++)
        {
            picture.Bytes[at] = (byte)((at * 7) + (at / 31));
        }

        using var bytes = new MemoryStream();
        PngWriter.Write(bytes, picture);
        return bytes.ToArray();
    }

    [GeneratedRegex("<script type=\"application/json\" id=\"page\">(.*?)</script>", RegexOptions.Singleline)]
    private static partial Regex DataBlock();
}
