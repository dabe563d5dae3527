using Farside.Processing.Photogrammetry.Alignment;

namespace Farside.Tests.Processing.Photogrammetry.Alignment;

public sealed class SplinePlaneTests
{
    const int Width = 60;
    const int Height = 48;

    [Fact]
    public void A_spline_passes_through_its_samples()
    {
        var plane = new SplinePlane(Width, Height, [.. Enumerable.Range(0, Width * Height).Select(i => (float)Math.Sin(i * 1.7))]);

        foreach (var (x, y) in new[] { (1, 1), (5, 40), (31, 2), (56, 44) })
        {
            Assert.Equal(plane.Samples[(y * Width) + x], plane.At(x, y), 1e-5f);
        }
    }

    [Fact]
    public void Between_samples_a_slow_wave_goes_on_as_it_is()
    {
        static double Wave(double x, double y) => Math.Sin(0.5 * x) + Math.Cos((0.3 * x) + (0.6 * y));
        var plane = new SplinePlane(Width, Height, [.. Enumerable.Range(0, Width * Height).Select(i => (float)Wave(i % Width, i / Width))]);

        foreach (var (x, y) in new[] { (20.5, 20.5), (31.2, 14.9), (40.75, 30.5) })
        {
            Assert.Equal(Wave(x, y), plane.At(x, y), 1e-3);
        }
    }

    [Fact]
    public void A_missing_sample_is_missing_about_itself_and_nowhere_else()
    {
        var samples = Enumerable.Repeat(7f, Width * Height).ToArray();
        samples[(20 * Width) + 30] = float.NaN;
        var plane = new SplinePlane(Width, Height, samples);

        Assert.True(float.IsNaN(plane.At(30.4, 19.6)));
        Assert.Equal(7, plane.At(26.5, 20.5), 1e-5f);
        Assert.Equal(7, plane.At(45, 20), 1e-5f);
    }
}
