namespace Farside.Formats.Tiff;

/// <summary>A picture to be written, asked for by window.</summary>
sealed record TiffSource(int Width, int Height, int Channels, SampleKind Kind, WindowReader Read)
{
    public int PixelBytes => Channels * Bitmap.SizeOf(Kind);

    public static TiffSource Of(Bitmap picture) => new(picture.Width, picture.Height, picture.Channels, picture.Kind,
        (x, y, width, height, samples) =>
    {
        var pixelBytes = picture.Stride / picture.Width;
        for (var row = 0; row < height; row++)
            picture.Row(y + row).Slice(x * pixelBytes, width * pixelBytes).CopyTo(samples[(row * width * pixelBytes)..]);
    });

    /// <summary>Half as wide and high, rounded up; each pixel the mean of up to four, without those that hold no value, or one of them.</summary>
    public TiffSource Halved(double? noData, bool isNearest) => new((Width + 1) / 2, (Height + 1) / 2, Channels, Kind, (x, y, width, height, samples) =>
    {
        var (fromWidth, fromHeight) = (Math.Min(2 * width, Width - (2 * x)), Math.Min(2 * height, Height - (2 * y)));
        var from = new byte[checked(fromWidth * fromHeight * PixelBytes)];
        Read(2 * x, 2 * y, fromWidth, fromHeight, from);
        var halving = new Halving(fromWidth, fromHeight, width, height, Channels);
        if (isNearest)
            halving.Nearest(from, samples, PixelBytes);
        else
            halving.Mean(from, samples, Kind, noData);
    });
}
