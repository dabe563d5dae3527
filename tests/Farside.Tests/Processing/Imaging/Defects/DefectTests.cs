using Farside.Core.Rasters;
using Farside.Processing.Imaging.Defects;

namespace Farside.Tests.Processing.Imaging.Defects;

public sealed class DefectTests
{
    const int Width = 120;
    const int Height = 90;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Hot_pixels_and_dead_columns_stay_and_are_found_while_stars_and_glints_move_on(bool isMosaic)
    {
        var finder = new DefectFinder(Width, Height, isMosaic);
        for (var i = 0; i < 6; i++)
        {
            finder.Add(Scene(i, hot: [(30, 20), (77, 60), (0, 44)], dead: 50), exposureMs: 40, fullScale: 1023);
        }

        var found = finder.Found();

        Assert.Equal([(30, 20), (0, 44), (77, 60)], found.HotPixels);
        Assert.Equal([50], found.DeadColumns);
    }

    [Fact]
    public void Two_scenes_are_no_proof()
    {
        var finder = new DefectFinder(Width, Height, isMosaic: true);
        finder.Add(Scene(0, hot: [(30, 20)], dead: 50), 40, 1023);
        finder.Add(Scene(1, hot: [(30, 20)], dead: 50), 40, 1023);

        Assert.Empty(finder.Found().HotPixels);
        Assert.Empty(finder.Found().DeadColumns);
    }

    [Fact]
    public void A_spike_is_one_pixel_and_a_glint_is_spread_by_the_lens()
    {
        var light = Scene(7, hot: [], dead: -1, glints: 0);
        light[61, 33] = new(900);
        Glint(light, 90, 70, 3000);

        Assert.Equal([(61, 33)], SpikeFinder.Find(light, isMosaic: true, 1023));
        Assert.Equal([(61, 33)], SpikeFinder.Find(light, isMosaic: false, 1023));
    }

    [Fact]
    public void Two_hot_pixels_side_by_side_and_one_in_a_dead_column_do_not_mend_each_other()
    {
        var light = new Raster<Linear>(20, 20);
        foreach (ref var sample in light.Pixels)
        {
            sample = new(100);
        }

        (light[8, 8], light[10, 8], light[5, 3]) = (new(900), new(900), new(0));
        var mask = new Raster<byte>(20, 20);
        DefectRepair.Apply(light, isMosaic: true, new(20, 20, [(5, 3), (8, 8), (10, 8)], [5]), mask);

        Assert.All(light.Pixels.ToArray(), sample => Assert.Equal(100, sample.Value));
        Assert.Equal((byte)(PixelFlags.HotPixel | PixelFlags.DeadColumn), mask[5, 3]);
    }

    [Fact]
    public void What_is_broken_is_broken_also_where_pixels_are_joined()
    {
        var joined = new DetectorDefects(60, 45, [(3, 3)], []).With(new(120, 90, [(30, 20), (31, 21), (7, 7)], [50]));

        Assert.Equal([(3, 3), (15, 10)], joined.HotPixels);
        Assert.Equal([25], joined.DeadColumns);
        Assert.Empty(DetectorDefects.None(60, 45).With(new(100, 90, [(30, 20)], [])).HotPixels); // no multiple: another detector
    }

    [Fact]
    public void A_border_holds_one_number_and_a_dark_sky_does_not()
    {
        var light = Scene(3, hot: [], dead: -1);
        for (var y = 0; y < Height; y++)
        {
            (light[Width - 1, y], light[Width - 2, y]) = (new(0), new(0));
        }

        Assert.Equal((0, 0, 2, 0), BorderFinder.Find(light));
        Assert.Equal((0, 0, 0, 0), BorderFinder.Find(new Raster<Linear>(50, 40))); // one number everywhere is no border
    }

    // Sky above ground with rough texture, a few glints anywhere, noise; what is broken stays in place and grows with exposure.
    static Raster<Linear> Scene(int seed, IReadOnlyList<(int Column, int Row)> hot, int dead, int glints = 12)
    {
        var random = new Random(seed + 100);
        double Noise(double sigma) => sigma * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(Math.Tau * random.NextDouble());
        var light = new Raster<Linear>(Width, Height);
        for (var y = 0; y < Height; y++)
        {
            for (var x = 0; x < Width; x++)
            {
                light[x, y] = new((float)(y < 25 ? 0 : 250 * (1 + Noise(0.03))));
            }
        }

        for (var i = 0; i < glints; i++)
        {
            Glint(light, 2 + random.Next(Width - 4), 2 + random.Next(Height - 4), 400 + (4000 * random.NextDouble()));
        }

        foreach (var (column, row) in hot)
        {
            light[column, row] = new(light[column, row].Value + 90);
        }

        for (var i = 0; i < Width * Height; i++)
        {
            ref var sample = ref light.Pixels[i];
            var signal = Math.Min(1023, i % Width == dead ? 0 : sample.Value);
            sample = new((float)Math.Round(signal + Noise(Math.Sqrt((0.04 * signal) + 1.7))));
        }

        return light;
    }

    // A point of light under the lens's 1 4 1 both ways.
    static void Glint(Raster<Linear> light, int x, int y, double peak)
    {
        for (var dy = -1; dy <= 1; dy++)
        {
            for (var dx = -1; dx <= 1; dx++)
            {
                ref var sample = ref light[x + dx, y + dy];
                sample = new((float)Math.Min(1023, sample.Value + (peak * (dx == 0 ? 4 : 1) * (dy == 0 ? 4 : 1) / 36)));
            }
        }
    }
}
