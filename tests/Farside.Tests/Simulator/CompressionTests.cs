using Farside.Simulator.Instruments;
using Farside.Simulator.Terrain;

namespace Farside.Tests.Simulator;

public sealed class CompressionTests
{
    const int Size = 256;

    [Fact]
    public void Eight_to_one_costs_a_soil_picture_decibels_and_two_to_one_next_to_none()
    {
        var picture = Soil();
        var (mild, strong, harsh) = (Psnr(picture, 2), Psnr(picture, 8), Psnr(picture, 64));

        // Published for such pictures and cosine coders: one bit a pixel gives 30 … 40 dB, four bits more than 45.
        Assert.InRange(strong, 29, 42);
        Assert.True(mild > 45);
        Assert.True(harsh < strong - 2);
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
        return 10 * Math.Log10(255 * 255 / picture.Zip(packed).Average(pair => Math.Pow(pair.First - (double)pair.Second, 2)));
    }

    // Relief at four scales with a little noise, as soil is.
    static ushort[] Soil() => [.. Enumerable.Range(0, Size * Size).Select(i =>
    {
        var (x, y) = (i % Size, i / Size);
        var relief = new[] { 40f, 17, 7, 3 }.Sum(length => MathF.Sqrt(length) * 5 * Foil.Noise(new(x / length, y / length, length)));
        return (ushort)Math.Clamp(110 + relief + (1.5f * Chance.Normal(Chance.Of(3, x, y))), 0, 255);
    })];
}
