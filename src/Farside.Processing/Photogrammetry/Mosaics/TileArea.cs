namespace Farside.Processing.Photogrammetry.Mosaics;

/// <summary>A rectangle of a mosaic's pixels on the grid of warp blocks; columns may lie beyond a wrapping edge.</summary>
readonly record struct TileArea(int X, int Y, int Width, int Height)
{
    public int Right => X + Width;

    public int Bottom => Y + Height;

    public int Pixels => checked(Width * Height);

    /// <summary>The rectangle and so many pixels around it, its edges moved outwards to multiples of <paramref name="step"/>.</summary>
    public TileArea Grown(int by, int step)
    {
        var (x, y) = (Down(X - by, step), Down(Y - by, step));
        return new(x, y, Down(Right + by + step - 1, step) - x, Down(Bottom + by + step - 1, step) - y);
    }

    /// <summary>What both have; 0 wide or high for nothing.</summary>
    public TileArea Cut(TileArea other)
    {
        var (x, y) = (Math.Max(X, other.X), Math.Max(Y, other.Y));
        return new(x, y, Math.Max(0, Math.Min(Right, other.Right) - x), Math.Max(0, Math.Min(Bottom, other.Bottom) - y));
    }

    static int Down(int value, int step) => value >= 0 ? value / step * step : -((-value + step - 1) / step * step);
}
