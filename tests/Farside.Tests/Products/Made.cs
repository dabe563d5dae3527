using System.Text.Json.Nodes;
using Farside.Products.Runner;

namespace Farside.Tests.Products;

/// <summary>Products on disk as a test looks at them.</summary>
static class Made
{
    public static RunReport Run(IReadOnlyList<Recipe> recipes, Farside.Archive.Store.IArchive archive, string products, RunOptions? options = null) =>
        new RecipeRunner(recipes, archive, products).Run(options ?? new(), new(), CancellationToken.None);

    public static ProductRecord Record(string folder) => ProductJson.Parse(System.IO.File.ReadAllBytes(Path.Combine(folder, "product.json")), folder);

    public static string File(string folder, string role) => Path.Combine(folder, Record(folder).File(role)!.Name);

    public static double? Quality(string folder, string name) => Record(folder).Quality.Single(number => number.Name == name).Value;

    /// <summary>Every file below, by relative path; of records everything but the run block.</summary>
    public static SortedDictionary<string, string> Bytes(string root)
    {
        var files = Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories).Where(path => !path.Contains(".farside", StringComparison.Ordinal));
        return new(files.ToDictionary(path => Path.GetRelativePath(root, path), WithoutRun), StringComparer.Ordinal);
    }

    static string WithoutRun(string path)
    {
        if (Path.GetFileName(path) != "product.json")
        {
            return Convert.ToHexString(System.IO.File.ReadAllBytes(path));
        }

        var record = JsonNode.Parse(System.IO.File.ReadAllText(path))!.AsObject();
        Assert.True(record.Remove("run"));
        return record.ToJsonString();
    }
}
