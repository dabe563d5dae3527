using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Farside.Archive.Store;

namespace Farside.Products.Recipes.Timeline;

/// <summary>The names a timeline was made from: it reads names and sizes of all products, and the labels of few.</summary>
/// <param name="Sha256">Over all identities and data sizes, in order.</param>
public sealed record TimelineListing(int Products, long Bytes, string Sha256)
{
    public static TimelineListing Of(IEnumerable<ArchiveEntry> entries)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var (products, bytes) = (0, 0L);
        foreach (var entry in entries)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{entry.Id} {entry.DataBytes}\n")));
            (products, bytes) = (products + 1, bytes + entry.DataBytes);
        }

        return new(products, bytes, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }
}
