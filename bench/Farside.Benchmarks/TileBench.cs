using BenchmarkDotNet.Attributes;
using Farside.Core.Rasters;
using Farside.Formats.Deflate;
using Farside.Formats.Pictures;
using Farside.Formats.Png;
using Farside.Site.Tiles;

namespace Farside.Benchmarks;

/// <summary>How long do the tiles of a panorama take, from its PNG to a thousand files, beside reading the PNG alone? 10,000 × 1,600 pixels of ground with gaps, as panoramas have them.</summary>
[MemoryDiagnoser]
public class TileBench : IDisposable
{
    const int Width = 10_000;
    const int Height = 1_600;

    readonly string _folder = Path.Combine(Path.GetTempPath(), $"farside-tiles-{Guid.NewGuid():N}");

    string File => Path.Combine(_folder, "panorama.png");

    [GlobalSetup]
    public void Make()
    {
        Directory.CreateDirectory(_folder);
        using var output = System.IO.File.Create(File);
        PngWriter.Write(output, Ground(), new PngOptions { Effort = DeflateEffort.Balanced });
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

    /// <summary>16 Mpx: divide by the seconds for Mpx/s.</summary>
    [Benchmark]
    public void CutIntoTiles()
    {
        var tiles = Directory.CreateDirectory(Path.Combine(_folder, $"tiles-{Guid.NewGuid():N}")).FullName;
        using (var source = new PngRowSource(File, PictureLimits.Default))
        {
            TilePyramid.Write(source, tiles, new());
        }

        Directory.Delete(tiles, recursive: true);
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
