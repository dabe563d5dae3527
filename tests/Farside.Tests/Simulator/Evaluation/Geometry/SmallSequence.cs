using System.Globalization;
using System.Text.Json.Nodes;
using Farside.Core.Geometry;
using Farside.Core.Rasters;
using Farside.Formats.Tiff;
using Farside.Simulator.Evaluation.Geometry;

namespace Farside.Tests.Simulator.Evaluation.Geometry;

/// <summary>
/// Four pointings of two eyes on a turning mast over rolling ground: the truth as the simulator writes it, and a geometry product that a test may spoil.
/// </summary>
/// <param name="sequence">Its number.</param>
/// <param name="eastM">How far east of the origin the mast stands.</param>
sealed class SmallSequence(string sequence = "0003", double eastM = 0)
{
    public const int Width = 240;
    public const int Height = 180;
    const int Pointings = 4;
    const double BaseM = 0.27;

    static readonly BrownCamera LeftLens = new(Width, Height, 700, 121.5, 88) { K1 = -0.06, K2 = 0.05, P1 = 1e-4 };
    static readonly BrownCamera RightLens = new(Width, Height, 698, 118, 91) { K1 = -0.05, K2 = 0.04, P2 = 1e-4 };

    /// <summary>Names and true poses, left and right in turn.</summary>
    public IReadOnlyList<(string Name, bool IsLeft, Pose<SiteFrame, CameraFrame> Pose)> Shots { get; } =
        [.. from i in Enumerable.Range(0, Pointings) from isLeft in (bool[])[true, false] select (NameOf(i, isLeft, sequence), isLeft, PoseOf(i, isLeft, eastM))];

    /// <summary>Changes a view's pose in the product; the whole sequence is turned and moved by default.</summary>
    public Func<int, Pose<SiteFrame, CameraFrame>, Pose<SiteFrame, CameraFrame>> Pose { get; set; } = (_, pose) => Common * pose;

    public Func<BrownCamera, BrownCamera> Lens { get; set; } = lens => lens;
    public Func<int, bool> IsAdjusted { get; set; } = _ => true;
    public double BaselineM { get; set; } = BaseM;
    public double StatedRms { get; set; } = 0.141421;
    public double HeldOutRms { get; set; } = 0.2;
    public int TiesPerOverlap { get; set; } = 60;
    public int RejectedOfTies { get; set; } = 2;

    /// <summary>How far measured columns are off in every second frame of a track.</summary>
    public double TieErrorPx { get; set; } = 0.1;

    /// <summary>A tenth of a degree to the left, a twentieth of tilt, some centimetres.</summary>
    public static Pose<SiteFrame, SiteFrame> Common { get; } = new(RotationFit.Turn([0, 0, 0.1 * Math.PI / 180]).Then(RotationFit.Turn([0.05 * Math.PI / 180, 0, 0])), new(0.02, -0.01, 0.03));

    public void WriteTruth(EvaluationFolders folders)
    {
        folders.WriteShots($"pcam-{sequence}", [.. Shots.Select(shot => new JsonObject
        {
            ["product"] = shot.Name,
            ["camera"] = Camera(shot.IsLeft ? LeftLens : RightLens),
            ["siteFromCamera"] = Json(shot.Pose),
            ["dnPerRadianceFactor"] = 1000,
        })]);
        Directory.CreateDirectory(Path.Combine(folders.Truth, "terrain"));
        WriteHeights(Path.Combine(folders.Truth, "terrain", "landing-25cm.tif"), 400, 0.25);
    }

