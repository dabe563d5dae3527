using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
using Farside.Formats.Pictures;

namespace Farside.Formats.Jpeg;

/// <summary>JPEG both ways, by libjpeg-turbo.</summary>
public static unsafe class Jpeg
{
    const int LongestSide = 65_500;
    const int LongestComment = 65_533;

    /// <summary>Whether libjpeg-turbo is on this machine.</summary>
    public static bool IsAvailable => TurboJpeg.IsLoaded;

    /// <summary>8-bit grey or colour; opacity is left out.</summary>
    public static byte[] Encode(Bitmap picture, JpegOptions? options = null)
    {
        RequireLibrary();
        options ??= new JpegOptions();
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Quality, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.Quality, 100);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Math.Max(picture.Width, picture.Height), LongestSide);
        if (picture.Kind != SampleKind.UInt8)
            throw new ArgumentException($"A JPEG holds 8 bits a sample, not {picture.Kind}.", nameof(picture));

        var opaque = picture.Channels is 2 or 4 ? WithoutOpacity(picture) : picture;
        return WithComments(Compress(opaque, options), options.Comments);
    }

    public static void Write(string path, Bitmap picture, JpegOptions? options = null) => File.WriteAllBytes(path, Encode(picture, options));

    public static Bitmap Read(string path) => Decode(File.ReadAllBytes(path), path);

    /// <param name="name">What errors call the file.</param>
    public static Bitmap Decode(ReadOnlySpan<byte> jpeg, string name = "JPEG", PictureLimits? limits = null)
    {
        RequireLibrary();
        var handle = TurboJpeg.InitDecompress();
        try
        {
            fixed (byte* bytes = jpeg)
                return Decompress(handle, bytes, new CULong((nuint)jpeg.Length), name, limits ?? PictureLimits.Default);
        }
        finally
        {
            TurboJpeg.Destroy(handle);
        }
    }

    /// <summary>The COM segments, in order.</summary>
    public static IReadOnlyList<string> Comments(ReadOnlySpan<byte> jpeg)
    {
        var comments = new List<string>();
        for (var at = 2; at + 4 <= jpeg.Length && jpeg[at] == 0xFF && jpeg[at + 1] != 0xDA;)
        {
            var length = BinaryPrimitives.ReadUInt16BigEndian(jpeg[(at + 2)..]);
            if (length < 2 || at + 2 + length > jpeg.Length)
                break;

            if (jpeg[at + 1] == 0xFE)
                comments.Add(Encoding.UTF8.GetString(jpeg.Slice(at + 4, length - 2)));

            at += 2 + length;
        }

        return comments;
    }

    static byte[] Compress(Bitmap picture, JpegOptions options)
    {
        var isGrey = picture.Channels == 1;
        var subsampling = isGrey ? TurboJpeg.GreySubsampling : (int)options.Subsampling;
        var room = ArrayPool<byte>.Shared.Rent(checked((int)TurboJpeg.BufSize(picture.Width, picture.Height, subsampling).Value));
        var handle = TurboJpeg.InitCompress();
        try
        {
            var flags = TurboJpeg.NoReallocation | TurboJpeg.AccurateDct | (options.IsProgressive ? TurboJpeg.Progressive : 0);
            fixed (byte* samples = picture.Bytes, target = room)
            {
                var start = target;
                var size = new CULong((nuint)room.Length);
                var failed = TurboJpeg.Compress(handle, samples, picture.Width, picture.Stride, picture.Height,
                    isGrey ? TurboJpeg.Grey : TurboJpeg.Rgb, &start, &size, subsampling, options.Quality, flags);
                if (failed != 0)
                    throw new PictureException("JPEG", "compression", Error(handle), "libjpeg-turbo to take the picture");

                return room[..(int)size.Value];
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(room);
            TurboJpeg.Destroy(handle);
        }
    }

    static Bitmap Decompress(nint handle, byte* bytes, CULong size, string name, PictureLimits limits)
    {
        int width, height, subsampling, space;
        if (size.Value < 4 || TurboJpeg.DecompressHeader(handle, bytes, size, &width, &height, &subsampling, &space) != 0)
            throw new PictureException(name, "header", size.Value < 4 ? $"{size.Value} bytes" : Error(handle), "a JPEG that libjpeg-turbo reads");

        if (space is TurboJpeg.CmykColourSpace or TurboJpeg.YcckColourSpace)
            throw new PictureException(name, "colour space", "CMYK, for printing", "grey or colour for a screen");

        var channels = space == TurboJpeg.GreyColourSpace ? 1 : 3;
        limits.Require(name, "size", width, height, channels);
        var picture = new Bitmap(width, height, channels, SampleKind.UInt8);
        fixed (byte* samples = picture.Bytes)
        {
            var failed = TurboJpeg.Decompress(handle, bytes, size, samples, width, picture.Stride, height,
                channels == 1 ? TurboJpeg.Grey : TurboJpeg.Rgb, TurboJpeg.AccurateDct | TurboJpeg.LimitScans);

            // Some warnings mean nothing to the pixels; a file that ends early does.
            if (failed != 0 && (TurboJpeg.GetErrorCode(handle) == 1 || Error(handle).StartsWith("Premature", StringComparison.Ordinal)))
                throw new PictureException(name, "pixels", Error(handle), "a whole JPEG: fetch the file again");
        }

        return picture;
    }

    static string Error(nint handle) => (Marshal.PtrToStringUTF8((nint)TurboJpeg.GetErrorText(handle)) ?? "").ReplaceLineEndings(" ");

    static Bitmap WithoutOpacity(Bitmap picture)
    {
        var colours = picture.Channels - 1;
        var opaque = new Bitmap(picture.Width, picture.Height, colours, SampleKind.UInt8);
        for (int from = 0, to = 0; from < picture.Bytes.Length; from += picture.Channels, to += colours)
            picture.Bytes.AsSpan(from, colours).CopyTo(opaque.Bytes.AsSpan(to));

        return opaque;
    }

    /// <summary>Comments go behind the JFIF segment, which must come first.</summary>
    static byte[] WithComments(byte[] jpeg, IReadOnlyList<string> comments)
    {
        var head = 2 + (jpeg[3] == 0xE0 ? 2 + BinaryPrimitives.ReadUInt16BigEndian(jpeg.AsSpan(4)) : 0);
        return comments.Count == 0 ? jpeg : [.. jpeg.AsSpan(0, head), .. comments.SelectMany(Segment), .. jpeg.AsSpan(head)];
    }

    static byte[] Segment(string comment)
    {
        var text = Encoding.UTF8.GetBytes(comment);
        if (text.Length > LongestComment)
            throw new ArgumentException($"A JPEG comment has at most {LongestComment} bytes, not {text.Length}.", nameof(comment));

        return [0xFF, 0xFE, (byte)((text.Length + 2) >> 8), (byte)(text.Length + 2), .. text];
    }

    static void RequireLibrary()
    {
        if (!IsAvailable)
            throw new PictureException("JPEG", "libjpeg-turbo", "no libturbojpeg.so.0 on this machine",
                "it installed: apt-get install libturbojpeg0");
    }
}
