using Farside.Catalogue.Index;
using Farside.Catalogue.Records;

namespace Farside.Catalogue.Build;

/// <summary>A product's folder.</summary>
sealed class ProductCandidate(string folder, string recipe, string id, FileStamp stamp) : Candidate(recipe, id, stamp)
{
    /// <summary>All product folders below a root, as the disk lists them; hidden ones and those without a record are none.</summary>
    public static IEnumerable<Candidate> Below(string root)
    {
        var visible = new EnumerationOptions { AttributesToSkip = FileAttributes.System | FileAttributes.Hidden };
        foreach (var recipe in new DirectoryInfo(root).EnumerateDirectories("*", visible))
        {
            foreach (var product in recipe.EnumerateDirectories("*", visible))
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
