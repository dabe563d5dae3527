using System.IO.Compression;
using BenchmarkDotNet.Attributes;
using Farside.Core.Rasters;
using Farside.Formats.Deflate;
using Farside.Formats.Png;

namespace Farside.Benchmarks;

/// <summary>
/// How long does a PNG of one camera frame take beyond moving its bytes, and beside the runtime's zlib on the same filtered bytes?
/// 2352 × 1728 colour is PCAM's, 1176 × 864 grey its panchromatic mode.
/// </summary>
[MemoryDiagnoser]
public class PngBench : IDisposable
{
    readonly MemoryStream _output = new(32 * 1024 * 1024);
    Bitmap _picture = new(1, 1, 1, SampleKind.UInt8);
    byte[] _copy = [];
    byte[] _filtered = [];
    byte[] _file = [];

    [Params("2352x1728 colour", "1176x864 grey")]
    public string Frame { get; set; } = "";

    [GlobalSetup]
    public void Make()
    {
        _picture = Frame == "1176x864 grey" ? Ground(1176, 864, 1) : Ground(2352, 1728, 3);
        _copy = new byte[_picture.Bytes.Length];
        PngFast();
        _file = _output.ToArray();
        _filtered = Filtered(_picture);
    }

    [GlobalCleanup]
    public void Dispose()
    {
        _output.Dispose();
        GC.SuppressFinalize(this);
    }

    [Benchmark(Baseline = true)]
    public void Copy() => _picture.Bytes.CopyTo(_copy, 0);

    [Benchmark]
    public long PngFast() => Write(DeflateEffort.Fast);

    [Benchmark]
    public long PngBalanced() => Write(DeflateEffort.Balanced);

    [Benchmark]
    public long DeflateAlone()
    {
        _output.SetLength(0);
        using var zlib = new ZlibEncoder(_output);
        zlib.Write(_filtered);
        zlib.Finish();
        return _output.Length;
    }

    [Benchmark]
    public long ZLibStreamLevel1() => RuntimeZlib(1, ZLibCompressionStrategy.Default);

    [Benchmark]
    public long ZLibStreamLevel1RunLength() => RuntimeZlib(1, ZLibCompressionStrategy.RunLengthEncoding);

    [Benchmark]
    public long ZLibStreamLevel6() => RuntimeZlib(6, ZLibCompressionStrategy.Default);

    [Benchmark]
    public int Read() => PngReader.Read(new MemoryStream(_file)).Width;

    long Write(DeflateEffort effort)
    {
        _output.SetLength(0);
        PngWriter.Write(_output, _picture, new PngOptions { Effort = effort, Colour = PngColour.Srgb });
        return _output.Length;
    }

    long RuntimeZlib(int level, ZLibCompressionStrategy strategy)
    {
        _output.SetLength(0);
        using var zlib = new ZLibStream(
            _output, new ZLibCompressionOptions { CompressionLevel = level, CompressionStrategy = strategy }, leaveOpen: true);
        zlib.Write(_filtered);
        zlib.Flush();
        return _output.Length;
    }

    /// <summary>A slope with craters and sensor noise of about two counts.</summary>
    static Bitmap Ground(int width, int height, int channels)
    {
        var (picture, random) = (new Bitmap(width, height, channels, SampleKind.UInt8), new Random(1));
        for (var i = 0; i < picture.Bytes.Length; i++)
        {
            var (x, y) = (i / channels % width, i / channels / width);
            var light = 110 + (40 * Math.Sin(x * 0.011) * Math.Cos(y * 0.017)) + (20 * Math.Sin((x + y) * 0.13)) + (i % channels * 6);
            picture.Bytes[i] = (byte)(light + random.NextDouble() + random.NextDouble() + random.NextDouble() + random.NextDouble());
        }

        return picture;
    }

    /// <summary>The rows as the encoder filters them: what any deflate is given.</summary>
    static unsafe byte[] Filtered(Bitmap picture)
    {
        var (stride, step) = (picture.Stride, picture.Channels);
        byte[] rows = new byte[2 * (stride + (2 * FilterRow.Margin))], filtered = new byte[picture.Height * (stride + 1)];
        fixed (byte* start = rows, target = filtered)
        {
            byte* row = start + FilterRow.Margin, above = row + stride + (2 * FilterRow.Margin);
            for (var y = 0; y < picture.Height; y++)
            {
                picture.Row(y).CopyTo(new Span<byte>(row, stride));
                var filter = FilterRow.Choose(row, above, stride, step);
                target[y * (stride + 1)] = (byte)filter;
                FilterRow.Apply(filter, row, above, stride, step, target + (y * (stride + 1)) + 1);
                picture.Row(y).CopyTo(new Span<byte>(above, stride));
            }
        }

        return filtered;
    }
}
