using System.Buffers.Binary;
using Farside.Archive.Labels;
using Farside.Core.Geometry;

namespace Farside.Archive.Pictures;

/// <summary>A first guess of the focal length from a JPEG's EXIF block; whatever is damaged in it counts as absent.</summary>
/// <remarks>Source: CIPA DC-008 (EXIF 2.32): 35 mm equivalent lengths compare diagonals of the field.</remarks>
static class ExifCamera
{
    const int HeadBytes = 1 << 18;
    const double FilmDiagonalMm = 43.266615;

    public static PictureCamera? TryRead(string path)
    {
        if (LabelFile.Fault(path) is not null || new FileInfo(path).Length < 4)
        {
            return null;
        }

        var jpeg = LabelFile.ReadHead(path, HeadBytes);
        return jpeg is [0xFF, 0xD8, 0xFF, ..] && Scan(jpeg) is { Size: var (width, height), Tags: { } tags } && FocalLengthPx(tags, width, height) is { } focal
            ? new("EXIF", new PinholeCamera(width, height, focal, (width - 1) / 2.0, (height - 1) / 2.0)) { Instrument = tags.Model }
            : null;
    }

    /// <summary>The picture's size and its EXIF block, from the segments before the first scan.</summary>
    static ((int Width, int Height) Size, ExifTags? Tags)? Scan(byte[] jpeg)
    {
        ExifTags? tags = null;
        var at = 2;
        while (at + 4 <= jpeg.Length && jpeg[at] == 0xFF)
        {
            var marker = jpeg[at + 1];
            var length = BinaryPrimitives.ReadUInt16BigEndian(jpeg.AsSpan(at + 2));
            var body = length >= 2 && at + 2 + length <= jpeg.Length ? jpeg.AsSpan(at + 4, length - 2) : default;
            if (marker == 0xE1 && body.StartsWith("Exif\0\0"u8))
            {
                tags ??= ExifTags.Read(body[6..]);
            }
            else if (IsFrameHeader(marker))
            {
                return body.Length < 5 ? null : ((BinaryPrimitives.ReadUInt16BigEndian(body[3..]), BinaryPrimitives.ReadUInt16BigEndian(body[1..])), tags);
            }

            if (length < 2 || marker == 0xDA)
            {
                return null;
            }

            at += 2 + length;
        }

        return null;
    }

    static bool IsFrameHeader(byte marker) => marker is >= 0xC0 and <= 0xCF and not 0xC4 and not 0xC8 and not 0xCC;

    static double? FocalLengthPx(ExifTags tags, int width, int height)
    {
        var diagonal = Math.Sqrt(((double)width * width) + ((double)height * height));
        var fromFilm = tags.FocalLengthIn35mmFilm * diagonal / FilmDiagonalMm;
        // The pixels counted on the detector may be more than this picture keeps.
        var kept = tags.PixelXDimension is > 0 and var full ? width / full : 1;
        var fromPlane = tags.FocalLengthMm * tags.FocalPlanePixelsPerMm * kept;
        return new[] { fromFilm, fromPlane }.FirstOrDefault(focal => focal > 0.1 * diagonal && focal < 100 * diagonal);
    }
}
