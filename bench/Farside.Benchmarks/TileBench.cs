using BenchmarkDotNet.Attributes;
using Farside.Core.Rasters;
using Farside.Formats.Deflate;
using Farside.Formats.Jpeg;
using Farside.Formats.Pictures;
using Farside.Formats.Png;
using Farside.Site.Tiles;

namespace Farside.Benchmarks;

/// <summary>
/// How long do the tiles of a panorama take, from its PNG to a thousand files, beside reading the PNG alone and beside the JPEG library alone on pixels that lie in memory?
/// 10,000 × 1,600 pixels of ground with gaps, as panoramas have them; and of noise, which no picture is: the most that an encoder can be asked to write.
/// </summary>
[MemoryDiagnoser]
public class TileBench : IDisposable
{
    const int Width = 10_000;
    const int Height = 1_600;

    readonly TileOptions _options = new();
    readonly string _folder = Path.Combine(Path.GetTempPath(), $"farside-tiles-{Guid.NewGuid():N}");

    Bitmap _tile = new(1, 1, 3, SampleKind.UInt8);

    [Params("ground", "noise")]
    public string Picture { get; set; } = "ground";

    string Tiles => Path.Combine(_folder, "tiles");
    string File => Path.Combine(_folder, "panorama.png");

    [GlobalSetup]
    public void Make()
    {
        Directory.CreateDirectory(_folder);
        using var output = System.IO.File.Create(File);
        var picture = Picture == "noise" ? Noise() : Ground();
        PngWriter.Write(output, picture, new PngOptions { Effort = DeflateEffort.Balanced });
        _tile = new(_options.Tile, _options.Tile, 3, SampleKind.UInt8);
        for (var at = 0; at < _tile.Bytes.Length; at++)
        {
            var (x, y) = (at / 3 % _options.Tile, at / 3 / _options.Tile);
            _tile.Bytes[at] = picture.Row(y + 600)[(picture.Channels * (x + 4000)) + (at % 3)];
        }
    }

    [GlobalCleanup]
    public void Dispose()
    {
        Directory.Delete(_folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    [Benchmark(Baseline = true)]
    public void ReadThePng()
    {
        using var source = new PngRowSource(File, PictureLimits.Default);
        var rows = new byte[Width * source.Channels * 32];
        for (var y = 0; y < Height; y += 32)
        {
            source.Read(rows);
        }
    }

    /// <summary>As many pixels as all levels have (4/3 of the picture's), one tile again and again, on all processors: what no tiler can undercut with this library.</summary>
    [Benchmark]
    public void EncodeAlone() => Parallel.For(0, Width * Height / 3 * 4 / (_options.Tile * _options.Tile), _ => Jpeg.Encode(_tile, new() { Quality = _options.Quality, Subsampling = _options.Subsampling }));

    /// <summary>16 Mpx: divide by the seconds for Mpx/s. A tile's file and its three folders cost a disk's file system more than the encoder takes: set TMPDIR to a file system in memory to see the tiler alone.</summary>
    [Benchmark]
    public void CutIntoTiles()
    {
        using var source = new PngRowSource(File, PictureLimits.Default);
        TilePyramid.Write(source, Directory.CreateDirectory(Tiles).FullName, _options);
    }

    [IterationCleanup]
    public void Clear()
    {
        if (Directory.Exists(Tiles))
        {
            Directory.Delete(Tiles, recursive: true);
        }
    }

    static Bitmap Noise()
    {
        var picture = new Bitmap(Width, Height, 3, SampleKind.UInt8);
        new Random(7).NextBytes(picture.Bytes);
        return picture;
    }

    // Slow shades, pebbles, a little noise; a seventh of it is gap.
    static Bitmap Ground()
    {
        var picture = new Bitmap(Width, Height, 4, SampleKind.UInt8);
        var random = new Random(7);
        for (var y = 0; y < Height; y++)
        {
            var row = picture.Row(y);
            for (var x = 0; x < Width; x++)
            {
                var isGap = y < 230 * (1 + Math.Sin(x / 1600.0)) / 2;
                var grey = isGap ? 0 : 110 + (50 * Math.Sin(x / 37.0) * Math.Cos(y / 29.0)) + random.Next(-6, 7);
                (row[4 * x], row[(4 * x) + 1], row[(4 * x) + 2], row[(4 * x) + 3]) = ((byte)grey, (byte)(grey * 0.96), (byte)(grey * 0.9), isGap ? (byte)0 : (byte)255);
            }
        }

        return picture;
    }
}
