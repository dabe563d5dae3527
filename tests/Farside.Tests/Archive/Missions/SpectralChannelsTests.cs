using System.Globalization;
using Farside.Archive.Missions;

namespace Farside.Tests.Archive.Missions;

public sealed class SpectralChannelsTests
{
    static readonly InstrumentSheet Vnis = MissionRegistry.Find("ce4")!.Instrument("VNIS")!;

    [Theory]
    [InlineData("VD", 100)]
    [InlineData("SD", 300)]
    [InlineData("VC", 100)]
    [InlineData("SC", 300)]
    public void Every_channel_of_a_detector_has_a_width_an_irradiance_and_a_factor(string mode, int count)
    {
        var channels = SpectralChannels.Of(Vnis, mode)!;

        Assert.Equal((count, count, count), (channels.WidthsNm.Length, channels.Irradiance.Length, channels.EarlyFactors.Length));
        Assert.All(channels.EarlyFactors, factor => Assert.InRange(factor, 0.82, 1.07));
        Assert.All(channels.WidthsNm, width => Assert.InRange(width, 2.4, 9.7));
    }

    [Theory]
    [InlineData("1.0", 3, true)]
    [InlineData("2.0", 3, false)]
    [InlineData("1.0", 7, false)]
    [InlineData("", 6, true)]
    public void The_first_days_factors_are_for_radiances_that_were_not_calibrated_in_flight(string release, int lunarDay, bool wants) =>
        Assert.Equal(wants, SpectralChannels.Of(Vnis, "SD")!.WantsEarlyFactors(release, lunarDay));

    /// <summary>ASTM E490-00a is another table of the Sun, from other measurements: sums agree within a few per cent, channels but for Fraunhofer's lines.</summary>
    [SkippableTheory]
    [InlineData("VD", 450, 945)]
    [InlineData("SD", 900, 2395)]
    public void The_sun_through_the_channels_is_that_of_astm_e490(string mode, double from, double to)
    {
        var table = File.ReadAllLines(SharedData.Require("spectra/e490-00a_2014_hires.csv")).Where(line => line.Length > 0 && char.IsDigit(line[0]))
            .Select(line => line.Split(' ')).Select(cells => (Nm: 1000 * double.Parse(cells[0], CultureInfo.InvariantCulture), PerNm: double.Parse(cells[1], CultureInfo.InvariantCulture) / 1000)).ToList();
        var irradiance = SpectralChannels.Of(Vnis, mode)!.Irradiance;

        var through = irradiance.Select((_, i) => table.Where(point => Math.Abs(point.Nm - (from + (5 * i))) <= 4).Average(point => point.PerNm)).ToList();
        var ratios = irradiance.Zip(through, (ours, theirs) => ours / theirs).Order().ToList();

        Assert.Equal(to, from + (5 * (irradiance.Length - 1)));
        Assert.Equal(1, irradiance.Sum() / through.Sum(), 0.03);
        Assert.Equal(1, ratios[ratios.Count / 2], 0.03);
        Assert.InRange(ratios[ratios.Count / 20], 0.92, 1.0);
        Assert.InRange(ratios[^(ratios.Count / 20)], 1.0, 1.08);
    }
}
