using Farside.Processing.Imaging;

namespace Farside.Tests.Processing.Imaging;

public sealed class DisplayCurveTests
{
    /// <summary>Light for 8-bit codes by the formula of IEC 61966-2-1, section 5.2, worked out in Python.</summary>
    [Theory]
    [InlineData(0, 0)]
    [InlineData(10, 0.003035269835488375)]
    [InlineData(11, 0.003346535763899161)]
    [InlineData(55, 0.03820437)]
    [InlineData(118, 0.18116424)]
    [InlineData(128, 0.21586050)]
    [InlineData(188, 0.50288648)]
    [InlineData(255, 1)]
    public void The_curve_joins_each_code_to_the_light_of_the_standard(int code, double light)
    {
        Assert.Equal(light, SrgbCurve.Decode(code / 255.0), precision: 7);
        Assert.Equal(code, 255 * SrgbCurve.Encode(light), precision: 4);
    }

    [Fact]
    public void Encoding_undoes_decoding()
    {
        for (var i = 0; i <= 1000; i++)
        {
            // The standard's two constants meet within 2e-8 of one another, no closer.
            Assert.Equal(i / 1000.0, SrgbCurve.Encode(SrgbCurve.Decode(i / 1000.0)), 1e-7);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.5)]
    [InlineData(3)]
    [InlineData(300)]
    public void A_brighter_sample_never_shows_darker(double strength)
    {
        var look = new DisplayLook(0, ColourGains.None, 20, 900, strength);
        var shown = Enumerable.Range(0, 1024).Select(dn => look.Show(dn)).ToArray();

        Assert.Equal(0, shown[20]);
        Assert.Equal(1, shown[900], precision: 12);
        Assert.All(Enumerable.Range(1, 1023), dn => Assert.True(shown[dn] >= shown[dn - 1]));
        Assert.All(Enumerable.Range(21, 880), dn => Assert.True(shown[dn] > shown[dn - 1]));
    }

    [Fact]
    public void Asinh_lifts_faint_light_by_strength_over_its_asinh()
    {
        var plain = new DisplayLook(0, ColourGains.None, 0, 1, 0);
        var lifted = plain with { AsinhStrength = 30 };
        const double Faint = 1e-6;

        Assert.Equal(30 / Math.Asinh(30), SrgbCurve.Decode(lifted.Show(Faint)) / SrgbCurve.Decode(plain.Show(Faint)), precision: 6);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(50)]
    public void The_table_is_within_one_level_of_the_formula(double strength)
    {
        var look = new DisplayLook(0, ColourGains.None, 12, 700, strength);
        var table = new DisplayTable(look);

        for (var v = 0.0; v < 1000; v += 0.37)
        {
            Assert.InRange(table.ShowPlain((float)v) - (255 * look.Show(v)), -0.9, 0.9);
        }
    }
}
