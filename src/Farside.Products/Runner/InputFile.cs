using System.Globalization;
using System.Security.Cryptography;
using Farside.Archive.Store;

namespace Farside.Products.Runner;

/// <summary>Archive entries as a product's record remembers them.</summary>
static class InputFile
{
    public static ProductInput Describe(ArchiveEntry entry) => new(
        entry.Id, DataBytes(entry), Hash((entry.DataPath ?? entry.LabelPath)!), IsAttached(entry) ? "" : Path.GetFileName(entry.LabelPath!),
        IsAttached(entry) ? 0 : entry.LabelBytes, IsAttached(entry) ? "" : Hash(entry.LabelPath!));

    /// <summary>The stamp that tells, with the sizes, whether an input is still the same.</summary>
    public static string Stamp(ArchiveEntry entry) => entry.Changed.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture);

    public static bool HasSameSize(ProductInput input, ArchiveEntry entry) =>
        input.Id == entry.Id && input.Bytes == DataBytes(entry) && input.LabelBytes == (IsAttached(entry) ? 0 : entry.LabelBytes);

    public static string Hash(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan);
        return Convert.ToHexStringLower(SHA256.HashData(file));
    }

    static long DataBytes(ArchiveEntry entry) => entry.DataPath is null ? entry.LabelBytes : entry.DataBytes;

    static bool IsAttached(ArchiveEntry entry) => entry.LabelPath is null || entry.DataPath is null || entry.LabelPath == entry.DataPath;
}
