using Farside.Formats.Pictures;

namespace Farside.Formats.Tiff;

/// <summary>
/// Reads TIFF and BigTIFF of both byte orders: strips and tiles, any planar order, uncompressed, deflate, LZW or PackBits, all three
/// predictors.
/// </summary>
public sealed class TiffReader : IDisposable
{
    /// <summary>More directories than any picture has; a chain that bites its tail ends here.</summary>
    const int MostPages = 4096;

    readonly Stream _input;

    TiffReader(Stream input, string name, PictureLimits limits)
    {
        _input = input;
        var bytes = new TiffBytes(input, name);
        Pages = [.. ReadDirectories(bytes).Select(entries => new TiffPage(bytes, entries, limits))];
        if (Pages.Count == 0)
            throw new PictureException(name, "directory", "none", "at least one picture");
    }

    /// <summary>The picture, its overviews and whatever else is in the file, in file order.</summary>
    public IReadOnlyList<TiffPage> Pages { get; }

    public static Bitmap Read(string path)
    {
        using var reader = Open(path);
        return reader.Pages[0].Read();
    }

    public static Bitmap Read(Stream input, string name = "TIFF")
    {
        using var reader = Open(input, name);
        return reader.Pages[0].Read();
    }

    public static TiffReader Open(string path, PictureLimits? limits = null)
    {
        var file = File.OpenRead(path);
        try
        {
            return Open(file, path, limits);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <param name="input">Can seek; closed with the reader.</param>
    /// <param name="name">What errors call the file.</param>
    public static TiffReader Open(Stream input, string name = "TIFF", PictureLimits? limits = null) =>
        new(input, name, limits ?? PictureLimits.Default);

    public void Dispose() => _input.Dispose();

    static IEnumerable<Dictionary<ushort, TiffEntry>> ReadDirectories(TiffBytes bytes)
    {
        var (isBig, position) = ReadHead(bytes);
        var seen = new HashSet<long>();
        while (position != 0)
        {
            if (!seen.Add(position) || seen.Count > MostPages)
                throw new PictureException(bytes.File, "directory", "a chain without an end", $"at most {MostPages} directories, each once");

            yield return ReadDirectory(bytes, isBig, position, out position);
        }
    }

    static (bool IsBig, long First) ReadHead(TiffBytes bytes)
    {
        var head = bytes.Read(0, 8, "header");
        bytes.IsBigEndian = head[0] == 'M';
        var version = bytes.Number(head.AsSpan(2, 2));
        if (head[0] != head[1] || head[0] is not ((byte)'I' or (byte)'M') || version is not (42 or 43))
            throw new PictureException(bytes.File, "header", Convert.ToHexString(head), "II or MM and 42 or 43, a TIFF");

        return version == 42 ? (false, (long)bytes.Number(head.AsSpan(4))) : (true, (long)bytes.Number(8, 8, "header"));
    }

    static Dictionary<ushort, TiffEntry> ReadDirectory(TiffBytes bytes, bool isBig, long position, out long next)
    {
        var (countBytes, entryBytes, linkBytes) = isBig ? (8, 20, 8) : (2, 12, 4);
        var count = bytes.Number(position, countBytes, "directory");
        if (count > ushort.MaxValue)
            throw new PictureException(bytes.File, "directory", $"{count} tags", $"at most {ushort.MaxValue}");

        var table = bytes.Read(position + countBytes, ((long)count * entryBytes) + linkBytes, "directory");
        var entries = new Dictionary<ushort, TiffEntry>();
        for (var i = 0; i < (int)count; i++)
        {
            var at = i * entryBytes;
            var type = (TiffType)bytes.Number(table.AsSpan(at + 2, 2));
            var values = bytes.Number(table.AsSpan(at + 4, linkBytes));
            var entry = new TiffEntry(type, (long)Math.Min(values, long.MaxValue / 16), position + countBytes + at + 4 + linkBytes);
            if (entry.Count * entry.ValueBytes > linkBytes)
                entry = entry with { Position = (long)Math.Min(long.MaxValue, bytes.Number(table.AsSpan(at + 4 + linkBytes, linkBytes))) };

            entries.TryAdd((ushort)bytes.Number(table.AsSpan(at, 2)), entry);
        }

        next = (long)Math.Min(long.MaxValue, bytes.Number(table.AsSpan((int)count * entryBytes)));
        return entries;
    }
}
