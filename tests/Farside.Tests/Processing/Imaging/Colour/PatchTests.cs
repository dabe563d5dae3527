using Farside.Core.Colour;
using Farside.Core.Geometry;
using Farside.Core.Rasters;
using Farside.Processing.Imaging;
using Farside.Processing.Imaging.Colour;

namespace Farside.Tests.Processing.Imaging.Colour;

public sealed class PatchTests
{
    static readonly PatchCorners Corners = new((22.5, 15.2), (118.3, 24.8), (108.1, 96.4), (30.2, 84.9));

    [Fact]
    public void A_patch_seen_aslant_in_a_noisy_mosaic_gives_the_camera_s_colours()
    {
        var light = Mosaic(noiseDn: 6);
        light[70, 50] = new(1000); // a hot pixel amid a square

        var readings = PatchReading.Read(light, BayerPattern.Rggb, SpectralCamera.Layout, Corners, 1023);
        var calibration = PatchCalibration.Of(SpectralCamera.Layout, readings)!;

        var white = SpectralCamera.Counted(_ => 1, SpectralCamera.Sunlight);
        Assert.Equal(white.Y / white.X, calibration.WhiteBalance.Red, 0.015);
        Assert.Equal(white.Y / white.Z, calibration.WhiteBalance.Blue, 0.015);
        var off = SpectralCamera.Others.Average(other => MatrixFit.Difference(
            calibration.Matrix, new("", SpectralCamera.Balanced(other.Reflectance, SpectralCamera.Groundlight), SpectralCamera.Shown(other.Reflectance, SpectralCamera.Groundlight))));
        Assert.InRange(off, 0, 3);
    }

    [Fact]
    public void Squares_outside_the_picture_or_burnt_out_are_not_read()
    {
        var light = Mosaic(noiseDn: 0);
        var shifted = new PatchCorners((62.5, 15.2), (158.3, 24.8), (148.1, 96.4), (70.2, 84.9));

        Assert.Contains(null, PatchReading.Read(light, BayerPattern.Rggb, SpectralCamera.Layout, shifted, 1023));
        Assert.Null(PatchReading.Read(light, BayerPattern.Rggb, SpectralCamera.Layout, Corners, 500)[0]);
        Assert.NotNull(PatchReading.Read(light, BayerPattern.Rggb, SpectralCamera.Layout, Corners, 500)[3]);
    }

    [Fact]
    public void Without_a_grey_or_without_three_colours_a_patch_says_nothing()
    {
        var layout = SpectralCamera.Layout;
        Tristimulus?[] greys = [.. Enumerable.Range(0, 16).Select(square => layout.IsGrey(square) ? new Tristimulus(100, 100, 100) : (Tristimulus?)null)];
        Tristimulus?[] colours = [.. Enumerable.Range(0, 16).Select(square => layout.IsGrey(square) ? (Tristimulus?)null : new Tristimulus(100, 100, 100))];

        Assert.Null(PatchCalibration.Of(layout, greys));
        Assert.Null(PatchCalibration.Of(layout, colours));
    }

    [Fact]
    public void Straight_lines_on_the_patch_stay_straight_in_the_picture_and_corners_meet_corners()
    {
        Assert.Equal(Corners.First, Corners.At(0, 0));
        Near(Corners.Third, Corners.At(1, 1));
        Near(Corners.Fourth, Corners.At(0, 1));
        // The diagonals cross in the middle of the square and of its picture.
        var (x, y) = Corners.At(0.5, 0.5);
        Assert.Equal(0, Cross(Corners.First, Corners.Third, (x, y)), 1e-9);
        Assert.Equal(0, Cross(Corners.Second, Corners.Fourth, (x, y)), 1e-9);
    }

    [Fact]
    public void A_patch_at_a_known_place_is_seen_where_the_camera_projects_it()
    {
        var camera = new PinholeCamera(160, 120, 200, 79.5, 59.5);
        // Looking along north from the origin: X east, Y up, −Z north.
        var pose = new Pose<SiteFrame, CameraFrame>(new(1, 0, 0, 0, 0, -1, 0, 1, 0), new(0, 0, 0));

        var corners = PatchCorners.Seen(camera, pose, [new(-0.5, 4, 0.5), new(0.5, 4, 0.5), new(0.5, 4, -0.5), new(-0.5, 4, -0.5)])!.Value;

        Near((79.5 - 25, 59.5 - 25), corners.First);
        Near((79.5 + 25, 59.5 + 25), corners.Third);
        Assert.Null(PatchCorners.Seen(camera, pose, [new(-0.5, -4, 0.5), new(0.5, 4, 0.5), new(0.5, 4, -0.5), new(-0.5, 4, -0.5)]));
    }

    static void Near((double X, double Y) expected, (double X, double Y) actual)
    {
        Assert.Equal(expected.X, actual.X, 1e-9);
        Assert.Equal(expected.Y, actual.Y, 1e-9);
    }

    static double Cross((double X, double Y) a, (double X, double Y) b, (double X, double Y) c) => ((b.X - a.X) * (c.Y - a.Y)) - ((b.Y - a.Y) * (c.X - a.X));

    // Each pixel looks up its square by the inverse of the perspective map, found by bisection of the forward one on a fine grid.
    static Raster<Linear> Mosaic(double noiseDn)
    {
        var white = SpectralCamera.Counted(_ => 1, SpectralCamera.Sunlight);
        var counts = SpectralCamera.Squares.Select(square => SpectralCamera.Counted(square, SpectralCamera.Sunlight)).ToArray();
        var light = new Raster<Linear>(140, 110);
        var random = new Random(11);
        const int Fine = 1200;
        for (var i = 0; i < Fine * Fine; i++)
        {
            var (u, v) = ((i % Fine + 0.5) / Fine, (i / Fine + 0.5) / Fine);
            var (x, y) = Corners.At(u, v);
            var (column, row) = ((int)Math.Round(x), (int)Math.Round(y));
            light[column, row] = new((float)(900 * counts[((int)(v * 4) * 4) + (int)(u * 4)][BayerPattern.Rggb.Channel(column, row)] / white.Y));
        }

        foreach (ref var sample in light.Pixels)
        {
            sample = new(sample.Value + (float)(noiseDn * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(Math.Tau * random.NextDouble())));
        }

        return light;
    }
}
