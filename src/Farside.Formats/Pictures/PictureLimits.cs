namespace Farside.Formats.Pictures;

/// <summary>What a file may ask for before it is believed.</summary>
public sealed record PictureLimits
{
    public static PictureLimits Default { get; } = new();

    /// <summary>Most bytes one decoded picture may take.</summary>
    public long Bytes { get; init; } = int.MaxValue - 1024;

    /// <summary>Most bytes of one strip or tile: what is read at a time of a picture that is larger than memory.</summary>
    public long ChunkBytes { get; init; } = int.MaxValue - 1024;

    /// <summary>Most bytes of one profile or text.</summary>
    public int Extras { get; init; } = 16 * 1024 * 1024;

    /// <summary>Refuses an empty picture, and one larger than <see cref="Bytes"/>.</summary>
    public void Require(string file, string element, long width, long height, long bytesPerPixel)
    {
        if (width < 1 || height < 1)
            throw new PictureException(file, element, $"{width} × {height} pixels", "at least one pixel");

        if (width > int.MaxValue || height > int.MaxValue || (Int128)width * height * bytesPerPixel > Bytes)
            throw new PictureException(file, element, $"{width} × {height} pixels of {bytesPerPixel} bytes", $"at most {Bytes} bytes in one picture");
    }
}
