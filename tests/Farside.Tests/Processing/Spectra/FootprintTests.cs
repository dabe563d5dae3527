using Farside.Core.Measurements;
using Farside.Processing.Spectra;

namespace Farside.Tests.Processing.Spectra;

public sealed class FootprintTests
{
    const int Bands = 12;
    const int Size = 64;

    [Fact]
    public void The_mean_over_the_circle_is_the_scenes_and_its_noise_the_pixels_over_their_number()
    {
        var cube = Cube(0.02);
        var footprint = new Footprint(31, 30, 20);

        var mean = FootprintMean.Of(cube, footprint)!;

        Assert.InRange(mean.Pixels, 1_240, 1_270);
        for (var band = 1; band < Bands - 1; band++)
        {
            Assert.Equal(0.02 / Math.Sqrt(mean.Pixels), mean.Noise[band] / mean.Radiance[band], 0.25 * 0.02 / Math.Sqrt(mean.Pixels));
        }
    }

    [Fact]
    public void Broken_pixels_are_in_no_mean()
    {
        var cube = Cube(0);
        var (footprint, whole) = (new Footprint(31, 30, 20), FootprintMean.Of(cube, new(31, 30, 20))!);
        cube.Values[(3 * Size * Size) + (31 * Size) + 30] = 0;

        var without = FootprintMean.Of(cube, footprint)!;

        Assert.Equal(whole.Pixels - 1, without.Pixels);
        Assert.Equal(whole.Radiance[3], without.Radiance[3], 0.002 * whole.Radiance[3]);
        Assert.Null(FootprintMean.Of(cube, new(-100, -100, 5)));
    }

    [Fact]
    public void Shadows_are_where_no_sunlight_falls_and_dim_slopes_are_none()
    {
        var cube = Cube(0.01);
        for (var pixel = 0; pixel < 10 * Size; pixel++)
        {
            for (var band = 0; band < Bands; band++)
            {
                cube.Values[(band * Size * Size) + pixel] *= pixel < 5 * Size ? 0.02f : 0.5f;
            }
        }

        var shadows = CubePlanes.Shadows(CubePlanes.Brightness(cube, 475));

        Assert.All(shadows[..(5 * Size)], Assert.True);
        Assert.All(shadows[(5 * Size)..], Assert.False);
    }

    [Fact]
    public void A_binned_pictures_circle_holds_a_quarter_of_the_pixels_about_the_same_place()
    {
        var (whole, binned) = (new Footprint(127, 97, 53.8), new Footprint(127, 97, 53.8).Binned(2));

        Assert.Equal((63.25, 48.25, 26.9), (binned.Line, binned.Sample, binned.Radius));
        Assert.Equal(Count(whole, 256) / 4.0, Count(binned, 128), 25.0);
    }

    static int Count(Footprint footprint, int size) => Enumerable.Range(0, size * size).Count(pixel => footprint.Holds(pixel / size, pixel % size));

    static SpectralCube Cube(double noise)
    {
        var random = new Random(3);
        var values = new float[Bands * Size * Size];
        var scene = Enumerable.Range(0, Size * Size).Select(_ => 1 + (0.4 * random.NextDouble())).ToArray();
        for (var i = 0; i < values.Length; i++)
        {
            var (band, pixel) = (i / (Size * Size), i % (Size * Size));
            values[i] = (float)(scene[pixel] * (0.01 + (0.0004 * band)) * (1 + (noise * DetectorSpliceTests.Normal(random))));
        }

        return new()
        {
            Observation = new() { Id = "cube" },
            Bands = Bands,
            Lines = Size,
            SamplesPerLine = Size,
            Values = values,
            WavelengthsNm = [.. Enumerable.Range(0, Bands).Select(band => 450.0 + (5 * band))],
        };
    }
}
