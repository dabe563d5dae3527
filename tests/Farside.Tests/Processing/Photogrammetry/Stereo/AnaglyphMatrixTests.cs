using Farside.Core.Rasters;
using Farside.Processing.Photogrammetry.Stereo;

namespace Farside.Tests.Processing.Photogrammetry.Stereo;

public sealed class AnaglyphMatrixTests
{
    // CIE XYZ of a cathode ray screen's red, green and blue, bare and through the red and the cyan filter: Sanders & McAllister 2003, Proc. SPIE 5006.
    static readonly double[,] Screen = { { 11.6638, 8.3959, 4.65843 }, { 7.10807, 16.6845, 2.45008 }, { 0.527874, 3.79124, 24.0604 } };
    static readonly double[,] RedFilter = { { 5.42327, 0.807004, 0.047325 }, { 2.70972, 0.50201, 0.0250529 }, { 0.0000550941, 0.000411221, 0.00240686 } };
    static readonly double[,] CyanFilter = { { 0.180431, 1.6395, 2.00309 }, { 0.448214, 6.31551, 1.35757 }, { 0.289201, 2.3925, 11.062 } };

    public static TheoryData<AnaglyphMethod> Methods => [.. Enum.GetValues<AnaglyphMethod>()];

    [Theory]
    [MemberData(nameof(Methods))]
    public void Grey_in_both_eyes_stays_that_grey(AnaglyphMethod method)
    {
        var mixed = Mix(method, [0.4f, 0.4f, 0.4f], [0.4f, 0.4f, 0.4f]);

        Assert.All(mixed, light => Assert.Equal(0.4, light, 1e-4));
    }

    [Fact]
    public void Duboiss_matrix_is_the_least_squares_answer_to_the_published_spectra()
    {
        // min |R v − D c| with R the filters stacked (6 × 3) and D the screen for each eye (6 × 6): v = (RᵀR)⁻¹ RᵀD c, rows scaled to white.
        var normal = new double[3, 3];
        var right = new double[3, 6];
        for (var i = 0; i < 3; i++)
        {
            for (var row = 0; row < 3; row++)
            {
                for (var j = 0; j < 3; j++)
                {
                    normal[i, j] += (RedFilter[row, i] * RedFilter[row, j]) + (CyanFilter[row, i] * CyanFilter[row, j]);
                    right[i, j] += RedFilter[row, i] * Screen[row, j];
                    right[i, j + 3] += CyanFilter[row, i] * Screen[row, j];
                }
            }
        }

        var shares = AnaglyphMatrix.Of(AnaglyphMethod.Dubois).Shares;
        for (var k = 0; k < 6; k++)
        {
            var solved = Cramer(normal, [right[0, k], right[1, k], right[2, k]]);
            var white = Cramer(normal, [.. Enumerable.Range(0, 3).Select(i => Enumerable.Range(0, 6).Sum(j => right[i, j]))]);
            for (var i = 0; i < 3; i++)
            {
                Assert.Equal(solved[i] / white[i], shares[(6 * i) + k], 2e-6);
            }
        }
    }

    [Fact]
    public void A_red_filter_hides_the_right_eye_and_a_cyan_one_the_left_eye()
    {
        Assert.Equal([0.3f, 0, 0], Mix(AnaglyphMethod.Colour, [0.3f, 0.7f, 0.9f], [0, 0, 0]));
        Assert.Equal([0, 0.7f, 0.9f], Mix(AnaglyphMethod.Colour, [0, 0, 0], [0.3f, 0.7f, 0.9f]));
        Assert.Equal([0, 0.7f, 0.9f], Mix(AnaglyphMethod.HalfColour, [0, 0, 0], [0.3f, 0.7f, 0.9f]));
        Assert.Equal(0.7152f * 0.5f, Mix(AnaglyphMethod.Grey, [0, 0.5f, 0], [0, 0, 0])[0], 1e-6f);
    }

    [Fact]
    public void Nothing_seen_is_dark_and_light_is_held_to_the_screens()
    {
        Assert.Equal([0, 0, 0], Mix(AnaglyphMethod.HalfColour, [float.NaN, float.NaN, float.NaN], [float.NaN, float.NaN, float.NaN]));
        Assert.All(Mix(AnaglyphMethod.Dubois, [0, 0, 0], [1, 1, 1]), light => Assert.InRange(light, 0, 1));
    }

    static float[] Mix(AnaglyphMethod method, float[] left, float[] right)
    {
        var output = new float[3];
        Linear[] L(int k) => [new(left[k])];
        Linear[] R(int k) => [new(right[k])];
        AnaglyphMatrix.Of(method).Mix(L(0), L(1), L(2), R(0), R(1), R(2), output);
        return output;
    }

    static double[] Cramer(double[,] m, double[] b)
    {
        double Det(Func<int, int, double> a) => (a(0, 0) * ((a(1, 1) * a(2, 2)) - (a(1, 2) * a(2, 1)))) - (a(0, 1) * ((a(1, 0) * a(2, 2)) - (a(1, 2) * a(2, 0)))) + (a(0, 2) * ((a(1, 0) * a(2, 1)) - (a(1, 1) * a(2, 0))));
        var whole = Det((i, j) => m[i, j]);
        return [.. Enumerable.Range(0, 3).Select(k => Det((i, j) => j == k ? b[i] : m[i, j]) / whole)];
    }
}
