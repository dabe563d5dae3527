using System.Globalization;
using Farside.Core.Rasters;
using Farside.Formats.Jpeg;

namespace Farside.Site.Tiles;

/// <summary>
/// A picture cut into JPEG tiles of halved sizes, in the folders that IIIF's Image API 3.0 asks of a level 0 service:
/// <c>x,y,w,h/w,h/0/default.jpg</c>, and <c>info.json</c>. Streams from top to bottom: memory is a strip of each level, not the picture.
/// </summary>
/// <remarks>Source: IIIF Image API 3.0, sections 4 and 5; level 0 asks that tiles lie where the canonical addresses say.</remarks>
sealed class TilePyramid
{
    [ThreadStatic]
    static Bitmap? _tile;

    readonly IRowSource _source;
    readonly string _folder;
    readonly TileOptions _options;
    readonly IReadOnlyList<TileLevel> _levels;
    readonly JpegOptions _jpeg;
    readonly TileLevel _smallLevel;
    readonly byte[] _small;

    TilePyramid(IRowSource source, string folder, TileOptions options)
    {
        (_source, _folder, _options) = (source, folder, options);
        _levels = TileLevel.Of(source.Width, source.Height, source.Channels, options.Tile);
        _jpeg = new() { Quality = options.Quality, Subsampling = options.Subsampling, Comments = options.Comments };
        _smallLevel = SmallOf(_levels, options.SmallSide);
        _small = new byte[_smallLevel.Stride * _smallLevel.Height];
    }

    /// <param name="folder">There, and empty.</param>
    public static void Write(IRowSource source, string folder, TileOptions options) => new TilePyramid(source, folder, options).Run();

    /// <summary>Factors by which the levels of a picture of that size are smaller.</summary>
    public static IReadOnlyList<int> Scales(int width, int height, int tile) =>
        [.. Enumerable.Range(0, 31).Select(level => 1 << level).TakeWhile(scale => scale == 1 || Math.Max(width, height) > (long)tile * scale / 2)];

    /// <summary>Size and place of the small copy, from the tiles' folder.</summary>
    public static (string Name, int Width, int Height) Small(int width, int height, TileOptions options)
    {
        var scale = Scales(width, height, options.Tile).FirstOrDefault(scale => Shrunk(Math.Max(width, height), scale) <= options.SmallSide, Scales(width, height, options.Tile)[^1]);
        var (w, h) = (Shrunk(width, scale), Shrunk(height, scale));
        return (string.Create(CultureInfo.InvariantCulture, $"full/{w},{h}/0/default.jpg"), w, h);
    }

    void Run()
    {
        // The first level's strips are decoded one ahead while the one before is encoded.
        var (first, ahead) = (_levels[0], new byte[_levels[0].Rows.Length]);
        var decoding = Decode(ahead, 0);
        try
        {
            for (var top = 0; top < first.Height; top += _options.Tile)
            {
                var rows = decoding.GetAwaiter().GetResult();
                ahead = first.Fill(ahead, rows);
                decoding = Decode(ahead, top + rows);
                Finish(0);
            }
        }
        finally
        {
            // Nobody closes the source under a reader.
            Task.WhenAny(decoding).GetAwaiter().GetResult();
        }

        Encode($"full/{Size(_smallLevel.Width, _smallLevel.Height)}", new Bitmap(_smallLevel.Width, _smallLevel.Height, _source.Channels, SampleKind.UInt8, _small));
        File.WriteAllText(Path.Combine(_folder, "info.json"), TileInfo.Json(_source.Width, _source.Height, _options, [.. _levels.Select(level => level.Scale)]));
    }

    Task<int> Decode(byte[] target, int top)
    {
        var rows = Math.Min(_options.Tile, _source.Height - top);
        return rows <= 0 ? Task.FromResult(0) : Task.Run(() =>
        {
            _source.Read(target.AsSpan(0, rows * _levels[0].Stride));
            return rows;
        });
    }

    /// <summary>A full strip becomes tiles, and half as many rows of the next level.</summary>
    void Finish(int number)
    {
        var level = _levels[number];
        if (level == _smallLevel)
        {
            level.Rows.AsSpan(0, level.Filled * level.Stride).CopyTo(_small.AsSpan(level.Done * level.Stride));
        }

        var columns = (level.Width + _options.Tile - 1) / _options.Tile;
        Parallel.For(0, columns, new ParallelOptions { MaxDegreeOfParallelism = _options.Threads > 0 ? _options.Threads : Environment.ProcessorCount }, column => WriteTile(level, column));
        if (number + 1 < _levels.Count)
        {
            Halve(level, number + 1);
        }

        level.Clear();
    }

    void Halve(TileLevel level, int next)
    {
        for (var row = 0; row < level.Filled; row += 2)
        {
            LightMean.Rows(level.Row(row), level.Row(Math.Min(row + 1, level.Filled - 1)), _source.Channels, _levels[next].Next());
            if (_levels[next].IsFull)
            {
                Finish(next);
            }
        }
    }

    void WriteTile(TileLevel level, int column)
    {
        var x = column * _options.Tile;
        var (width, height) = (Math.Min(_options.Tile, level.Width - x), level.Filled);
        if (level == _smallLevel && IsWhole(level))
        {
            return; // the small copy is this tile, under the same name
        }

        var tile = Blank(width, height);
        for (var y = 0; y < height; y++)
        {
            level.Row(y).Slice(x * _source.Channels, width * _source.Channels).CopyTo(tile.Row(y));
        }

        Encode($"{Region(level, x, width)}/{Size(width, height)}", tile);
    }

    bool IsWhole(TileLevel level) => level.Width < _options.Tile && level.Height < _options.Tile;

    // The region of the whole picture is "full", as the standard's canonical form has it and viewers ask for it.
    string Region(TileLevel level, int x, int width)
    {
        var (left, top) = ((long)x * level.Scale, (long)level.Done * level.Scale);
        var (w, h) = (Math.Min((long)width * level.Scale, _source.Width - left), Math.Min((long)level.Filled * level.Scale, _source.Height - top));
        return left == 0 && top == 0 && w == _source.Width && h == _source.Height ? "full" : string.Create(CultureInfo.InvariantCulture, $"{left},{top},{w},{h}");
    }

    // Most tiles are alike in size: each thread keeps one.
    Bitmap Blank(int width, int height)
    {
        if (_tile is not { } tile || tile.Width != width || tile.Height != height || tile.Channels != _source.Channels)
        {
            _tile = tile = new(width, height, _source.Channels, SampleKind.UInt8);
        }

        return tile;
    }

    void Encode(string name, Bitmap picture)
    {
        var folder = Path.Combine(_folder, name, "0");
        Directory.CreateDirectory(folder);
        using var file = new FileStream(Path.Combine(folder, "default.jpg"), FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        file.Write(Jpeg.Encode(picture, _jpeg));
    }

    static TileLevel SmallOf(IReadOnlyList<TileLevel> levels, int side) => levels.FirstOrDefault(level => Math.Max(level.Width, level.Height) <= side, levels[^1]);

    static string Size(int width, int height) => string.Create(CultureInfo.InvariantCulture, $"{width},{height}");

    static int Shrunk(int side, int scale) => (side + scale - 1) / scale;
}
