namespace Farside.Processing.Descent.Map;

/// <summary>
/// A map's pixels, north up. Their edges lie on whole multiples of the pixel from the site's origin, so that a coarser level's pixel is exactly two by two of
/// the finer one's.
/// </summary>
/// <param name="PixelM">Metres a pixel.</param>
/// <param name="FirstColumn">Pixels from the site's origin eastward to the left edge.</param>
/// <param name="FirstRow">Pixels from the site's origin southward to the upper edge.</param>
public sealed record MapGrid(double PixelM, int FirstColumn, int FirstRow, int Width, int Height)
{
    /// <summary>Sides and places are multiples of it, in pixels.</summary>
    public const int Step = 64;

    /// <summary>East of the left edge, metres.</summary>
    public double WestM => FirstColumn * PixelM;

    /// <summary>North of the upper edge, metres.</summary>
    public double NorthM => -FirstRow * PixelM;

    /// <summary>The grid that holds a rectangle of ground.</summary>
    public static MapGrid Holding(double pixelM, double westM, double southM, double eastM, double northM)
    {
        var (left, right) = (Down(westM / pixelM), Down(eastM / pixelM) + Step);
        var (top, bottom) = (Down(-northM / pixelM), Down(-southM / pixelM) + Step);
        return new(pixelM, left, top, right - left, bottom - top);
    }

    /// <summary>Of the pixels' centres.</summary>
    public double EastM(double column) => (FirstColumn + column + 0.5) * PixelM;

    /// <inheritdoc cref="EastM"/>
    public double NorthOfM(double row) => -(FirstRow + row + 0.5) * PixelM;

    public double Column(double eastM) => (eastM / PixelM) - FirstColumn - 0.5;

    public double Row(double northM) => (-northM / PixelM) - FirstRow - 0.5;

    /// <summary>The same ground in pixels so many times as wide.</summary>
    /// <param name="by">A power of two up to <see cref="Step"/>.</param>
    public MapGrid Coarser(int by) => new(PixelM * by, FirstColumn / by, FirstRow / by, Width / by, Height / by);

    /// <summary>The part that holds a rectangle of its pixels.</summary>
    /// <param name="right">Behind the last column.</param>
    /// <param name="bottom">Behind the last row.</param>
    public MapGrid Cut(int left, int top, int right, int bottom)
    {
        var (x, y) = (left / Step * Step, top / Step * Step);
        return new(PixelM, FirstColumn + x, FirstRow + y, ((right + Step - 1) / Step * Step) - x, ((bottom + Step - 1) / Step * Step) - y);
    }

    static int Down(double pixels) => checked((int)Math.Floor(pixels / Step) * Step);
}
