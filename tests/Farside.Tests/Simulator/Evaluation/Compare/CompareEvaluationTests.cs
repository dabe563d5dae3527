using System.Text.Json.Nodes;
using Farside.Core.Geometry;
using Farside.Core.Rasters;
using Farside.Formats.Png;
using Farside.Formats.Tiff;
using Farside.Simulator.Evaluation;
using Farside.Simulator.Evaluation.Compare;
using Farside.Simulator.Mission;

namespace Farside.Tests.Simulator.Evaluation.Compare;

/// <summary>Mounds far from the lander, looked at in a morning and in an evening from two places; a product made from the formula of the ground, whole or damaged.</summary>
public sealed class CompareEvaluationTests : IDisposable
{
    const string Id = "pcam-0004-q-after-0003";
    const string Morning = "CE4_GRAS_PCAML-Q-000_SCI_N_20190102074200_20190102074200_0003_B.2B";
    const string Evening = "CE4_GRAS_PCAML-Q-000_SCI_N_20190111074200_20190111074200_0004_B.2B";
    const int Width = 240;
    const int Height = 180;

    // Lander and its shadow are far from here.
    const double East = 60;

    static readonly BrownCamera Lens = new(Width, Height, 300, 119, 91);
    static readonly Pose<SiteFrame, CameraFrame> First = Looking(East, 0, 0);
    static readonly Pose<SiteFrame, CameraFrame> Second = Looking(East + 0.6, 0.2, 4);

    readonly EvaluationFolders _folders = new();

    public void Dispose() => _folders.Dispose();

    [Fact]
    public void Pictures_laid_where_the_ground_is_and_told_shadows_meet_every_bar()
    {
        Make();

        var report = _folders.Judge(new CompareEvaluation());

        Assert.Equal(5, report.Rows.Count);
        report.AssertPassed();
        Assert.InRange(report.Row($"{CompareEvaluation.Registration}, {Id}").Value, 0, 0.1);
    }

    [Fact]
    public void A_picture_laid_a_pixel_aside_fails_where_it_lies_and_nowhere_else()
    {
        Make(offPx: 1);

        var report = _folders.Judge(new CompareEvaluation());

        report.AssertFailed($"{CompareEvaluation.Registration}, {Id}");
        Assert.Equal(1, report.Row($"{CompareEvaluation.Registration}, {Id}").Value, 0.05);
        Assert.True(report.Row($"{CompareEvaluation.Darkened}, {Id}").Passed);
    }

    [Fact]
    public void A_difference_that_shows_no_change_misses_the_shadows_and_one_the_wrong_way_round_as_well()
    {
        Make(told: _ => 0);
        var blind = _folders.Judge(new CompareEvaluation());
        Make(told: stops => -stops);
        var reversed = _folders.Judge(new CompareEvaluation());

        foreach (var report in (EvaluationReport[])[blind, reversed])
        {
            report.AssertFailed($"{CompareEvaluation.Darkened}, {Id}");
            report.AssertFailed($"{CompareEvaluation.Lightened}, {Id}");
            Assert.True(report.Row($"{CompareEvaluation.Mistaken}, {Id}").Passed);
        }
    }

    [Fact]
    public void A_difference_that_sees_change_everywhere_is_mistaken_where_the_Sun_always_shone()
    {
        Make(told: _ => 2);

        var report = _folders.Judge(new CompareEvaluation());

        report.AssertFailed($"{CompareEvaluation.Mistaken}, {Id}");
        Assert.True(report.Row($"{CompareEvaluation.Lightened}, {Id}").Passed);
    }

    /// <param name="offPx">How far columns of the later picture are off.</param>
    /// <param name="told">Of the true change, stops of light, what the difference shows.</param>
    void Make(double offPx = 0, Func<double, double>? told = null)
    {
        _folders.WriteShots("pcam", Shot(Morning, First), Shot(Evening, Second));
        WriteTerrain(Path.Combine(Directory.CreateDirectory(Path.Combine(_folders.Truth, "terrain")).FullName, "landing-5cm.tif"));
        WriteGeometry("pcam-0003-q", Morning, First);
        WriteGeometry("pcam-0004-q", Evening, Second);
        var folder = Directory.CreateDirectory(Path.Combine(_folders.Products, "compare", Id)).FullName;
        File.WriteAllText(Path.Combine(folder, "product.json"), new JsonObject
        {
            ["cites"] = new JsonArray([.. new[] { "pcam-0003-q", "pcam-0004-q" }.Select(id => new JsonObject { ["recipe"] = "geometry", ["id"] = id })]),
        }.ToJsonString());
        File.WriteAllText(Path.Combine(folder, "registration.json"), new JsonObject { ["earlier"] = Morning, ["later"] = Evening, ["places"] = Places(offPx) }.ToJsonString());
        PngWriter.Write(Path.Combine(folder, "difference.png"), Difference(told ?? (stops => stops)));
    }

    static JsonArray Places(double offPx)
    {
        var places = new JsonArray();
        for (var i = 0; i < 25 * 19; i++)
        {
            var (column, row) = ((i % 25) * (Width - 1) / 24.0, (i / 25) * (Height - 1) / 18.0);
            if (Ground(First, column, row) is { } ground && Lens.Project(Second.Inverse() * ground) is { } at)
            {
                places.Add(new JsonArray(column, row, at.Column + offPx, at.Row));
            }
        }

        return places;
    }

