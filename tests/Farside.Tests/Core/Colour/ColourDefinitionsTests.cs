using Farside.Core.Colour;

namespace Farside.Tests.Core.Colour;

public sealed class ColourDefinitionsTests
{
    /// <summary>Source: B. Lindbloom's table of Lab values of the sRGB primaries (white D65).</summary>
    [Theory]
    [InlineData(1, 0, 0, 53.24, 80.09, 67.20)]
    [InlineData(0, 1, 0, 87.73, -86.18, 83.18)]
    [InlineData(0, 0, 1, 32.30, 79.19, -107.86)]
    [InlineData(1, 1, 1, 100, 0, 0)]
    public void The_screen_s_primaries_have_their_published_places(double red, double green, double blue, double l, double a, double b)
    {
        var lab = CieLab.Of(Srgb.ToXyz * new Tristimulus(red, green, blue), Whites.D65);

        Assert.Equal(l, lab.L, 0.02);
        Assert.Equal(a, lab.A, 0.05);
        Assert.Equal(b, lab.B, 0.05);
    }

    /// <summary>Source: IEC 61966-2-1:1999, the matrix that it prints with four decimals.</summary>
    [Fact]
    public void The_matrix_from_primaries_is_the_standard_s_own()
    {
        double[] printed = [0.4124, 0.3576, 0.1805, 0.2126, 0.7152, 0.0722, 0.0193, 0.1192, 0.9505];

        Assert.All(printed.Zip(Srgb.ToXyz.ToArray()), pair => Assert.Equal(pair.First, pair.Second, 0.0001));
    }

    /// <summary>Source: B. Lindbloom, Chromatic Adaptation, matrix D50 → D65 of the Bradford method.</summary>
    [Fact]
    public void Bradford_s_matrix_from_D50_to_D65_is_the_published_one()
    {
        double[] published = [0.9555766, -0.0230393, 0.0631636, -0.0282895, 1.0099416, 0.0210077, 0.0122982, -0.0204830, 1.3299098];

        var matrix = ChromaticAdaptation.Bradford(new(0.96422, 1, 0.82521), new(0.95047, 1, 1.08883)).ToArray();

        Assert.All(published.Zip(matrix), pair => Assert.Equal(pair.First, pair.Second, 1e-5));
    }

    [Fact]
    public void White_stays_white_and_a_grey_stays_grey_when_the_light_changes()
    {
        var adapted = ChromaticAdaptation.Bradford(Whites.Sun, Whites.D65) * (0.18 * Whites.Sun);

        Assert.Equal(0, CieLab.Of(adapted, 0.18 * Whites.D65).StraightDifferenceTo(new(100, 0, 0)), 1e-9);
    }

    /// <summary>Light of equal energy has equal chromaticities by the observer's definition: x = y = 1/3.</summary>
    [Fact]
    public void Light_of_equal_energy_is_the_middle_of_the_diagram()
    {
        var white = StandardObserver.White(_ => 1);

        Assert.Equal(1, white.X, 0.001);
        Assert.Equal(1, white.Z, 0.001);
    }

    /// <summary>x = 0.44757, y = 0.40745. Source: CIE 15:2004, table T.3, illuminant A, whose spectrum is Planck's law with c₂ = 0.01435 m·K at 2848 K.</summary>
    [Fact]
    public void A_lamp_of_2856_kelvin_has_the_published_chromaticity()
    {
        var xyz = StandardObserver.White(nm => Math.Pow(nm / 560, -5) / (Math.Exp(1.435e7 / (2848 * nm)) - 1));

        Assert.Equal(0.44757, xyz.X / (xyz.X + xyz.Y + xyz.Z), 0.0002);
        Assert.Equal(0.40745, xyz.Y / (xyz.X + xyz.Y + xyz.Z), 0.0002);
    }

    [Fact]
    public void The_Sun_in_space_is_as_white_as_a_body_of_its_temperature()
    {
        // 5772 K is the Sun's nominal effective temperature (IAU 2015 resolution B3); lines take some of its violet.
        var body = StandardObserver.White(nm => Math.Pow(nm / 560, -5) / (Math.Exp(1.438777e7 / (5772 * nm)) - 1));

        Assert.Equal(body.X, Whites.Sun.X, 0.03);
        Assert.Equal(body.Z, Whites.Sun.Z, 0.06);
    }

    [Fact]
    public void A_colour_goes_to_Lab_and_back()
    {
        foreach (var colour in (Tristimulus[])[new(0.3, 0.2, 0.1), new(0.002, 0.001, 0.003), new(0.9, 1, 0.4)])
        {
            var back = CieLab.Of(colour, Whites.D50).ToXyz(Whites.D50);
            Assert.Equal(colour.X, back.X, 1e-12);
            Assert.Equal(colour.Y, back.Y, 1e-12);
            Assert.Equal(colour.Z, back.Z, 1e-12);
        }
    }

    [Fact]
    public void A_matrix_and_its_inverse_undo_each_other()
    {
        var matrix = new ColourMatrix(1.8, -0.9, 0.1, -0.2, 1.5, -0.3, 0.05, -0.4, 1.35);
        var one = (matrix * matrix.Inverse()).ToArray();

        Assert.All(one.Zip(ColourMatrix.Identity.ToArray()), pair => Assert.Equal(pair.Second, pair.First, 1e-12));
        Assert.Throws<InvalidOperationException>(() => new ColourMatrix(1, 2, 3, 2, 4, 6, 0, 0, 1).Inverse());
    }
}
