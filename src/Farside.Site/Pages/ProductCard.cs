using System.Text.Json;
using Farside.Core;
using Farside.Core.Records;

namespace Farside.Site.Pages;

/// <summary>What the site knows of one product: its <c>product.json</c>, read tolerantly, since the products on a disk may be older than this program.</summary>
public sealed record ProductCard
{
    /// <summary>Absolute path of the product's folder.</summary>
    public required string Folder { get; init; }

    public required string Recipe { get; init; }
    public required string Id { get; init; }
    public required string Title { get; init; }
    public string Mission { get; init; } = "";
    public string Instrument { get; init; } = "";
    public string Mode { get; init; } = "";
    public string Eye { get; init; } = "";
    public string Sequence { get; init; } = "";
    public string Start { get; init; } = "";
    public bool IsSimulated { get; init; }
    public string CreditLine { get; init; } = Credit.Line;
    public string Licence { get; init; } = "";
    public IReadOnlyList<ProductFile> Files { get; init; } = [];
    public IReadOnlyList<KeyValuePair<string, string>> Facts { get; init; } = [];
    public IReadOnlyList<Quality> Quality { get; init; } = [];
    public IReadOnlyList<Repair> Repairs { get; init; } = [];
    public IReadOnlyList<KeyValuePair<string, string>> Inputs { get; init; } = [];
    public IReadOnlyList<KeyValuePair<string, string>> Options { get; init; } = [];
    public string Version { get; init; } = "";

    /// <summary>The picture of the product page; null for a product without one.</summary>
    public ProductFile? Display => ByRole("display") ?? Files.FirstOrDefault(file => file.IsPicture);

    /// <summary>The small picture of the gallery.</summary>
    public ProductFile? Thumbnail => ByRole("thumbnail") ?? ByRole("preview") ?? Display;

    /// <summary>From the site's root, with forward slashes and a slash at the end.</summary>
    public string Address => $"products/{Recipe}/{Id}/";

    public static ProductCard Read(string folder)
    {
        var path = Path.Combine(folder, "product.json");
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(path));
            return Read(folder, json.RootElement);
        }
        catch (Exception cause) when (cause is JsonException or InvalidOperationException or KeyNotFoundException or IOException or UnauthorizedAccessException)
        {
            throw new FarsideException($"{path}: the record of the product cannot be read ({cause.Message.Split('\n')[0]}): delete its folder and make the product again.", cause);
        }
    }

    static ProductCard Read(string folder, JsonElement root)
    {
        var observation = root.TryGetProperty("observation", out var found) ? found : default;
        var id = Text(root, "id");
        return new()
        {
            Folder = folder,
            Recipe = Path.GetFileName(Path.GetDirectoryName(folder)!),
            Id = Path.GetFileName(folder),
            Title = Text(root, "title") is { Length: > 0 } title ? title : id,
            Version = Text(root, "version"),
            Mission = Text(observation, "mission"),
            Instrument = Text(observation, "instrument"),
            Mode = Text(observation, "mode"),
            Eye = Text(observation, "eye"),
            Sequence = Text(observation, "sequence"),
            Start = Text(observation, "start"),
            IsSimulated = root.TryGetProperty("simulated", out var simulated) && simulated.ValueKind == JsonValueKind.True,
            CreditLine = Text(root, "credit") is { Length: > 0 } credit ? credit : Credit.Line,
            Licence = Text(root, "licence"),
            Files = [.. Items(root, "files").Select(file => new ProductFile(Text(file, "name"), Text(file, "role"), (int)Whole(file, "width"), (int)Whole(file, "height"), Whole(file, "bytes")))
                .Where(file => Path.GetFileName(file.Name) == file.Name && file.Name.Length > 0)],
            Facts = Pairs(root, "facts"),
            Quality = [.. Items(root, "quality").Select(quality => new Quality(Text(quality, "name"), Number(quality, "value"), Text(quality, "unit")))],
            Repairs = [.. Items(root, "repairs").Select(repair =>
                new Repair(Text(repair, "rule"), Text(repair, "element"), Text(repair, "found"), Text(repair, "used"), Text(repair, "source")))],
            Inputs = [.. Items(root, "inputs").Select(input => new KeyValuePair<string, string>(Text(input, "id"), Text(input, "sha256")))],
            Options = Pairs(root, "options"),
        };
    }

    ProductFile? ByRole(string role) => Files.FirstOrDefault(file => file.Role == role && file.IsPicture);

    static IEnumerable<JsonElement> Items(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var array) && array.ValueKind == JsonValueKind.Array ? array.EnumerateArray() : [];

    // Facts come as an object of texts, or as a list of name and value.
    static List<KeyValuePair<string, string>> Pairs(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var pairs) && pairs.ValueKind == JsonValueKind.Object
            ? [.. pairs.EnumerateObject().Select(pair => new KeyValuePair<string, string>(pair.Name, AsText(pair.Value)))]
            : [.. Items(parent, name).Select(pair => new KeyValuePair<string, string>(Text(pair, "name"), Text(pair, "value")))];

    static string Text(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var value) ? AsText(value) : "";

    static string AsText(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Null or JsonValueKind.Undefined => "",
        _ => value.GetRawText(),
    };

    static double Number(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetDouble() : double.NaN;

    static long Whole(JsonElement parent, string name) => Number(parent, name) is var number && double.IsFinite(number) ? (long)Math.Clamp(number, 0, 1e15) : 0;
}