    // Ochre where it is brighter now, blue where darker: two stops either way.
    static Bitmap Difference(Func<double, double> told)
    {
        var picture = new Raster<Rgb8>(Width, Height);
        for (var i = 0; i < picture.Pixels.Length; i++)
        {
            if (Ground(First, i % Width, i / Width) is { } ground)
            {
                var (before, after) = (IsLit(ground, Morning), IsLit(ground, Evening));
                var stops = told((after ? 2 : 0) - (before ? 2 : 0)) / 2;
                byte Mix(double warm, double cold, double grey) => (byte)Math.Round(grey + (Math.Abs(stops) * ((stops > 0 ? warm : cold) - grey)));
                picture.Pixels[i] = new(Mix(246, 74, 58), Mix(190, 150, 58), Mix(92, 236, 60));
            }
        }

        return Bitmap.From(picture, 3, SampleKind.UInt8);
    }

    static double HeightAt(double east, double north)
    {
        double Mound(double x, double y) => 0.8 * Math.Exp(-(((east - East - x) * (east - East - x)) + ((north - y) * (north - y))) / 0.4);
        return Mound(-1.5, 6) + Mound(1.2, 8) + Mound(2.5, 5.5);
    }

    static bool IsLit(Point<SiteFrame> place, string frame)
    {
        Assert.True(Farside.Archive.Store.ProductName.TryParse(frame, out var name));
        var sun = LandingSite.SunAt(name.Start);
        var (azimuth, rise) = (sun.Azimuth.Radians, Math.Tan(sun.Elevation.Radians));
        for (var away = 0.02; away < 6; away += 0.02)
        {
            if (HeightAt(place.X + (away * Math.Sin(azimuth)), place.Y + (away * Math.Cos(azimuth))) > place.Z + 0.004 + (away * rise))
            {
                return false;
            }
        }

        return true;
    }

    static Point<SiteFrame>? Ground(Pose<SiteFrame, CameraFrame> pose, double column, double row)
    {
        var (eye, ray) = (pose.Origin, pose.Rotation * Lens.Ray(column, row));
        double Above(double at) => eye.Z + (at * ray.Z) - HeightAt(eye.X + (at * ray.X), eye.Y + (at * ray.Y));
        for (var at = 1.0; at < 25; at += 0.02)
        {
            if (Above(at) < 0)
            {
                var (above, below) = (at - 0.02, at);
                for (var i = 0; i < 30; i++)
                {
                    (above, below) = Above((above + below) / 2) > 0 ? ((above + below) / 2, below) : (above, (above + below) / 2);
                }

                return new(eye.X + (below * ray.X), eye.Y + (below * ray.Y), eye.Z + (below * ray.Z));
            }
        }

        return null;
    }

    // North and 17° down, turned a little to the left.
    static Pose<SiteFrame, CameraFrame> Looking(double east, double north, double leftDeg)
    {
        var (down, left) = (17 * Math.PI / 180, leftDeg * Math.PI / 180);
        var (s, c, sl, cl) = (Math.Sin(down), Math.Cos(down), Math.Sin(left), Math.Cos(left));
        // Columns: right, up and back of the camera in east, north, up.
        return new(new(cl, -sl * s, sl * c, sl, cl * s, -cl * c, 0, c, s), new(east, north, 1.6));
    }

    void WriteGeometry(string id, string frame, Pose<SiteFrame, CameraFrame> pose)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_folders.Products, "geometry", id)).FullName;
        File.WriteAllText(Path.Combine(folder, "product.json"), "{}");
        var lens = Camera();
        lens["name"] = "L";
        File.WriteAllText(Path.Combine(folder, "geometry.json"), new JsonObject
        {
            ["format"] = "farside-geometry/1",
            ["cameras"] = new JsonArray(lens),
            ["views"] = new JsonArray(new JsonObject { ["id"] = frame, ["camera"] = 0, ["siteFromCamera"] = Json(pose), ["isAdjusted"] = true }),
            ["ties"] = new JsonObject { ["rmsPx"] = 0.1, ["heldOutRmsPx"] = 0.1, ["rejected"] = 0 },
        }.ToJsonString());
        File.WriteAllText(Path.Combine(folder, "ties.csv"), "track,view,column,row,residual_column,residual_row,is_held_out,is_rejected\n");
    }

    static void WriteTerrain(string path)
    {
        const int Cells = 640;
        const double CellM = 0.05;
        var picture = new Bitmap(Cells, Cells, 1, SampleKind.Float32);
        for (var i = 0; i < Cells * Cells; i++)
        {
            picture.Samples<float>()[i] = (float)HeightAt(East - (Cells / 2 * CellM) + ((i % Cells) * CellM), 10 + (Cells / 2 * CellM) - ((i / Cells) * CellM));
        }

        TiffWriter.Write(path, picture, new() { Geo = GeoReference.OrthographicOnSphere("Moon", 1_737_400, -45, 177, East - (((Cells / 2) + 0.5) * CellM), 10 + (((Cells / 2) + 0.5) * CellM), CellM) });
    }

    static JsonObject Shot(string product, Pose<SiteFrame, CameraFrame> pose) => new() { ["product"] = product, ["camera"] = Camera(), ["siteFromCamera"] = Json(pose), ["dnPerRadianceFactor"] = 1000 };

    static JsonObject Camera() => new()
    {
        ["width"] = Lens.Width,
        ["height"] = Lens.Height,
        ["focalLengthPx"] = Lens.FocalLengthPx,
        ["principalColumn"] = Lens.PrincipalColumn,
        ["principalRow"] = Lens.PrincipalRow,
        ["k1"] = 0,
        ["k2"] = 0,
        ["k3"] = 0,
        ["p1"] = 0,
        ["p2"] = 0,
    };

    static JsonObject Json(Pose<SiteFrame, CameraFrame> pose)
    {
        var (r, o) = (pose.Rotation, pose.Origin);
        return new() { ["rotation"] = new JsonArray(r.M11, r.M12, r.M13, r.M21, r.M22, r.M23, r.M31, r.M32, r.M33), ["originM"] = new JsonArray(o.X, o.Y, o.Z) };
    }
}
