namespace Farside.Core.Rasters;

/// <summary>One plane of pixels, row-major. Integer coordinates are pixel centres; (0, 0) is the top-left one.</summary>
public sealed class Raster<TPixel>(int width, int height, TPixel[] pixels) where TPixel : unmanaged
{
    readonly TPixel[] _pixels = pixels.Length == checked(width * height)
        ? pixels
        : throw new ArgumentException($"{pixels.Length} pixels cannot fill {width} × {height}.", nameof(pixels));

    public Raster(int width, int height) : this(width, height, new TPixel[checked(width * height)])
    {
    }

    public int Width => width;
    public int Height => height;

    /// <summary>All pixels, row after row.</summary>
    public Span<TPixel> Pixels => _pixels;

    public ref TPixel this[int x, int y] => ref _pixels[(y * width) + x];

    public Span<TPixel> Row(int y) => _pixels.AsSpan(y * width, width);
}