    public void WriteProduct(EvaluationFolders folders)
    {
        var folder = Path.Combine(folders.Products, "geometry", $"pcam-{sequence}-q");
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "product.json"), "{}");
        File.WriteAllText(Path.Combine(folder, "geometry.json"), new JsonObject
        {
            ["format"] = "farside-geometry/1",
            ["cameras"] = new JsonArray(Named("L", Lens(LeftLens)), Named("R", Lens(RightLens))),
            ["views"] = new JsonArray([.. Shots.Select((shot, i) => new JsonObject
            {
                ["id"] = shot.Name,
                ["camera"] = shot.IsLeft ? 0 : 1,
                ["siteFromCamera"] = Json(Pose(i, shot.Pose)),
                ["isAdjusted"] = IsAdjusted(i),
            })]),
            ["rig"] = new JsonObject { ["baselineM"] = BaselineM },
            ["ties"] = new JsonObject { ["rmsPx"] = StatedRms, ["heldOutRmsPx"] = HeldOutRms, ["rejected"] = 0.01 },
        }.ToJsonString());
        File.WriteAllLines(Path.Combine(folder, "ties.csv"), ["track,view,column,row,residual_column,residual_row,is_held_out,is_rejected", .. Ties()]);
    }

    /// <summary>Heights of rolling ground, a GeoTIFF about the origin.</summary>
    public static void WriteHeights(string path, int size, double cellM)
    {
        var picture = new Bitmap(size, size, 1, SampleKind.Float32);
        for (var i = 0; i < size * size; i++)
        {
            picture.Samples<float>()[i] = (float)HeightAt(((i % size) - (size / 2)) * cellM, ((size / 2) - (i / size)) * cellM);
        }

        TiffWriter.Write(path, picture, new() { Geo = GeoReference.OrthographicOnSphere("Moon", 1_737_400, -45, 177, -((size / 2) + 0.5) * cellM, ((size / 2) + 0.5) * cellM, cellM) });
    }

    public static double HeightAt(double east, double north) => 0.1 * Math.Sin(east / 2) * Math.Cos(north / 3);

    // Pixels that see one point of the ground: spread over the overlap of neighbours and of both eyes.
    List<string> Ties()
    {
        var (track, lines) = (0, new List<string>());
        for (var first = 0; first < Shots.Count; first++)
        {
            foreach (var second in (int[])(Shots[first].IsLeft ? [first + 1, first + 2] : [first + 2]))
            {
                lines.AddRange(second < Shots.Count ? Ties(first, second, ref track) : []);
            }
        }

        return lines;
    }

    List<string> Ties(int first, int second, ref int track)
    {
        var lines = new List<string>();
        for (var i = 0; lines.Count < 2 * TiesPerOverlap && i < 4000; i++)
        {
            var (column, row) = (i * 61.803 % Width, i * 38.197 % Height);
            if (Ground(first, column, row) is { } point && Pixel(second, point) is { } at)
            {
                var flags = track % 5 == 0 ? "1" : "0";
                var rejected = lines.Count / 2 < RejectedOfTies ? "1" : "0";
                lines.Add(Line(track, first, column, row, flags, rejected));
                lines.Add(Line(track++, second, at.Column + TieErrorPx, at.Row, flags, rejected));
            }
        }

        return lines;
    }

    string Line(int track, int view, double column, double row, string heldOut, string rejected) =>
        string.Create(CultureInfo.InvariantCulture, $"{track},{Shots[view].Name},{column:F6},{row:F6},{(heldOut == "1" ? 0.2 : 0.1)},{(heldOut == "1" ? 0 : 0.1)},{heldOut},{rejected}");

    Point<SiteFrame>? Ground(int view, double column, double row, double stepM = 0.001)
    {
        var (pose, lens) = (Shots[view].Pose, Shots[view].IsLeft ? LeftLens : RightLens);
        var ray = pose.Rotation * lens.Ray(column, row);
        for (var at = 1.0; at < 45; at += stepM)
        {
            var (x, y) = (pose.Origin.X + (at * ray.X), pose.Origin.Y + (at * ray.Y));
            if (pose.Origin.Z + (at * ray.Z) < HeightAt(x, y))
            {
                return new(x, y, HeightAt(x, y));
            }
        }

        return null;
    }

    /// <summary>Where a point truly falls in a frame; null outside.</summary>
    public (double Column, double Row)? Pixel(int view, Point<SiteFrame> point) =>
        (Shots[view].IsLeft ? LeftLens : RightLens).Project(Shots[view].Pose.Inverse() * point) is { Column: >= 0 and <= Width - 1, Row: >= 0 and <= Height - 1 } at ? at : null;

    /// <summary>From a frame's eye to the ground that a pixel truly shows, metres; infinite where it shows none.</summary>
    public double RangeM(int view, double column, double row)
    {
        if (Ground(view, column, row, 0.05) is not { } near)
        {
            return double.PositiveInfinity;
        }

        // A coarse step first; then halvings between its ends.
        var (eye, far) = (Shots[view].Pose.Origin, Math.Sqrt(Square(near.X - Shots[view].Pose.Origin.X) + Square(near.Y - Shots[view].Pose.Origin.Y) + Square(near.Z - Shots[view].Pose.Origin.Z)));
        var ray = Shots[view].Pose.Rotation * (Shots[view].IsLeft ? LeftLens : RightLens).Ray(column, row);
        var (above, below) = (0.9 * far, 1.1 * far);
        for (var i = 0; i < 40; i++)
        {
            var middle = (above + below) / 2;
            (above, below) = eye.Z + (middle * ray.Z) < HeightAt(eye.X + (middle * ray.X), eye.Y + (middle * ray.Y)) ? (above, middle) : (middle, below);
        }

        return (above + below) / 2;
    }

    static double Square(double x) => x * x;

    static string NameOf(int pointing, bool isLeft, string sequence) => $"CE4_GRAS_PCAM{(isLeft ? "L" : "R")}-Q-{pointing:D3}_SCI_N_201901120742{pointing:D2}_201901120742{pointing:D2}_{sequence}_B.2B";

    // Looks 18° down and turns by 10° a step; eyes stand abreast, 10 cm before the mast's axis.
    static Pose<SiteFrame, CameraFrame> PoseOf(int pointing, bool isLeft, double eastM)
    {
        var (turn, down) = (RotationFit.Turn([0, 0, pointing * 10 * Math.PI / 180]), RotationFit.Turn([-18 * Math.PI / 180, 0, 0]));
        var level = new Rotation<SiteFrame, CameraFrame>(1, 0, 0, 0, 0, -1, 0, 1, 0); // looks north, up is up
        var eye = new Pose<SiteFrame, SiteFrame>(turn, new(eastM, 0, 1.6)) * new Point<SiteFrame>(isLeft ? -BaseM / 2 : BaseM / 2, 0.1, 0);
        return new(level.Then(down).Then(turn), eye);
    }

    static JsonObject Named(string name, BrownCamera lens)
    {
        var json = Camera(lens);
        json["name"] = name;
        return json;
    }

    static JsonObject Camera(BrownCamera lens) => new()
    {
        ["width"] = lens.Width,
        ["height"] = lens.Height,
        ["focalLengthPx"] = lens.FocalLengthPx,
        ["principalColumn"] = lens.PrincipalColumn,
        ["principalRow"] = lens.PrincipalRow,
        ["k1"] = lens.K1,
        ["k2"] = lens.K2,
        ["k3"] = lens.K3,
        ["p1"] = lens.P1,
        ["p2"] = lens.P2,
    };

    static JsonObject Json(Pose<SiteFrame, CameraFrame> pose)
    {
        var (r, o) = (pose.Rotation, pose.Origin);
        return new() { ["rotation"] = new JsonArray(r.M11, r.M12, r.M13, r.M21, r.M22, r.M23, r.M31, r.M32, r.M33), ["originM"] = new JsonArray(o.X, o.Y, o.Z) };
    }
}
