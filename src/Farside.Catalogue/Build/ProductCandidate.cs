using Farside.Catalogue.Index;
using Farside.Catalogue.Records;

namespace Farside.Catalogue.Build;

/// <summary>A product's folder.</summary>
sealed class ProductCandidate(string folder, string recipe, string id, FileStamp stamp) : Candidate(recipe, id, stamp)
{
    static readonly EnumerationOptions Visible = new() { AttributesToSkip = FileAttributes.System | FileAttributes.Hidden };

    /// <summary>How many folders lie where products do, without a look into them.</summary>
    public static int Count(string root) => Directory.EnumerateDirectories(root, "*", Visible).Sum(recipe => Directory.EnumerateDirectories(recipe, "*", Visible).Count());

    /// <summary>All product folders below a root, as the disk lists them; hidden ones and those without a record are none.</summary>
    public static IEnumerable<Candidate> Below(string root)
    {
        foreach (var recipe in new DirectoryInfo(root).EnumerateDirectories("*", Visible))
        {
            foreach (var product in recipe.EnumerateDirectories("*", Visible))
            {
                var record = new FileInfo(Path.Combine(product.FullName, ProductRecord.FileName));
                if (record.Exists)
                {
                    yield return new ProductCandidate(product.FullName, recipe.Name, product.Name, new(record.Length, record.LastWriteTimeUtc.Ticks));
                }
            }
        }
    }

    public override Entry Read()
    {
        var bytes = ProductRecord.Load(folder);
        return Entry.Of(ProductRecord.ParseBriefly(folder, bytes), Stamp with { Digest = Hash.Of(bytes) });
    }
}
