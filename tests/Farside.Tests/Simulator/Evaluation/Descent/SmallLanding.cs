using System.Globalization;
using System.Text.Json.Nodes;
using Farside.Core.Geometry;
using Farside.Core.Rasters;
using Farside.Formats.Tiff;
using Farside.Tests.Archive.Missions;
using Farside.Tests.Simulator.Evaluation.Geometry;

namespace Farside.Tests.Simulator.Evaluation.Descent;

/// <summary>Five frames that look down on rolling, mottled ground from 160 to 10 m, and a map of it in two levels that a test may spoil.</summary>
sealed class SmallLanding
{
    public const string Id = "lcam-0001";
    public const string Coarse = ", lcam-0001, ortho-0.5";
    public const string Fine = ", lcam-0001, ortho-0.125";
    public const string Heights = ", lcam-0001, heights-0.5";
    const int Size = 220;
    const int Pixels = 160;
    const double LongestM = 12;
    const int Waves = 60;

    static readonly BrownCamera Lens = new(Size, Size, 300, 108, 111) { K1 = -0.1 };
    static readonly double[] HeightsM = [160, 80, 40, 20, 10];

    static readonly Lazy<byte[][]> Pictures = new(() => [.. Enumerable.Range(0, HeightsM.Length).Select(Picture)]);

    /// <summary>From the map's places to true ones.</summary>
    public double Factor { get; set; } = 1;

    /// <summary>How much farther east the ground lies that a level shows, metres, by its pixel and by east.</summary>
    public Func<double, double, double> AsideM { get; set; } = (_, _) => 0;

    /// <summary>What is added to a height of the map.</summary>
    public Func<double, double, double> HeightError { get; set; } = (_, _) => 0;

    public double HeightSigmaM { get; set; } = 0.02;

    public void Write(EvaluationFolders folders)
    {
        folders.WriteShots("lcam-0000", [.. Enumerable.Range(0, HeightsM.Length).Select(at => new JsonObject { ["product"] = NameOf(at), ["camera"] = Camera(), ["siteFromCamera"] = Json(PoseAt(at)) })]);
        Directory.CreateDirectory(Path.Combine(folders.Truth, "terrain"));
        SmallSequence.WriteHeights(Path.Combine(folders.Truth, "terrain", "landing-25cm.tif"), 800, 0.25);
        for (var at = 0; at < HeightsM.Length; at++)
        {
            File.WriteAllText(Path.Combine(folders.Archive, NameOf(at) + "L"), SmallLabel.Xml(NameOf(at), "<instrument_id>LCAM</instrument_id>", SmallLabel.Array("UnsignedByte", ("Line", Size), ("Sample", Size))));
            File.WriteAllBytes(Path.Combine(folders.Archive, NameOf(at)), Pictures.Value[at]);
        }

        WriteMap(Path.Combine(folders.Products, "descent-map", Id));
    }

    static string NameOf(int at) => string.Create(CultureInfo.InvariantCulture, $"CE4_GRAS_LCAM-1-{at:D4}_SCI_N_20190103022009_20190103022009_0001_A.2A");

    static Pose<SiteFrame, CameraFrame> PoseAt(int at) => new(new(1, 0, 0, 0, 1, 0, 0, 0, 1), new(0.02 * HeightsM[at], -0.01 * HeightsM[at], HeightsM[at]));

    void WriteMap(string folder)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "product.json"), "{}");
        foreach (var pixelM in (double[])[0.5, 0.125])
        {
            WritePlane(Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"ortho-{pixelM}.tif")), pixelM, 1, (east, north, _) => Light((Factor * east) + AsideM(pixelM, east), Factor * north, pixelM));
        }

        WritePlane(Path.Combine(folder, "heights-0.5.tif"), 0.5, 2, (east, north, channel) => channel == 1 ? HeightSigmaM : (SmallSequence.HeightAt(Factor * east, Factor * north) / Factor) + HeightError(east, north));
    }

    static void WritePlane(string path, double pixelM, int channels, Func<double, double, int, double> of)
    {
        var picture = new Bitmap(Pixels, Pixels, channels, SampleKind.Float32);
        for (var i = 0; i < Pixels * Pixels * channels; i++)
        {
            var (column, row) = (i / channels % Pixels, i / channels / Pixels);
            picture.Samples<float>()[i] = (float)of((column - (Pixels / 2) + 0.5) * pixelM, ((Pixels / 2) - row - 0.5) * pixelM, i % channels);
        }

        TiffWriter.Write(path, picture, new() { Geo = GeoReference.OrthographicOnSphere("Moon", 1_737_400, -45, 177, -Pixels / 2 * pixelM, Pixels / 2 * pixelM, pixelM) });
    }

    static byte[] Picture(int at)
    {
        var (pose, picture) = (PoseAt(at), new byte[Size * Size]);
        for (var i = 0; i < picture.Length; i++)
        {
            var ray = pose.Rotation * Lens.Ray(i % Size, i / Size);
            var far = pose.Origin.Z / -ray.Z;
            for (var round = 0; round < 4; round++)
            {
                far = (pose.Origin.Z - SmallSequence.HeightAt(pose.Origin.X + (far * ray.X), pose.Origin.Y + (far * ray.Y))) / -ray.Z;
            }

            picture[i] = (byte)Math.Round(Light(pose.Origin.X + (far * ray.X), pose.Origin.Y + (far * ray.Y), HeightsM[at] / Lens.FocalLengthPx));
        }

        return picture;
    }

    // Waves of all lengths and directions; those that a pixel cannot show fade.
    static double Light(double east, double north, double pixelM)
    {
        var light = 120.0;
        for (var i = 0; i < Waves; i++)
        {
            var (length, turn) = (LongestM * Math.Pow(0.93, i), i * 2.399963);
            light += 9 * Math.Exp(-Math.Pow(1.5 * pixelM / length, 2)) * Math.Sin((2 * Math.PI / length * ((Math.Cos(turn) * east) + (Math.Sin(turn) * north))) + (i * i));
        }

        return Math.Clamp(light, 0, 255);
    }

    static JsonObject Camera() => new()
    {
        ["width"] = Lens.Width,
        ["height"] = Lens.Height,
        ["focalLengthPx"] = Lens.FocalLengthPx,
        ["principalColumn"] = Lens.PrincipalColumn,
        ["principalRow"] = Lens.PrincipalRow,
        ["k1"] = Lens.K1,
    };

    static JsonObject Json(Pose<SiteFrame, CameraFrame> pose)
    {
        var (r, o) = (pose.Rotation, pose.Origin);
        return new() { ["rotation"] = new JsonArray(r.M11, r.M12, r.M13, r.M21, r.M22, r.M23, r.M31, r.M32, r.M33), ["originM"] = new JsonArray(o.X, o.Y, o.Z) };
    }
}
