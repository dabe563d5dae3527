namespace Farside.Products.Descent;

/// <summary>How anybody's sequence of pictures, taken looking down, is followed.</summary>
public sealed record PictureDescentOptions
{
    /// <summary>Focal length of the pictures, pixels; null where it is not known.</summary>
    public double? FocalPx { get; init; }

    /// <summary>Where the optical axis meets the pictures, pixels from the centre of the top left one; null for their middle.</summary>
    public (double Column, double Row)? Centre { get; init; }

    /// <summary>Pixels of the mosaic, at most.</summary>
    public long MostMosaicPixels { get; init; } = 24_000_000;

    /// <summary>Bytes of memory that pictures may take.</summary>
    public long MemoryBytes { get; init; } = 1L << 30;

    /// <summary>Threads at once; 0 for one a processor. The result does not depend on it.</summary>
    public int Threads { get; init; }
}
