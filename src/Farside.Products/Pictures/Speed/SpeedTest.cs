using System.Diagnostics;
using System.IO.Compression;
using System.Runtime.InteropServices;
using Farside.Core.Measurements;
using Farside.Core.Rasters;
using Farside.Formats.Deflate;
using Farside.Processing.Imaging;

namespace Farside.Products.Pictures.Speed;

/// <summary>Measures the picture chain in a temporary folder.</summary>
public sealed class SpeedTest(int runs, Action<string> progress, CancellationToken cancel)
{
    const string Frames =
        "synthetic lunar frames made here: hummocky ground under a low Sun, sky, and the shot and read noise of a 10-bit detector (20 electrons a data number)";

    const int BandHeight = 32;

    public SpeedReport Run()
    {
        var folder = Directory.CreateTempSubdirectory("farside-bench-");
        try
        {
            progress("making frames");
            (string Kind, Frame Frame)[] kinds =
            [
                ("pcam-colour", SyntheticFrames.Colour()), ("pcam-panchromatic", SyntheticFrames.Panchromatic()), ("tcam", SyntheticFrames.DisplayReferred()),
            ];
            ChainSpeed[] chains = [.. kinds.Select(kind => Measure(kind.Kind, kind.Frame, folder.FullName))];
            return new(Machine.This(), runs, Frames, chains, [.. Enum.GetValues<DemosaicMethod>().Select(method => Measure(method, kinds[0].Frame))]);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    ChainSpeed Measure(string kind, Frame frame, string folder)
    {
        progress(kind);
        var path = Path.Combine(folder, kind + ".raw");
        File.WriteAllBytes(path, frame.Samples.Bytes);
        var filtered = Filtered(frame);
        var stages = Stages(frame, path, filtered);
        var work = OneFrame(frame, path, Path.ChangeExtension(path, "png"));
        var times = Stopwatches.Times(runs, work, cancel);
        var processor = Stopwatches.Processor(runs, work, cancel);
        var milliseconds = times[runs / 2];
        var pngBytes = new FileInfo(Path.ChangeExtension(path, "png")).Length;
        var zlibBytes = pngBytes - ZlibEncoder.Compress(filtered).Length + Zlib(filtered);
        var limit = stages.Read + stages.Deflate;
        return new(
            kind, frame.Samples.Width, frame.Samples.Height, frame.Samples.Bytes.Length, stages, milliseconds, times[0], processor, 1000 / milliseconds,
            OnAllCores(frame, path), limit, 1000 / limit, pngBytes, zlibBytes, (double)pngBytes / zlibBytes);
    }

    double Time(Action work) => Stopwatches.Median(runs, work, cancel);

    /// <summary>What the chain does for one frame, its memory kept from call to call.</summary>
    static Action OneFrame(Frame frame, string raw, string png)
    {
        var renderer = new FrameRenderer();
        var own = frame with { Samples = new Bitmap(frame.Samples.Width, frame.Samples.Height, frame.Samples.Channels, frame.Samples.Kind) };
        return () =>
        {
            RawRaster.Read(raw, own.Samples);
            using var file = new FileStream(png, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
            PictureSink.WritePng(renderer.Display(own, new DisplayLookOptions()), file, new());
        };
    }

    StageTimes Stages(Frame frame, string path, byte[] filtered)
    {
        var encoded = Encoded(frame);
        var deflate = Time(() => Deflate(filtered));
        var bitmap = new FrameRenderer().Display(frame, new DisplayLookOptions()).ToBitmap();
        var encode = Time(() => PictureSink.WritePng(new StoredRows(bitmap), Stream.Null, new()));
        var (decode, demosaic, stretch) = ColourStages(frame);
        return new(
            Read: Time(() => RawRaster.Read(path, frame.Samples)),
            Decode: decode,
            Statistics: FrameRenderer.IsShownAsIs(frame) ? 0 : Time(() => DisplayLook.Of(FrameRenderer.Statistics(frame), new())),
            Demosaic: demosaic,
            Stretch: stretch,
            Filter: Math.Max(0, encode - deflate),
            Deflate: deflate,
            Write: Time(() => File.WriteAllBytes(path + ".png", encoded)));
    }

    (double Decode, double Demosaic, double Stretch) ColourStages(Frame frame)
    {
        if (FrameRenderer.IsShownAsIs(frame))
        {
            return (0, 0, 0);
        }

        var look = DisplayLook.Of(FrameRenderer.Statistics(frame), new());
        if (frame.Bayer is not { } pattern)
        {
            var rows = new FrameRenderer().Display(frame, look);
            var band = new byte[BandHeight * rows.Stride];
            return (0, 0, Time(() => EachBand(rows.Height, (y, end) => rows.Render(y, end, band))));
        }

        var mosaic = new Mosaic();
        var decode = Time(() => mosaic.Decode(frame.Samples, pattern, 0, look.Gains));
        return (decode, DemosaicTime(FrameRenderer.DefaultMethod, mosaic, runs), StretchTime(mosaic, look));
    }

    double DemosaicTime(DemosaicMethod method, Mosaic mosaic, int times)
    {
        var demosaicer = Demosaicers.Create(method);
        var band = new ColourPlanes(mosaic.Light.Width, BandHeight);
        return Stopwatches.Median(
            times, () => EachBand(mosaic.Light.Height, (y, end) => demosaicer.Demosaic(mosaic.Light, mosaic.Pattern, y, end, band)), cancel);
    }

    double StretchTime(Mosaic mosaic, DisplayLook look)
    {
        var table = new DisplayTable(look);
        var row = new byte[3 * mosaic.Light.Width];
        return Time(() => EachRow(mosaic.Light, light => table.Show(light, light, light, row)));
    }

    DemosaicSpeed Measure(DemosaicMethod method, Frame frame)
    {
        progress(method.ToString());
        var mosaic = new Mosaic();
        mosaic.Decode(frame.Samples, BayerPattern.Rggb, 0, ColourGains.None);
        var isSlow = method == DemosaicMethod.Residual;
        var milliseconds = DemosaicTime(method, mosaic, isSlow ? 1 : Math.Min(runs, 5));
        var megapixels = frame.Samples.Width * frame.Samples.Height / 1e6;
        return new(method.ToString(), megapixels / milliseconds * 1000, milliseconds, method == FrameRenderer.DefaultMethod);
    }

    /// <summary>Frames a second with one thread on each core, over about as many frames as the runs ask for.</summary>
    double OnAllCores(Frame frame, string path)
    {
        var work = Enumerable.Range(0, Environment.ProcessorCount).Select(core => OneFrame(frame, path, $"{path}.{core}.png")).ToArray();
        Parallel.ForEach(work, one => one());
        var start = Stopwatch.GetTimestamp();
        Parallel.For(0, work.Length, new() { CancellationToken = cancel, MaxDegreeOfParallelism = work.Length }, core =>
        {
            for (var run = 0; run < runs; run++)
            {
                work[core]();
            }
        });
        return work.Length * runs / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    static void EachBand(int height, Action<int, int> band)
    {
        for (var y = 0; y < height; y += BandHeight)
        {
            band(y, Math.Min(height, y + BandHeight));
        }
    }

    static void EachRow(Raster<Linear> light, Action<Span<float>> row)
    {
        for (var y = 0; y < light.Height; y++)
        {
            row(MemoryMarshal.Cast<Linear, float>(light.Row(y)));
        }
    }

    static void Deflate(byte[] filtered)
    {
        using var encoder = new ZlibEncoder(Stream.Null);
        encoder.Write(filtered);
    }

    static byte[] Encoded(Frame frame)
    {
        var png = new MemoryStream();
        PictureSink.WritePng(new FrameRenderer().Display(frame, new DisplayLookOptions()), png, new());
        return png.ToArray();
    }

    /// <summary>The picture's rows as the PNG's filters leave them: what its data chunks hold, inflated.</summary>
    static byte[] Filtered(Frame frame)
    {
        var png = Encoded(frame);
        var data = new MemoryStream();
        for (var at = 8; at < png.Length;)
        {
            var length = System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at));
            if (png.AsSpan(at + 4, 4).SequenceEqual("IDAT"u8))
            {
                data.Write(png, at + 8, length);
            }

            at += 12 + length;
        }

        data.Position = 0;
        var filtered = new MemoryStream();
        using var inflate = new ZLibStream(data, CompressionMode.Decompress);
        inflate.CopyTo(filtered);
        return filtered.ToArray();
    }

    static long Zlib(byte[] filtered)
    {
        var compressed = new MemoryStream();
        // Optimal is zlib's level 6.
        using (var zlib = new ZLibStream(compressed, CompressionLevel.Optimal, leaveOpen: true))
        {
            zlib.Write(filtered);
        }

        return compressed.Length;
    }
}
