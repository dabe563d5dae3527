using Farside.Processing.Numerics;

namespace Farside.Tests.Processing.Numerics;

public class FourierTests
{
    const int Side = 16;

    [Fact]
    public void A_wave_is_one_number_at_its_own_place()
    {
        var (real, imaginary) = (new float[Side * Side], new float[Side * Side]);
        for (var i = 0; i < real.Length; i++)
        {
            var phase = 2 * Math.PI * ((3 * (i % Side)) + (5 * (i / Side))) / Side;
            (real[i], imaginary[i]) = ((float)Math.Cos(phase), (float)Math.Sin(phase));
        }

        new Fourier(Side).Forward(real, imaginary);

        Assert.Equal(Side * Side, real[(5 * Side) + 3], 3);
        Assert.Equal(Side * Side, real.Sum(Math.Abs) + imaginary.Sum(Math.Abs), 2);
    }

    [Fact]
    public void There_and_back_gives_the_samples_again()
    {
        float[] real = [.. Enumerable.Range(0, Side * Side).Select(i => (i * 37 % 101) - 50f)];
        float[] imaginary = [.. Enumerable.Range(0, Side * Side).Select(i => (i * 53 % 97) - 48f)];
        var (r, m) = ((float[])real.Clone(), (float[])imaginary.Clone());

        var wave = new Fourier(Side);
        wave.Forward(r, m);
        wave.Backward(r, m);

        Assert.All(real.Zip(r), pair => Assert.Equal(pair.First, pair.Second, 3));
        Assert.All(imaginary.Zip(m), pair => Assert.Equal(pair.First, pair.Second, 3));
    }

    [Fact]
    public void Other_sides_than_powers_of_two_are_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => new Fourier(24));
}
