namespace Farside.Formats.Tiff;

/// <summary>
/// Writes a cloud-optimised GeoTIFF: all directories first, then the smallest overview's tiles, then larger ones', the picture's own last, so that a reader
/// far away needs few bytes for a look. Tiles come in one by one and are packed at once; empty ones take no room. Memory holds one row of tiles of each
/// overview; packed tiles wait in streams of the caller's.
/// </summary>
/// <remarks>
/// Source: GDAL's "Cloud Optimized GeoTIFF generator" driver, "Header ghost area" and "Tile data leader and trailer"; OGC 21-026, OGC Cloud Optimized
/// GeoTIFF Standard.
/// </remarks>
public sealed class CogWriter : IDisposable
{
    readonly TiffOptions _options;
    readonly List<CogLevel> _levels = [];

    /// <param name="options">Tiles of 512 and as many overviews as bring the picture into one tile, where they say nothing else.</param>
    /// <param name="scratch">Makes a stream for the packed tiles of one overview, gone with the writer; null for memory.</param>
    public CogWriter(int width, int height, int channels, SampleKind kind, TiffOptions options, Func<Stream>? scratch = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(channels, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(channels, 4);
        TileSide = options.TileSide ?? 512;
        if (TileSide < 16 || TileSide % 16 != 0)
            throw new ArgumentException($"The side of a TIFF tile is a multiple of 16, unlike {TileSide}.", nameof(options));

        _options = options with { TileSide = TileSide };
        scratch ??= () => new MemoryStream();
        for (var level = 0; level == 0 || GoesOn(width, height, level); level++)
        {
            (width, height) = level == 0 ? (width, height) : ((width + 1) / 2, (height + 1) / 2);
            _levels.Add(new(width, height, channels, kind, _options, scratch()));
        }
    }

    /// <summary>Writes a whole picture that is in memory.</summary>
    /// <param name="output">At the start of its stream; stays open.</param>
    public static void Write(Stream output, Bitmap picture, TiffOptions options)
    {
        using var writer = new CogWriter(picture.Width, picture.Height, picture.Channels, picture.Kind, options);
        var pixel = picture.Stride / picture.Width;
        writer.WriteAll((x, y, width, height, samples) =>
        {
            for (var row = 0; row < height; row++)
                picture.Row(y + row).Slice(x * pixel, width * pixel).CopyTo(samples[(row * width * pixel)..]);
        });
        writer.Finish(output);
    }

    /// <summary>Pixels along a tile.</summary>
    public int TileSide { get; }

    public int Columns => _levels[0].Columns;
    public int Rows => _levels[0].Rows;

    /// <summary>Takes a tile; row by row from the top, in each from left to right. Tiles left out, and those without any value, are empty.</summary>
    /// <param name="samples">All of the tile, row-major, channels interleaved, this machine's byte order; what lies beyond the picture does not matter.</param>
    public void Write(int column, int row, ReadOnlySpan<byte> samples) => Write(0, column, row, samples);

    /// <summary>Asks for a picture tile by tile.</summary>
    public void WriteAll(WindowReader read)
    {
        var (whole, tile) = (_levels[0], new byte[_levels[0].TileBytes]);
        for (var row = 0; row < Rows; row++)
        {
            for (var column = 0; column < Columns; column++)
            {
                whole.Fill(read, column, row, tile);
                Write(column, row, tile);
            }
        }
    }

    /// <summary>Puts the file together, once all tiles are in.</summary>
    /// <param name="output">At the start of its stream; stays open.</param>
    public void Finish(Stream output)
    {
        for (var level = 1; level < _levels.Count; level++)
            Close(level);

        new CogFile(_levels, _options).Write(output);
    }

    public void Dispose() => _levels.ForEach(level => level.Dispose());

    bool GoesOn(int width, int height, int level) =>
        (width > 1 || height > 1) && (_options.Overviews > 0 ? level <= _options.Overviews : width > TileSide || height > TileSide);

    void Write(int level, int column, int row, ReadOnlySpan<byte> samples)
    {
        var (target, parent) = (_levels[level], level + 1);
        if (parent < _levels.Count && _levels[parent].OpenRow is { } open && open != row / 2)
            Close(parent);

        if (!target.Pack(column, row, samples) || parent == _levels.Count)
            return;

        _levels[parent].Halve(target, column, row, samples);
    }

    // An overview's row of tiles is whole once the level below it has gone on.
    void Close(int level)
    {
        foreach (var (column, row, samples) in _levels[level].TakeOpen())
            Write(level, column, row, samples);
    }
}
