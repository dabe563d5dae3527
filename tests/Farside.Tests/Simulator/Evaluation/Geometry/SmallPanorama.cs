using System.Text.Json.Nodes;
using Farside.Core.Geometry;
using Farside.Core.Rasters;
using Farside.Formats.Png;

namespace Farside.Tests.Simulator.Evaluation.Geometry;

/// <summary>An upright cylinder of a <see cref="SmallSequence"/>'s left frames, each pixel named after the frame whose axis is nearest; a test may spoil it.</summary>
sealed class SmallPanorama
{
    public const string Id = "pcam-0003-q";
    const double Scale = 500;
    const double FirstDeg = -45;
    const int Width = 480;
    const int Height = 260;
    const int HorizonRow = 30;

    readonly SmallSequence _sequence;
    readonly List<int> _left;

    public SmallPanorama(SmallSequence sequence)
    {
        _sequence = sequence;
        _left = [.. Enumerable.Range(0, sequence.Shots.Count).Where(i => sequence.Shots[i].IsLeft)];
    }

    /// <summary>The name in <c>sources.png</c> of a pixel whose true one is given; 0 for none.</summary>
    public Func<int, int> Source { get; set; } = source => source;

    public Func<int, int, bool> IsShown { get; set; } = (_, source) => source > 0;
    public Func<int, double> Gain { get; set; } = _ => 1;
    public double PsnrDb { get; set; } = 36;

    public void Write(EvaluationFolders folders)
    {
        var folder = Path.Combine(folders.Products, "panorama", Id);
        Directory.CreateDirectory(folder);
        var (picture, sources) = (new Bitmap(Width, Height, 4, SampleKind.UInt8), new Bitmap(Width, Height, 1, SampleKind.UInt16));
        for (var i = 0; i < Width * Height; i++)
        {
            var source = Nearest(i % Width, i / Width);
            sources.Samples<ushort>()[i] = (ushort)Source(source);
            var isShown = IsShown(i % Width, source);
            ((byte[])[90, 90, 90, (byte)(isShown ? 255 : 0)]).CopyTo(picture.Samples<byte>()[(4 * i)..]);
        }

        Write(folder, picture, sources, Scale, FirstDeg, HorizonRow);
    }

    /// <summary>A whole turn of black sky over bright ground, the edge drawn where the eye sees it on level ground, and tilted.</summary>
    public void WriteSkyline(EvaluationFolders folders, double tiltDeg)
    {
        const int Turn = 3600;
        const int Middle = 100;
        var folder = Path.Combine(folders.Products, "panorama", Id);
        Directory.CreateDirectory(folder);
        var (picture, scale) = (new Bitmap(Turn, 2 * Middle, 4, SampleKind.UInt8), Turn / (2 * Math.PI));
        for (var column = 0; column < Turn; column++)
        {
            var azimuth = column / scale;
            var edge = Edge(azimuth) + (tiltDeg * Math.PI / 180 * Math.Cos(azimuth - 1));
            for (var row = 0; row < 2 * Middle; row++)
            {
                var grey = Math.Atan((Middle - row) / scale) > edge ? (byte)3 : (byte)120;
                ((byte[])[grey, grey, grey, 255]).CopyTo(picture.Samples<byte>()[(4 * ((row * Turn) + column))..]);
            }
        }

        Write(folder, picture, new(Turn, 2 * Middle, 1, SampleKind.UInt16), scale, 0, Middle);
    }

    // The highest that the rolling ground stands before the end of its map.
    static double Edge(double azimuth)
    {
        var (edge, (sin, cos)) = (-1.0, Math.SinCos(azimuth));
        for (var away = 1.0; Math.Max(Math.Abs(away * sin), Math.Abs(away * cos)) < 49.5; away += 0.02)
        {
            edge = Math.Max(edge, Math.Atan2(SmallSequence.HeightAt(away * sin, away * cos) - 1.6, away));
        }

        return edge;
    }

    void Write(string folder, Bitmap picture, Bitmap sources, double scale, double firstDeg, double horizonRow)
    {
        PngWriter.Write(Path.Combine(folder, "panorama.png"), picture);
        PngWriter.Write(Path.Combine(folder, "sources.png"), sources);
        File.WriteAllText(Path.Combine(folder, "product.json"), """{ "cites": [ { "recipe": "geometry", "id": "pcam-0003-q" } ] }""");
        File.WriteAllText(Path.Combine(folder, "panorama.json"), new JsonObject
        {
            ["format"] = "farside-panorama/1",
            ["projection"] = new JsonObject { ["kind"] = "cylindrical", ["width"] = picture.Width, ["height"] = picture.Height, ["pixelsPerRadian"] = scale, ["firstAzimuthDeg"] = firstDeg, ["horizonRow"] = horizonRow },
            ["eyeM"] = new JsonArray(0.02, -0.01, 1.63),
            ["views"] = new JsonArray([.. _left.Select((view, i) => new JsonObject { ["id"] = _sequence.Shots[view].Name, ["gain"] = Gain(i) })]),
            ["overlap"] = new JsonArray(new JsonObject { ["psnrDb"] = PsnrDb, ["pixels"] = 1000 }, new JsonObject { ["psnrDb"] = PsnrDb + 3, ["pixels"] = 1000 }),
        }.ToJsonString());
    }

    // The ground about ten metres away, as a plane at the site's level: near enough for who sees what within a dozen pixels.
    int Nearest(int column, int row)
    {
        var azimuth = (FirstDeg * Math.PI / 180) + (column / Scale);
        var look = Direction<SiteFrame>.Normalised(Math.Sin(azimuth), Math.Cos(azimuth), (HorizonRow - row) / Scale);
        var distance = look.Z < -0.01 ? Math.Min(1.6 / -look.Z, 40) : 40;
        var point = SmallSequence.Common * new Point<SiteFrame>(look.X * distance, look.Y * distance, 1.6 + (look.Z * distance));
        return 1 + _left.FindIndex(view => view == _left
            .Where(one => _sequence.Pixel(one, SmallSequence.Common.Inverse() * point) is not null)
            .OrderBy(one => Math.Abs(_sequence.Pixel(one, SmallSequence.Common.Inverse() * point)!.Value.Column - (SmallSequence.Width / 2)))
            .FirstOrDefault(-1));
    }
}
