using Farside.Core.Rasters;
using Farside.Formats.Jpeg;
using Farside.Simulator.Instruments;
using Farside.Simulator.Terrain;

namespace Farside.Tests.Simulator;

public sealed class CompressionTests
{
    const int Size = 256;

    [Fact]
    public void The_fewer_bits_are_left_the_more_a_picture_loses()
    {
        var picture = Soil();
        var (mild, strong, harsh) = (Psnr(picture, 2), Psnr(picture, 8), Psnr(picture, 64));

        Assert.True(mild > 48); // the error of a mild coder is that of rounding to whole numbers, 58.9 dB, and little more
        Assert.True(strong < mild - 4);
        Assert.True(harsh < strong - 4);
    }

    [SkippableTheory]
    [InlineData(8)]
    [InlineData(16)]
    public void A_picture_loses_as_much_as_in_a_JPEG_of_the_same_size(int ratio)
    {
        Skip.IfNot(Jpeg.IsAvailable, "No libjpeg-turbo: apt-get install libturbojpeg0");
        var picture = Soil();
        var bytes = picture.Select(number => (byte)number).ToArray();

        // The quality whose file is nearest to the wanted size.
        var files = Enumerable.Range(5, 95).Select(quality => Jpeg.Encode(new(Size, Size, 1, SampleKind.UInt8, bytes), new() { Quality = quality })).ToList();
        var nearest = files.MinBy(file => Math.Abs(file.Length - (Size * Size / ratio)))!;
        var decoded = Jpeg.Decode(nearest).Bytes;

        Assert.Equal(Psnr(picture, [.. decoded.Select(value => (ushort)value)]), Psnr(picture, ratio), 2.0);
    }

    [Fact]
    public void Blocks_show_at_eight_to_one()
    {
        var picture = Soil();
        var packed = (ushort[])picture.Clone();
        Compression.Plane(packed, Size, Size, 255, 8);

        // What compression did jumps more often from one block to the next than within a block.
        double Jump(int phase) => Enumerable.Range(0, Size * Size).Where(i => i % Size is > 0 and var column && column % 8 == phase)
            .Average(i => Math.Abs(packed[i] - picture[i] - (packed[i - 1] - picture[i - 1])));
        Assert.True(Jump(0) > 1.03 * Jump(4));
    }

    [Fact]
    public void No_compression_changes_nothing_and_an_even_plane_survives_any()
    {
        var picture = Soil();
        var same = (ushort[])picture.Clone();
        Compression.Plane(same, Size, Size, 255, 1);
        var even = Enumerable.Repeat((ushort)137, 100 * 75).ToArray();
        Compression.Plane(even, 100, 75, 255, 8);

        Assert.Equal(picture, same);
        Assert.All(even, number => Assert.InRange(number, 136, 138));
    }

    static double Psnr(ushort[] picture, int ratio)
    {
        var packed = (ushort[])picture.Clone();
        Compression.Plane(packed, Size, Size, 255, ratio);
        return Psnr(picture, packed);
    }

    static double Psnr(ushort[] picture, ushort[] packed) => 10 * Math.Log10(255 * 255 / picture.Zip(packed).Average(pair => Math.Pow(pair.First - (double)pair.Second, 2)));

    // Relief at four scales with a little noise, as soil is.
    static ushort[] Soil() => [.. Enumerable.Range(0, Size * Size).Select(i =>
    {
        var (x, y) = (i % Size, i / Size);
        var relief = new[] { 40f, 17, 7, 3 }.Sum(length => MathF.Sqrt(length) * 5 * Foil.Noise(new(x / length, y / length, length)));
        return (ushort)Math.Clamp(110 + relief + (1.5f * Chance.Normal(Chance.Of(3, x, y))), 0, 255);
    })];
}
