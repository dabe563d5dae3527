using System.Globalization;
using System.Text;
using Farside.Core.Geometry;
using Farside.Processing.Photogrammetry;
using Farside.Products.Panoramas;

namespace Farside.Tests.Products.Panoramas;

public sealed class HuginProjectTests
{
    static readonly BrownCamera Rover = new(2352, 1728, 6757, 1180.5, 857.25) { K1 = -0.061, K2 = 0.055 };
    static readonly BrownCamera Wide = new(1024, 1024, 1276, 480, 515) { K1 = -0.234, K2 = 0.031 };

    // Hugin's own program tells where a pixel of a picture lies in an equirectangular panorama.
    const string Trafo = """
        import subprocess, sys, shutil
        if not shutil.which("pano_trafo"):
            print("absent")
        else:
            print(subprocess.run(["pano_trafo", sys.argv[1], "0"], input=sys.argv[2], capture_output=True, text=True).stdout)
        """;

    public static TheoryData<double, double, double, bool> Looks => new()
    {
        { 30, -15, 5, false },
        { 210, -35, -8, false },
        { 350, 10, 0, true },
        { 100, -60, 40, true },
    };

    [SkippableTheory]
    [MemberData(nameof(Looks))]
    public void Hugin_sees_a_pixel_where_the_camera_looks(double azimuth, double elevation, double roll, bool isWide)
    {
        var camera = isWide ? Wide : Rover;
        var view = new View("a", camera, new(Looking.FromDegrees(azimuth, elevation, roll).ToRotation(), default));
        using var folder = new TemporaryFolder();
        var project = Path.Combine(folder.Path, "project.pto");
        File.WriteAllBytes(project, HuginProject.Write([view], [], ".png"));
        (double Column, double Row)[] pixels = [(0, 0), (camera.Width - 1, 0), (100.25, camera.Height - 1), (camera.Width / 2.0, camera.Height / 2.0)];
        var asked = string.Join('\n', pixels.Select(pixel => string.Create(CultureInfo.InvariantCulture, $"{pixel.Column} {pixel.Row}"))) + "\n";
        var answer = Judge.Ask("subprocess", "hugin-tools", Trafo, project, asked);
        Skip.If(answer == "absent", "No pano_trafo to judge by: apt-get install hugin-tools");
        var found = answer.Split('\n').Select(line => line.Split(' ').Select(word => double.Parse(word, CultureInfo.InvariantCulture)).ToArray()).ToArray();
        var tolerancePx = HuginLens.Of(camera).WorstPx + 0.02;

        foreach (var (pixel, at) in pixels.Zip(found))
        {
            var (azimuthRad, elevationRad) = ((at[0] - 4999.5) / 10_000 * 2 * Math.PI, (2499.5 - at[1]) / 10_000 * 2 * Math.PI);
            var seen = Direction<SiteFrame>.Normalised(Math.Sin(azimuthRad) * Math.Cos(elevationRad), Math.Cos(azimuthRad) * Math.Cos(elevationRad), Math.Sin(elevationRad));
            Assert.InRange(seen.AngleToRad(view.Ray(pixel.Column, pixel.Row)) * camera.FocalLengthPx, 0, tolerancePx);
        }
    }

    [Fact]
    public void A_rover_cameras_lens_fits_into_hugins_model()
    {
        Assert.InRange(HuginLens.Of(Rover).WorstPx, 0, 0.05);
        Assert.InRange(HuginLens.Of(Wide).WorstPx, 0, 0.5);
    }

    [Fact]
    public void Neighbours_of_a_track_become_control_points()
    {
        var pose = new Pose<SiteFrame, CameraFrame>(Looking.FromDegrees(0, 0, 0).ToRotation(), default);
        View[] views = [new("a", Rover, pose), new("b", Rover, pose), new("c", Rover, pose)];

        var text = Encoding.UTF8.GetString(HuginProject.Write(views, [new([new(0, 1, 2), new(1, 3, 4), new(2, 5.5, 6)])]));

        Assert.Contains("c n0 N1 x1.000 y2.000 X3.000 Y4.000 t0\nc n1 N2 x3.000 y4.000 X5.500 Y6.000 t0\n", text, StringComparison.Ordinal);
    }
}
