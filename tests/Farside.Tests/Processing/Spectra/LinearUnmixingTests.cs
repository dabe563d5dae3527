using Farside.Processing.Spectra;

namespace Farside.Tests.Processing.Spectra;

public sealed class LinearUnmixingTests
{
    const int Channels = 60;

    static double[][] Endmembers(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => Enumerable.Range(0, Channels).Select(_ => 0.1 + random.NextDouble()).ToArray())];
    }

    static double[] Mixed(double[][] endmembers, params double[] shares) =>
        [.. Enumerable.Range(0, Channels).Select(at => shares.Select((share, i) => share * endmembers[i][at]).Sum())];

    [Theory]
    [InlineData(0.2, 0.3, 0.5, 0)]
    [InlineData(1, 0, 0, 0)]
    [InlineData(0, 0.01, 0, 0.99)]
    [InlineData(0.25, 0.25, 0.25, 0.25)]
    public void A_patchwork_has_the_shares_it_was_laid_with(double a, double b, double c, double d)
    {
        var endmembers = Endmembers(4, 1);

        var shares = LinearUnmixing.Shares(Mixed(endmembers, a, b, c, d), endmembers);

        Assert.All(shares.Zip([a, b, c, d]), pair => Assert.Equal(pair.Second, pair.First, 9));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Shares_are_not_negative_add_to_one_and_no_others_on_a_grid_fit_better(int seed)
    {
        var (endmembers, random) = (Endmembers(3, seed), new Random(seed));
        var spectrum = Enumerable.Range(0, Channels).Select(_ => random.NextDouble()).ToArray();

        var shares = LinearUnmixing.Shares(spectrum, endmembers);

        Assert.All(shares, share => Assert.True(share >= 0));
        Assert.Equal(1, shares.Sum(), 12);
        var best = Misfit(shares);
        for (var i = 0; i <= 50; i++)
        {
            for (var j = 0; j <= 50 - i; j++)
            {
                Assert.True(best <= Misfit([i / 50.0, j / 50.0, (50 - i - j) / 50.0]) + 1e-12);
            }
        }

        double Misfit(double[] tried) => Mixed(endmembers, tried).Zip(spectrum, (a, b) => (a - b) * (a - b)).Sum();
    }

    [Fact]
    public void Two_alike_endmembers_share_what_one_would_have()
    {
        var endmembers = Endmembers(2, 9);

        var shares = LinearUnmixing.Shares(Mixed(endmembers, 0.6, 0.4), [endmembers[0], endmembers[0], endmembers[1]]);

        Assert.Equal(0.6, shares[0] + shares[1], 9);
        Assert.Equal(0.4, shares[2], 9);
    }

    [Fact]
    public void The_angle_between_spectra_does_not_feel_their_brightness()
    {
        double[] a = [1, 2, 3], b = [2, 4, 6], across = [3, 0, -1];

        Assert.Equal(0, SpectralAngle.Between(a, b).Degrees, 1e-5);
        Assert.Equal(90, SpectralAngle.Between(a, across).Degrees, 9);
        Assert.Equal(45, SpectralAngle.Between([1, 0, double.NaN], [1, 1, 5]).Degrees, 9);
    }
}
