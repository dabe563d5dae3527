using Farside.Core.Rasters;
using Farside.Processing.Imaging;
using Farside.Products.Recipes.Drawing;

namespace Farside.Tests.Products.Recipes.Drawing;

public class DrawingTests
{
    static readonly Rgb8 White = new(255, 255, 255);
    static readonly Rgb8 Black = new(0, 0, 0);

    [Theory]
    [InlineData(1.0)]
    [InlineData(2.5)]
    [InlineData(4.0)]
    public void A_line_lays_down_as_much_ink_across_as_its_pen_is_thick(double pen)
    {
        var canvas = new Canvas(60, 40, White);
        canvas.Line(10, 20.3, 50, 20.3, pen, Black);

        var ink = Enumerable.Range(0, 40).Sum(y => (255 - canvas[30, y].G) / 255.0);
        Assert.Equal(pen, ink, tolerance: 0.02);
    }

    [Fact]
    public void Letters_stay_between_their_feet_and_their_heads_and_within_their_width()
    {
        foreach (var letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")
        {
            var lines = Lettering.Lines($"{letter}", 12).ToList();
            Assert.NotEmpty(lines);
            Assert.All(lines, line => Assert.InRange(Math.Min(line.Y1, line.Y2), -12, 1));
            Assert.True(lines.Max(line => Math.Max(line.X1, line.X2)) <= Lettering.Width($"{letter}", 12));
        }
    }

    [Fact]
    public void Every_printable_letter_differs_from_every_other()
    {
        var letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.,:;-()/+×=°µ±?!%’";
        Assert.Equal(letters.Length, letters.Select(letter => string.Join(' ', Lettering.Lines($"{letter}", 12))).Distinct().Count());
    }

    [Fact]
    public void A_text_is_as_wide_as_its_parts_and_the_gap_between_them() =>
        Assert.Equal(Lettering.Width("Yutu", 24) + Lettering.Width("2B", 24) + (Lettering.Gap * 2), Lettering.Width("Yutu2B", 24), precision: 9);

    [Fact]
    public void Shrinking_a_chessboard_keeps_its_light_not_its_numbers()
    {
        var board = new Bitmap(640, 640, 1, SampleKind.UInt8);
        for (var i = 0; i < 640 * 640; i++)
        {
            board.Bytes[i] = (byte)(((i % 640) + (i / 640)) % 2 == 0 ? 255 : 0);
        }

        var small = Shrinker.Shrink(board, 320);
        Assert.Equal((320, 320), (small.Width, small.Height));
        Assert.All(small.Bytes, value => Assert.Equal(188, value)); // half of white's light, as sRGB encodes it (IEC 61966-2-1)
    }

    [Fact]
    public void A_picture_that_is_small_already_is_left_as_it_is()
    {
        var picture = new Bitmap(256, 1, 1, SampleKind.UInt8, [.. Enumerable.Range(0, 256).Select(i => (byte)i)]);
        Assert.Equal(picture.Bytes, Shrinker.Shrink(picture, 320).Bytes);
    }

    [Fact]
    public void The_map_darkens_steadily_from_zero_alike_on_both_sides()
    {
        for (var step = 1; step <= 50; step++)
        {
            Assert.True(Light(step / 50.0) < Light((step - 1) / 50.0));
            Assert.True(Light(-step / 50.0) < Light(-(step - 1) / 50.0));
            Assert.Equal(Lightness(step / 50.0), Lightness(-step / 50.0), tolerance: 2.5);
        }

        Assert.Equal(DivergingMap.At(1), DivergingMap.At(7));
    }

    [Theory]
    [InlineData(4500, 10, 500)]
    [InlineData(101, 12, 10)]
    [InlineData(1, 10, 0.1)]
    [InlineData(1023, 10, 200)]
    public void An_axis_is_cut_at_round_numbers(double span, int most, double step) => Assert.Equal(step, Ticks.Step(span, most), precision: 9);

    [Fact]
    public void Resampling_keeps_a_constant_and_a_straight_line()
    {
        var plane = new Raster<Linear>(40, 30);
        for (var y = 0; y < 30; y++)
        {
            for (var x = 0; x < 40; x++)
            {
                plane[x, y] = new(5 + (2 * x));
            }
        }

        var wide = Resampling.Apply(plane, new(40, 160), new(30, 7));
        for (var x = 8; x < 152; x++)
        {
            Assert.Equal(5 + (2 * (((x + 0.5) / 4) - 0.5)), wide[x, 3].Value, tolerance: 1e-3);
        }
    }

    static double Light(double value)
    {
        var colour = DivergingMap.At(value);
        return (0.2126 * SrgbCurve.Decode(colour.R / 255.0)) + (0.7152 * SrgbCurve.Decode(colour.G / 255.0)) + (0.0722 * SrgbCurve.Decode(colour.B / 255.0));
    }

    // CIE L* of the shown light: another room's idea of lightness than the one the map is built in.
    static double Lightness(double value) => (116 * Math.Cbrt(Light(value))) - 16;
}
