using BenchmarkDotNet.Attributes;
using Farside.Core.Geometry;
using Farside.Core.Rasters;
using Farside.Processing.Descent;
using Farside.Processing.Descent.Map;
using Farside.Processing.Descent.Stabilise;
using Farside.Processing.Descent.Tracking;
using Farside.Processing.Photogrammetry;

namespace Farside.Benchmarks;

/// <summary>
/// How long does a frame of a descent take to be followed, to be drawn into the steady film's picture, and to go into the map, beside copying its samples? Binned
/// landing camera frames of flat painted ground, in memory: files, screening and encoding are left out.
/// </summary>
[MemoryDiagnoser]
public class DescentBench
{
    const int Frames = 24;
    const double HighestM = 200;
    const double Closer = 1.12; // from frame to frame

    static readonly PinholeCamera Camera = new(512, 512, 638, 255.5, 255.5);
    static readonly PlaneSurface Ground = new(new(0, 0, 1), 0);

    readonly Raster<Linear>[] _grey = new Raster<Linear>[Frames];
    readonly Raster<byte>[] _shades = new Raster<byte>[Frames];
    readonly float[] _copy = new float[512 * 512];
    readonly Raster<byte> _picture = new(1280, 720);
    MapFrame[] _posed = [];
    PlacedFrame[] _placed = [];

    [GlobalSetup]
    public void Photograph()
    {
        _posed = [.. Enumerable.Range(0, Frames).Select(i => new MapFrame(new($"{i}", Camera, PoseOf(i)), i))];
        _placed = [.. Enumerable.Range(0, Frames).Select(i => PlacedFrame.Of(Camera, PoseOf(i), Ground)!)];
        Parallel.For(0, Frames, i =>
        {
            _grey[i] = Painted(_posed[i].View);
            _shades[i] = new(Camera.Width, Camera.Height);
            for (var at = 0; at < _grey[i].Pixels.Length; at++)
            {
                _shades[i].Pixels[at] = (byte)(255 * _grey[i].Pixels[at].Value);
            }
        });
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Frames)]
    public void CopyFrame()
    {
        foreach (var frame in _grey)
        {
            System.Runtime.InteropServices.MemoryMarshal.Cast<Linear, float>(frame.Pixels).CopyTo(_copy);
        }
    }

    [Benchmark(OperationsPerInvoke = Frames)]
    public DescentTracking Follow() => DescentTracker.Track(Frames, i => _grey[i], new() { FocalLengthPx = Camera.FocalLengthPx });

    /// <summary>1280 × 720 from straight above: the frame upon the map that the frames before it made.</summary>
    [Benchmark(OperationsPerInvoke = Frames)]
    public byte SteadyPicture()
    {
        var map = new GrowingMap(FrameLens.Straight, _placed[0].UnitsPerPixel, _ => (-HighestM, -HighestM, HighestM, HighestM));
        var painter = new GroundPainter(map, FrameLens.Straight);
        for (var i = 0; i < Frames; i++)
        {
            map.Add(_shades[i], _placed[i]);
            painter.Paint(new GroundView(0, 0, _placed[i].UnitsPerPixel, _picture.Width, _picture.Height), [new(_shades[i], _placed[i], 1)], _picture);
        }

        return _picture[0, 0];
    }

    /// <summary>All levels, heights left out.</summary>
    [Benchmark(OperationsPerInvoke = Frames)]
    public DescentMap Map() => DescentMapper.Make(_posed, i => _grey[i], Ground, new() { HasRelief = false });

    static Pose<SiteFrame, CameraFrame> PoseOf(int frame)
    {
        var (height, turn) = (HighestM / Math.Pow(Closer, frame), 0.01 * frame);
        var (sine, cosine) = Math.SinCos(turn);
        return new(new(cosine, -sine, 0, sine, cosine, 0, 0, 0, 1), new(0.02 * height, 0.03 * height, height));
    }

    // Waves of many lengths; those that a pixel cannot show fade.
    static Raster<Linear> Painted(View view)
    {
        var picture = new Raster<Linear>(Camera.Width, Camera.Height);
        var height = view.SiteFromCamera.Origin.Z;
        var pixelM = height / Camera.FocalLengthPx;
        for (var y = 0; y < Camera.Height; y++)
        {
            for (var x = 0; x < Camera.Width; x++)
            {
                var ray = view.Ray(x, y);
                var far = height / -ray.Z;
                picture[x, y] = new((float)Light(view.SiteFromCamera.Origin.X + (far * ray.X), view.SiteFromCamera.Origin.Y + (far * ray.Y), pixelM));
            }
        }

        return picture;
    }

    static double Light(double east, double north, double pixelM)
    {
        var light = 0.45;
        for (var i = 0; i < 40; i++)
        {
            var (length, turn) = (60 * Math.Pow(0.84, i), i * 2.399963);
            if (length < 0.7 * pixelM)
            {
                break;
            }

            var along = (Math.Cos(turn) * east) + (Math.Sin(turn) * north);
            var across = (Math.Cos(turn) * north) - (Math.Sin(turn) * east);
            light += 0.03 * Math.Exp(-Math.Pow(1.5 * pixelM / length, 2)) * Math.Sin((2 * Math.PI / length * along) + (2 * Math.Sin(4.3 / length * across)) + (i * i));
        }

        return Math.Clamp(light, 0, 1);
    }
}
