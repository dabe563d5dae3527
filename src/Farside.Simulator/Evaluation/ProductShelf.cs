using System.Text.Json;

namespace Farside.Simulator.Evaluation;

/// <summary>The folder of products as anybody may read it, by what docs/products/product-json.md says.</summary>
sealed class ProductShelf
{
    readonly string _root;

    ProductShelf(string root) => _root = root;

    public static ProductShelf Open(string root) => Directory.Exists(root)
        ? new(Path.GetFullPath(root))
        : throw new SimulationException(root, File.Exists(root) ? "a file" : "nothing there", "the folder of products that make or run wrote", "Give --products.");

    /// <summary>Names of all products of a recipe, ordinal order.</summary>
    public IReadOnlyList<string> Ids(string recipe)
    {
        var folder = Path.Combine(_root, recipe);
        return Directory.Exists(folder) ? [.. Directory.EnumerateDirectories(folder).Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal)] : [];
    }

    /// <summary>Where a product's file would be, whether it is there or not.</summary>
    public string PathOf(string recipe, string id, string file) => Path.Combine(_root, recipe, id, file);

    /// <summary>The product that a recipe made of one archive product; null when there is none.</summary>
    public MadeProduct? Find(string recipe, string input)
    {
        var folder = Path.Combine(_root, recipe, input);
        var path = Path.Combine(folder, "product.json");
        if (!File.Exists(path))
        {
            return null;
        }

        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(path));
            return new(folder, json.RootElement.Clone());
        }
        catch (JsonException)
        {
            throw new SimulationException(path, "text that is no JSON", "a product's record", "Delete the folder and make it again.");
        }
    }
}
