using Farside.Processing.Spectra;

namespace Farside.Tests.Processing.Spectra;

public sealed class BandMeterTests
{
    static readonly double[] Nm = [.. Enumerable.Range(0, 390).Select(i => 450.0 + (5 * i))];

    [Theory]
    [InlineData(930.0, 60.0, 0.10)]
    [InlineData(987.3, 75.0, 0.45)]
    [InlineData(1051.8, 90.0, 0.05)]
    public void A_notch_has_the_centre_the_depth_and_the_area_it_was_cut_with(double centre, double sigma, double depth)
    {
        var removed = Nm.Select(nm => 1 - (depth * Math.Exp(-0.5 * (nm - centre) * (nm - centre) / (sigma * sigma)))).ToArray();

        var band = BandMeter.Measure(Nm, removed, BandWindow.OneMicron)!.Value;

        Assert.Equal(centre, band.CentreNm, 0.5);
        Assert.Equal(depth, band.Depth, 0.003 * depth);
        Assert.Equal(depth * sigma * Math.Sqrt(2 * Math.PI), band.AreaNm, 0.01 * depth * sigma * Math.Sqrt(2 * Math.PI));
        Assert.Equal(0, band.Asymmetry, 0.02);
    }

    [Fact]
    public void A_band_with_its_longer_wing_in_the_red_is_asymmetric_above_zero_and_its_mirror_below()
    {
        double[] Wings(double before, double beyond) => [.. Nm.Select(nm => 1 - (0.2 * Math.Exp(-0.5 * Math.Pow((nm - 1000) / (nm < 1000 ? before : beyond), 2))))];

        var (red, blue) = (BandMeter.Measure(Nm, Wings(75, 90), BandWindow.OneMicron)!.Value, BandMeter.Measure(Nm, Wings(90, 75), BandWindow.OneMicron)!.Value);

        // Halves of a Gaussian hold areas as their widths: (90 - 75) / 165.
        Assert.Equal(15 / 165.0, red.Asymmetry, 0.04);
        Assert.Equal(-15 / 165.0, blue.Asymmetry, 0.04);
    }

    [Fact]
    public void Where_there_is_no_band_none_is_measured() =>
        Assert.Null(BandMeter.Measure(Nm, [.. Nm.Select(nm => 1 + (1e-5 * nm))], BandWindow.OneMicron));

    [Fact]
    public void The_same_seed_gives_the_same_errors_and_another_one_others()
    {
        var spectrum = Notched();

        var (one, same, other) = (BandAnalysis.Of(spectrum, 60, 5), BandAnalysis.Of(spectrum, 60, 5), BandAnalysis.Of(spectrum, 60, 6));

        Assert.Equal(one.Bands, same.Bands);
        Assert.NotEqual(one.Bands[0].CentreNm.Sigma, other.Bands[0].CentreNm.Sigma);
        Assert.Equal(one.Bands[0].CentreNm.Value, other.Bands[0].CentreNm.Value);
    }

    [Fact]
    public void Indicators_are_the_published_regressions_at_their_published_numbers()
    {
        // Bands of an ordinary H chondrite, about: BAR 1.0 is 48.6 % olivine by Dunn; a diogenite's 922 nm is Fs 30, Wo 5 by Burbine.
        var found = MineralIndicators.Of(new(922, 0.3, 40, 0), new(1890, 0.2, 40, 0)).ToDictionary(one => one.Name, one => one.Value.Value);

        Assert.Equal(0.486, found["olivine / (olivine + pyroxene)"], 1e-9);
        Assert.Equal(29.75, found["pyroxene, iron (Fs)"], 0.01);
        Assert.Equal(4.68, found["pyroxene, calcium (Wo)"], 0.01);
        Assert.Equal(24.78, found["pyroxene, iron (Fs), by 2 um"], 0.01);
    }

    static ReflectanceSpectrum Notched() => new()
    {
        WavelengthsNm = Nm,
        Values = [.. Nm.Select(nm => (0.04 + (3e-5 * nm)) * (1 - (0.1 * Math.Exp(-0.5 * Math.Pow((nm - 960) / 80, 2))) - (0.08 * Math.Exp(-0.5 * Math.Pow((nm - 1950) / 180, 2)))))],
        Noise = [.. Nm.Select(nm => 0.007 * (0.04 + (3e-5 * nm)))],
    };
}
