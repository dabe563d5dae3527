using System.Buffers.Binary;
using System.Text;

namespace Farside.Simulator.Evaluation.Descent;

/// <summary>What an MP4 file says of its first picture track: size, and when each picture is shown.</summary>
/// <param name="TimesS">Of each picture from the first one's, seconds, rising.</param>
/// <param name="DurationS">Of all pictures, the last one's included.</param>
/// <remarks>Source: ISO/IEC 14496-12, the boxes moov, trak, mdia, mdhd, hdlr, minf, stbl, stsd, stts, ctts, stsz.</remarks>
sealed record Mp4Film(int Width, int Height, IReadOnlyList<double> TimesS, double DurationS)
{
    const string Advice = "Delete the folder and make it again.";
    const int MostBytes = 1 << 28;
    const int MostPictures = 10_000_000;

    public static Mp4Film Read(string path)
    {
        try
        {
            var movie = MovieOf(path);
            foreach (var track in Boxes(movie, "trak"))
            {
                if (Inside(track.Span, "mdia") is { Length: > 0 } media && HandlerOf(media) == "vide")
                {
                    return OfMedia(media);
                }
            }
        }
        catch (ArgumentOutOfRangeException)
        {
            throw Broken(path, "a box that ends before its numbers");
        }

        throw Broken(path, "no track of pictures");
    }

    static SimulationException Broken(string path, string found) => new(path, found, "an MP4 film", Advice);

    static Mp4Film OfMedia(ReadOnlySpan<byte> media)
    {
        var header = Inside(media, "mdhd");
        var perSecond = (double)U32(header, header[0] == 1 ? 20 : 12);
        var table = Inside(Inside(media, "minf"), "stbl");
        var (decoded, all) = Decoded(Inside(table, "stts"));
        var shown = Shown(decoded, Inside(table, "ctts"));
        var sizes = Inside(table, "stsz");
        if (perSecond <= 0 || decoded.Count == 0 || U32(sizes, 8) != decoded.Count)
        {
            throw new ArgumentOutOfRangeException(nameof(media));
        }

        var entry = Inside(table, "stsd");
        return new(U16(entry, 8 + 32), U16(entry, 8 + 34), [.. shown.Select(time => (time - shown[0]) / perSecond)], all / perSecond);
    }

    // Runs of pictures that last equally long.
    static (List<long> Starts, long All) Decoded(ReadOnlySpan<byte> runs)
    {
        var (starts, at) = (new List<long>(), 0L);
        for (var i = 0; i < U32(runs, 4); i++)
        {
            var (count, each) = (U32(runs, 8 + (8 * i)), U32(runs, 12 + (8 * i)));
            if (starts.Count + count > MostPictures)
            {
                throw new ArgumentOutOfRangeException(nameof(runs));
            }

            for (var j = 0; j < count; j++, at += each)
            {
                starts.Add(at);
            }
        }

        return (starts, at);
    }

    // Pictures are stored in the order of decoding; how much later each is shown stands in a table of its own, where there is one.
    static List<long> Shown(List<long> decoded, ReadOnlySpan<byte> later)
    {
        var shown = new List<long>(decoded);
        for (int i = 0, picture = 0; later.Length > 0 && i < U32(later, 4); i++)
        {
            var (count, by) = (U32(later, 8 + (8 * i)), (int)U32(later, 12 + (8 * i)));
            for (var j = 0; j < count; j++)
            {
                shown[picture++] += by;
            }
        }

        shown.Sort();
        return shown;
    }

    static string HandlerOf(ReadOnlySpan<byte> media) => Encoding.ASCII.GetString(Inside(media, "hdlr").Slice(8, 4));

    // Film files are long, their tables are not: only those are read.
    static byte[] MovieOf(string path)
    {
        using var file = File.OpenRead(path);
        Span<byte> head = stackalloc byte[16];
        for (long at = 0; at + 8 <= file.Length;)
        {
            file.Position = at;
            file.ReadExactly(head[..8]);
            long size = U32(head, 0);
            var start = 8;
            if (size == 1 && at + 16 <= file.Length)
            {
                file.ReadExactly(head[8..]);
                (size, start) = (BinaryPrimitives.ReadInt64BigEndian(head[8..]), 16);
            }

            size = size == 0 ? file.Length - at : size;
            if (size < start || at + size > file.Length)
            {
                throw Broken(path, $"a box of {size} bytes at {at} of {file.Length}");
            }

            if (head[4..8].SequenceEqual("moov"u8))
            {
                return size <= MostBytes ? Rest(file, at + start, (int)(size - start)) : throw Broken(path, $"tables of {size} bytes");
            }

            at += size;
        }

        throw Broken(path, "no moov box");
    }

    static byte[] Rest(FileStream file, long at, int length)
    {
        var bytes = new byte[length];
        file.Position = at;
        file.ReadExactly(bytes);
        return bytes;
    }

    static IEnumerable<ReadOnlyMemory<byte>> Boxes(byte[] parent, string type)
    {
        for (var at = 0; at + 8 <= parent.Length;)
        {
            var size = (int)Math.Min(U32(parent, at), int.MaxValue);
            if (size < 8 || size > parent.Length - at)
            {
                throw new ArgumentOutOfRangeException(nameof(parent));
            }

            if (IsOf(parent.AsSpan(at), type))
            {
                yield return parent.AsMemory(at + 8, size - 8);
            }

            at += size;
        }
    }

    // What is in the first child of a type; empty where there is none.
    static ReadOnlySpan<byte> Inside(ReadOnlySpan<byte> parent, string type)
    {
        for (var at = 0; at + 8 <= parent.Length;)
        {
            var size = (int)Math.Min(U32(parent, at), int.MaxValue);
            ArgumentOutOfRangeException.ThrowIfLessThan(size, 8);
            if (IsOf(parent[at..], type))
            {
                return parent.Slice(at + 8, size - 8);
            }

            at += Math.Min(size, parent.Length - at);
        }

        return [];
    }

    static bool IsOf(ReadOnlySpan<byte> box, string type) => Encoding.ASCII.GetString(box.Slice(4, 4)) == type;

    static uint U32(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt32BigEndian(bytes.Slice(at, 4));

    static int U16(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt16BigEndian(bytes.Slice(at, 2));
}
