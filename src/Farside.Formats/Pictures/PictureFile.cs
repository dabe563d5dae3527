using Farside.Formats.Pfm;
using Farside.Formats.Png;
using Farside.Formats.Tiff;

namespace Farside.Formats.Pictures;

/// <summary>One door to every picture format, by the file's first bytes and not by its name.</summary>
public static class PictureFile
{
    /// <summary>The pixels of a PNG, TIFF (first page), PGM, PPM, PFM or JPEG.</summary>
    public static Bitmap Read(string path) => ReadPicture(path).Pixels;

    /// <summary>Pixels, and what the file says about them.</summary>
    public static DecodedPicture ReadPicture(string path)
    {
        using var file = OpenFile(path);
        var head = new byte[4];
        var length = file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        file.Position = 0;
        return Format(head.AsSpan(0, length)) switch
        {
            PictureFormat.Png => FromPng(PngReader.ReadPicture(file, path)),
            PictureFormat.Tiff => FromTiff(file, path),
            PictureFormat.PortableMap => new(PortableMap.Read(file, path), PictureFormat.PortableMap, PngColour.Unspecified, []),
            PictureFormat.Jpeg => FromJpeg(path),
            _ => throw new PictureException(path, "first bytes", length == 0 ? "none" : Convert.ToHexString(head, 0, length),
                "a PNG, TIFF, PGM, PPM, PFM or JPEG"),
        };
    }

    /// <summary>What a file's first four bytes say it is; null for none of these.</summary>
    public static PictureFormat? Format(ReadOnlySpan<byte> head) => head switch
    {
        [0x89, (byte)'P', (byte)'N', (byte)'G', ..] => PictureFormat.Png,
        [(byte)'I', (byte)'I', 42 or 43, 0, ..] or [(byte)'M', (byte)'M', 0, 42 or 43, ..] => PictureFormat.Tiff,
        [(byte)'P', (byte)'2' or (byte)'3' or (byte)'5' or (byte)'6' or (byte)'f' or (byte)'F',
        (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t' or (byte)'#', ..]
            => PictureFormat.PortableMap,
        [0xFF, 0xD8, 0xFF, ..] => PictureFormat.Jpeg,
        _ => null,
    };

    static FileStream OpenFile(string path)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 64 * 1024);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new PictureException(path, "file", refused.Message.TrimEnd('.'), "a picture that can be opened", refused);
        }
    }

    static DecodedPicture FromPng(PngPicture png) => new(png.Pixels, PictureFormat.Png, png.Colour, png.Texts);

    static DecodedPicture FromTiff(Stream file, string path)
    {
        using var reader = TiffReader.Open(file, path);
        var page = reader.Pages[0];
        (string Key, string? Value)[] texts = [("Description", page.Description), ("Software", page.Software), ("Copyright", page.Copyright)];
        return new(page.Read(), PictureFormat.Tiff, PngColour.Unspecified,
            [.. texts.Where(text => text.Value is not null).Select(text => new PngText(text.Key, text.Value!))]);
    }

    static DecodedPicture FromJpeg(string path)
    {
        var bytes = File.ReadAllBytes(path);
        return new(Jpeg.Jpeg.Decode(bytes, path), PictureFormat.Jpeg, PngColour.Srgb,
            [.. Jpeg.Jpeg.Comments(bytes).Select(comment => new PngText("Comment", comment))]);
    }
}
