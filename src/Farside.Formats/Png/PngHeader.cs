using System.Buffers.Binary;
using Farside.Formats.Pictures;

namespace Farside.Formats.Png;

/// <summary>The IHDR chunk. Source: PNG specification, 11.2.2.</summary>
/// <param name="ColourType">0 grey, 2 colour, 3 palette, 4 grey and opacity, 6 colour and opacity.</param>
readonly record struct PngHeader(int Width, int Height, int BitDepth, int ColourType, bool IsInterlaced)
{
    /// <summary>Samples of a pixel as the file has them.</summary>
    public int StoredChannels => ColourType switch { 2 => 3, 4 => 2, 6 => 4, _ => 1 };

    public bool IsPalette => ColourType == 3;

    /// <summary>Bytes from a pixel to the one left of it, for the filters.</summary>
    public int Step => Math.Max(1, StoredChannels * BitDepth / 8);

    /// <summary>Bytes of a stored row, without its filter.</summary>
    public long StrideOf(long width) => ((width * StoredChannels * BitDepth) + 7) / 8;

    public static PngHeader Read(ReadOnlySpan<byte> content, string file, PictureLimits limits)
    {
        if (content.Length != 13)
            throw new PictureException(file, "IHDR", $"{content.Length} bytes", "13 bytes");

        var (width, height) = (BinaryPrimitives.ReadUInt32BigEndian(content), BinaryPrimitives.ReadUInt32BigEndian(content[4..]));
        var header = new PngHeader((int)Math.Min(width, int.MaxValue), (int)Math.Min(height, int.MaxValue), content[8], content[9], content[12] == 1);
        header.RequireKnown(file, content);
        var bytes = header.StoredChannels == 1 && header.IsPalette ? 4 : (header.StoredChannels + 1) * (header.BitDepth == 16 ? 2 : 1);
        limits.Require(file, "IHDR", width, height, bytes);
        return header;
    }

    void RequireKnown(string file, ReadOnlySpan<byte> content)
    {
        var depthFits = ColourType switch
        {
            0 => BitDepth is 1 or 2 or 4 or 8 or 16,
            3 => BitDepth is 1 or 2 or 4 or 8,
            2 or 4 or 6 => BitDepth is 8 or 16,
            _ => false,
        };
        if (!depthFits)
            throw new PictureException(file, "IHDR", $"colour type {ColourType} with {BitDepth} bits",
                "a pair that PNG allows (e.g. type 2 with 8 or 16 bits)");

        if (content[10] != 0 || content[11] != 0 || content[12] > 1)
            throw new PictureException(file, "IHDR", $"compression {content[10]}, filter {content[11]}, interlace {content[12]}", "0, 0 and 0 or 1");
    }
}
