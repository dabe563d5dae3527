using System.Buffers.Binary;
using System.Text;

namespace Farside.Archive.Pictures;

/// <summary>The few EXIF numbers that speak of a lens. Every offset is checked; at most two directories of 512 entries are read.</summary>
sealed class ExifTags
{
    const int MostEntries = 512;
    const int ModelName = 0x0110, Directory = 0x8769, FocalLength = 0x920A, PixelX = 0xA002, PlaneX = 0xA20E, PlaneUnit = 0xA210, FilmLength = 0xA405;

    readonly Dictionary<int, double> _numbers = [];

    public string? Model { get; private set; }

    public double? FocalLengthIn35mmFilm => Positive(FilmLength);

    public double? FocalLengthMm => Positive(FocalLength);

    public double? PixelXDimension => Positive(PixelX);

    public double? FocalPlanePixelsPerMm => Positive(PlaneX) is { } perUnit ? perUnit / (Positive(PlaneUnit) is 3 ? 10 : 25.4) : null;

    /// <param name="tiff">The block after its <c>Exif</c> mark: a small TIFF.</param>
    public static ExifTags? Read(ReadOnlySpan<byte> tiff)
    {
        if (tiff.Length < 8 || !(tiff.StartsWith("II*\0"u8) || tiff.StartsWith("MM\0*"u8)))
        {
            return null;
        }

        var tags = new ExifTags();
        var isLittle = tiff[0] == (byte)'I';
        tags.ReadDirectory(tiff, UInt32(tiff, 4, isLittle), isLittle);
        if (tags._numbers.TryGetValue(Directory, out var second))
        {
            tags.ReadDirectory(tiff, (uint)second, isLittle);
        }

        return tags;
    }

    double? Positive(int tag) => _numbers.TryGetValue(tag, out var value) && value > 0 && double.IsFinite(value) ? value : null;

    void ReadDirectory(ReadOnlySpan<byte> tiff, uint at, bool isLittle)
    {
        if ((long)at + 2 > tiff.Length)
        {
            return;
        }

        int count = UInt16(tiff, (int)at, isLittle);
        for (var i = 0; i < Math.Min(count, MostEntries) && (long)at + 2 + (12L * (i + 1)) <= tiff.Length; i++)
        {
            ReadEntry(tiff, (int)at + 2 + (12 * i), isLittle);
        }
    }

    void ReadEntry(ReadOnlySpan<byte> tiff, int at, bool isLittle)
    {
        var tag = UInt16(tiff, at, isLittle);
        var count = UInt32(tiff, at + 4, isLittle);
        var value = UInt32(tiff, at + 8, isLittle);
        switch (UInt16(tiff, at + 2, isLittle))
        {
            case 3 when count == 1:
                _numbers[tag] = UInt16(tiff, at + 8, isLittle);
                break;
            case 4 when count == 1:
                _numbers[tag] = value;
                break;
            case 5 when count == 1 && (long)value + 8 <= tiff.Length:
                _numbers[tag] = UInt32(tiff, (int)value, isLittle) / (double)UInt32(tiff, (int)value + 4, isLittle);
                break;
            case 2 when tag == ModelName && count is > 4 and < 64 && (long)value + count <= tiff.Length:
                Model = Encoding.ASCII.GetString(tiff.Slice((int)value, (int)count)).TrimEnd('\0', ' ');
                break;
            default:
                break;
        }
    }

    static int UInt16(ReadOnlySpan<byte> tiff, int at, bool isLittle) =>
        isLittle ? BinaryPrimitives.ReadUInt16LittleEndian(tiff[at..]) : BinaryPrimitives.ReadUInt16BigEndian(tiff[at..]);

    static uint UInt32(ReadOnlySpan<byte> tiff, int at, bool isLittle) =>
        isLittle ? BinaryPrimitives.ReadUInt32LittleEndian(tiff[at..]) : BinaryPrimitives.ReadUInt32BigEndian(tiff[at..]);
}
