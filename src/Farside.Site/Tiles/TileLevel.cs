namespace Farside.Site.Tiles;

/// <summary>One level of a pyramid while it fills: a strip of rows as high as a tile, handed on when it is full.</summary>
sealed class TileLevel(int scale, int width, int height, int channels, int tile)
{
    public int Scale => scale;
    public int Width => width;
    public int Height => height;
    public int Stride => width * channels;

    /// <summary>Rows of the level before the strip.</summary>
    public int Done { get; private set; }

    /// <summary>Rows in the strip.</summary>
    public int Filled { get; private set; }

    public byte[] Rows { get; private set; } = new byte[checked(width * channels * Math.Min(tile, height))];
    public bool IsFull => Filled == tile || Done + Filled == height;

    /// <summary>Where the next row goes.</summary>
    public Span<byte> Next() => Rows.AsSpan(Filled++ * Stride, Stride);

    /// <summary>Takes a strip that was filled elsewhere, and gives its own for the next one.</summary>
    public byte[] Fill(byte[] strip, int rows)
    {
        var free = Rows;
        (Rows, Filled) = (strip, rows);
        return free;
    }

    public Span<byte> Row(int y) => Rows.AsSpan(y * Stride, Stride);

    public void Clear() => (Done, Filled) = (Done + Filled, 0);

    public static IReadOnlyList<TileLevel> Of(int width, int height, int channels, int tile)
    {
        var levels = new List<TileLevel>();
        for (int scale = 1, w = width, h = height; ; scale *= 2, w = (w + 1) / 2, h = (h + 1) / 2)
        {
            levels.Add(new(scale, w, h, channels, tile));
            if (Math.Max(w, h) <= tile)
            {
                return levels;
            }
        }
    }
}
