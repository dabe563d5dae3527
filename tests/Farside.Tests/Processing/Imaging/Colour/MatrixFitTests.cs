using Farside.Core.Colour;
using Farside.Processing.Imaging.Colour;

namespace Farside.Tests.Processing.Imaging.Colour;

public sealed class MatrixFitTests
{
    /// <summary>The bar: 3 on average. Both lights are far from the one that was calibrated under.</summary>
    public static TheoryData<string> Lights => ["a lamp of 5000 K", "a lamp of 4200 K", "light that the ground sends on"];

    [Theory]
    [MemberData(nameof(Lights))]
    public void Surfaces_that_had_no_part_in_a_calibration_under_the_Sun_are_right_in_another_light(string name)
    {
        Func<double, double> light = name switch { "a lamp of 5000 K" => SpectralCamera.Lamp(5000), "a lamp of 4200 K" => SpectralCamera.Lamp(4200), _ => SpectralCamera.Groundlight };

        var matrix = MatrixFit.Of(SpectralCamera.Samples(SpectralCamera.Sunlight));

        var off = SpectralCamera.Others.Select(other => Difference(matrix, other.Reflectance, light)).ToList();
        Assert.InRange(off.Average(), 0, 3);
        Assert.True(off.Average() < 0.5 * SpectralCamera.Others.Average(other => Difference(ColourMatrix.Identity, other.Reflectance, light)));
    }

    [Fact]
    public void The_matrix_that_made_colours_is_found_again()
    {
        var truth = new ColourMatrix(1.8, -0.9, 0.1, -0.2, 1.5, -0.3, 0.05, -0.4, 1.35);
        var samples = SpectralCamera.Samples(SpectralCamera.Sunlight).Select(sample => sample with { Camera = truth.Inverse() * sample.Screen }).ToList();

        Assert.All(MatrixFit.Of(samples).ToArray().Zip(truth.ToArray()), pair => Assert.Equal(pair.Second, pair.First, 1e-4));
    }

    [Fact]
    public void Grey_stays_grey_whatever_colours_were_fitted()
    {
        var matrix = MatrixFit.Of(SpectralCamera.Samples(SpectralCamera.Sunlight));
        var grey = matrix * new Tristimulus(0.18, 0.18, 0.18);

        Assert.Equal(0.18, grey.X, 1e-12);
        Assert.Equal(0.18, grey.Y, 1e-12);
        Assert.Equal(0.18, grey.Z, 1e-12);
    }

    [Fact]
    public void A_colour_left_out_is_worse_than_fitted_and_greys_alone_give_no_matrix()
    {
        var samples = SpectralCamera.Samples(SpectralCamera.Sunlight);
        var matrix = MatrixFit.Of(samples);

        Assert.True(MatrixFit.HeldOut(samples).Average(left => left.Difference) > samples.Average(sample => MatrixFit.Difference(matrix, sample)));
        Assert.True(MatrixFit.Of([.. samples.Take(4)]).IsIdentity);
    }

    [Fact]
    public void The_bands_of_a_like_camera_bring_colours_nearer_than_none()
    {
        var matrix = new CameraBands(new(630, 43), new(544, 41), new(480, 46)).Matrix();

        var off = SpectralCamera.Others.Average(other => Difference(matrix, other.Reflectance, SpectralCamera.Sunlight));
        var without = SpectralCamera.Others.Average(other => Difference(ColourMatrix.Identity, other.Reflectance, SpectralCamera.Sunlight));
        Assert.InRange(off, 0, 0.75 * without);
    }

    [Fact]
    public void Rows_in_vectors_are_rows_one_by_one_and_what_is_missing_stays_missing()
    {
        var random = new Random(3);
        float[] Row() => [.. Enumerable.Range(0, 37).Select(i => i == 5 ? float.NaN : random.Next(-50, 1023))];
        var matrix = new ColourMatrix(1.8, -0.9, 0.1, -0.2, 1.5, -0.3, 0.05, -0.4, 1.35);
        var (red, green, blue) = (Row(), Row(), Row());
        float[][] plain = [[.. red], [.. green], [.. blue]];

        matrix.Apply(red, green, blue, 800);
        matrix.ApplyPlain(plain[0], plain[1], plain[2], 800);

        Assert.Equal(plain[0], red);
        Assert.Equal(plain[1], green);
        Assert.Equal(plain[2], blue);
        Assert.True(float.IsNaN(red[5]));
    }

    static double Difference(ColourMatrix matrix, Func<double, double> reflectance, Func<double, double> light) =>
        MatrixFit.Difference(matrix, new("", SpectralCamera.Balanced(reflectance, light), SpectralCamera.Shown(reflectance, light)));
}
