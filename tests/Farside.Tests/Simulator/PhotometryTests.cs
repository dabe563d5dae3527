using Farside.Simulator.Instruments;

namespace Farside.Tests.Simulator;

public sealed class PhotometryTests
{
    [Fact]
    public void From_four_degrees_to_zero_soil_brightens_by_two_fifths()
    {
        // Clementine: more than 40 % (Buratti et al. 1996); Hapke's and the robotic lunar observatory's fits put it between 1.3 and 1.5.
        var ratio = Photometry.Soil(1, 1, 1) / Photometry.Soil(1, MathF.Cos(4 * MathF.PI / 180), MathF.Cos(4 * MathF.PI / 180));

        Assert.InRange(ratio, 1.35, 1.48);
    }

    [Fact]
    public void Seen_along_the_light_a_face_has_its_normal_albedo() => Assert.Equal(1, Photometry.Soil(1, 1, 1), 1e-5f);

    [Fact]
    public void Full_moon_has_hardly_darker_limbs()
    {
        // At zero phase the disc is flat: the weight of the Lommel-Seeliger part is one there.
        Assert.Equal(Photometry.Soil(1, 1, 1), Photometry.Soil(0.3f, 0.3f, 1), 0.01f);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(40)]
    [InlineData(75)]
    public void No_more_light_leaves_soil_than_falls_on_it(double incidenceDeg)
    {
        // Reflected over the hemisphere, with the sunlit albedo of 0.1 at normal light: reflectance = albedo / π · ∫ f cos e dΩ / cos i.
        var (si, ci) = Math.SinCos(incidenceDeg * Math.PI / 180);
        var sum = 0.0;
        const int Steps = 120;
        for (var j = 0; j < Steps; j++)
        {
            var e = (j + 0.5) * Math.PI / 2 / Steps;
            for (var k = 0; k < Steps; k++)
            {
                var cosPhase = (ci * Math.Cos(e)) + (si * Math.Sin(e) * Math.Cos((k + 0.5) * Math.Tau / Steps));
                sum += Photometry.Soil((float)ci, (float)Math.Cos(e), (float)cosPhase) * Math.Cos(e) * Math.Sin(e);
            }
        }

        var share = 0.1 / Math.PI * sum * (Math.PI / 2 / Steps) * (Math.Tau / Steps) / ci;
        Assert.InRange(share, 0.01, 0.1);
    }
}
