using Farside.Core.Rasters;
using Farside.Processing.Imaging;

namespace Farside.Tests.Processing.Imaging;

public sealed class DisplayRowsTests
{
    static readonly float[] Awkward =
        [.. Noise(1000, 11), float.NaN, float.PositiveInfinity, float.NegativeInfinity, -0f, 1e30f, 0.5f, 1.5f, 2.5f, 254.5f, 255.5f];

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(255)]
    [InlineData(1010)]
    public void A_row_shown_by_vectors_equals_its_samples_shown_one_by_one(int width)
    {
        var table = new DisplayTable(new DisplayLook(0, new(1.5, 1, 1.2), 3.5, 800, 3));
        var (red, green, blue) = (Awkward[^width..], Noise(width, 2), Noise(width, 3));
        var (rgb, grey) = (new byte[3 * width], new byte[width]);

        table.Show(red, green, blue, rgb);
        table.Show(red, grey);

        for (var x = 0; x < width; x++)
        {
            Assert.Equal((table.ShowPlain(red[x]), table.ShowPlain(green[x]), table.ShowPlain(blue[x])),
                (rgb[3 * x], rgb[(3 * x) + 1], rgb[(3 * x) + 2]));
            Assert.Equal(rgb[3 * x], grey[x]);
        }
    }

    [Fact]
    public void A_missing_sample_shows_as_black()
    {
        Assert.Equal(0, new DisplayTable(new DisplayLook(0, ColourGains.None, -100, 800, 3)).ShowPlain(float.NaN));
    }

    [Theory]
    [InlineData(5)]
    [InlineData(64)]
    [InlineData(1001)]
    public void Stored_samples_of_every_kind_become_the_same_light_by_vectors_and_one_by_one(int width)
    {
        var bytes = new byte[width];
        new Random(4).NextBytes(bytes);
        ushort[] words = [.. bytes.Select(value => (ushort)(value * 257))];
        float[] singles = [.. bytes.Select(value => value / 3f)];
        var (byVectors, oneByOne) = (new float[width], new float[width]);

        MosaicSamples.ToLinear(bytes, 7, (1.7f, 0.9f), byVectors);
        MosaicSamples.ToLinearPlain<byte>(bytes, 0, 7, (1.7f, 0.9f), oneByOne);
        Assert.Equal(oneByOne, byVectors);

        MosaicSamples.ToLinear(words, 7, (1.7f, 0.9f), byVectors);
        MosaicSamples.ToLinearPlain<ushort>(words, 0, 7, (1.7f, 0.9f), oneByOne);
        Assert.Equal(oneByOne, byVectors);

        MosaicSamples.ToLinear(singles, 7, (1.7f, 0.9f), byVectors);
        MosaicSamples.ToLinearPlain<float>(singles, 0, 7, (1.7f, 0.9f), oneByOne);
        Assert.Equal(oneByOne, byVectors);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(1010)]
    public void Whole_numbers_are_the_nearest_and_ties_go_to_the_even_one(int width)
    {
        var row = Awkward[^width..];
        var (bytes, words) = (new byte[3 * width], new ushort[3 * width]);

        Rounding.Interleave(row, row, row, new(1, 1.3, 0.7), bytes);
        Rounding.Interleave(row, row, row, new(64, 64, 64), words);

        for (var x = 0; x < width; x++)
        {
            Assert.Equal(Rounding.Plain(row[x], 1, 255), bytes[3 * x]);
            Assert.Equal(Rounding.Plain(row[x], 1.3f, 255), bytes[(3 * x) + 1]);
            Assert.Equal(Rounding.Plain(row[x], 64, 65535), words[3 * x]);
            Assert.Equal(double.IsNaN(row[x]) ? 0 : Math.Clamp(Math.Round((double)row[x]), 0, 255), bytes[3 * x]);
        }
    }

    [Theory]
    [InlineData(BayerPattern.Rggb, "012")]
    [InlineData(BayerPattern.Grbg, "102")]
    [InlineData(BayerPattern.Gbrg, "120")]
    [InlineData(BayerPattern.Bggr, "210")]
    public void A_pattern_is_read_left_to_right_and_top_to_bottom(BayerPattern pattern, string colours)
    {
        var cell = $"{pattern.Channel(0, 0)}{pattern.Channel(1, 0)}{pattern.Channel(0, 1)}{pattern.Channel(1, 1)}";

        Assert.Equal(pattern.ToString().ToUpperInvariant().Replace('R', '0').Replace('G', '1').Replace('B', '2'), cell);
        Assert.Equal(colours, string.Concat(cell.Distinct()));
    }

    static float[] Noise(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => (float)((random.NextDouble() * 1200) - 50))];
    }
}
