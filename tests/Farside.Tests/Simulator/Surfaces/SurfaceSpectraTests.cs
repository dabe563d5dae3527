using System.Globalization;
using Farside.Simulator.Surfaces;

namespace Farside.Tests.Simulator.Surfaces;

/// <summary>Simulated spectra look as lunar ones do, and the cameras' colours are their integrals.</summary>
public class SurfaceSpectraTests
{
    static readonly Surface[] Soils = [Surface.MatureSoil, Surface.ImmatureSoil, Surface.DisturbedSoil, Surface.RockFragment];

    // REFF of the rover's spectrum N136 (2020-07-16, incidence 64.445°, d = 1.014822 AU), computed from published radiances by π L d² / (J cos i), its 1375/1380 nm step mended.
    [Theory]
    [InlineData(950, 0.0735)]
    [InlineData(1100, 0.0853)]
    [InlineData(1300, 0.1003)]
    [InlineData(1500, 0.1136)]
    [InlineData(1800, 0.1234)]
    [InlineData(2000, 0.1242)]
    [InlineData(2200, 0.1350)]
    [InlineData(2395, 0.1364)]
    public void Mature_soil_reddens_as_the_rovers_own_spectrum_does_within_8_percent(double nm, double reff)
    {
        const double At900 = 0.0753;
        var soil = SurfaceSpectra.Of(Surface.MatureSoil);

        Assert.InRange(soil.At(nm) / soil.At(900) / (reff / At900), 0.92, 1.08);
    }

    [Fact]
    public void Mature_soil_of_the_far_side_reflects_7_to_10_percent_at_750_nm_and_less_at_550() =>
        Assert.True(SurfaceSpectra.Of(Surface.MatureSoil) is var soil && soil.At(750) is > 0.07 and < 0.10 && soil.At(550) / soil.At(750) is > 0.70 and < 0.85);

    [Theory]
    [InlineData(900, 1020, 750, 1500, 0.02, 0.15)]
    [InlineData(1850, 2150, 1550, 2395, 0.01, 0.10)]
    public void Soils_and_rock_have_pyroxenes_bands_at_one_and_two_micrometres(double from, double to, double left, double right, double least, double most)
    {
        foreach (var soil in Soils.Select(SurfaceSpectra.Of))
        {
            double Depth(double nm) => 1 - (soil.At(nm) / double.Lerp(soil.At(left), soil.At(right), (nm - left) / (right - left)));
            var depths = Enumerable.Range(0, (int)((right - left) / 5) + 1).Select(i => (Nm: left + (5 * i), Depth: Depth(left + (5 * i)))).ToList();

            Assert.InRange(depths.MaxBy(at => at.Depth).Nm, from, to);
            Assert.InRange(depths.Max(at => at.Depth), least, most);
        }
    }

    [Fact]
    public void Rock_has_deeper_bands_than_fresh_soil_and_fresh_soil_than_mature()
    {
        static double OneMicron(Surface surface) => 1 - (SurfaceSpectra.Of(surface).At(950) / double.Lerp(SurfaceSpectra.Of(surface).At(750), SurfaceSpectra.Of(surface).At(1500), 200 / 750.0));

        Assert.True(OneMicron(Surface.RockFragment) > OneMicron(Surface.ImmatureSoil));
        Assert.True(OneMicron(Surface.ImmatureSoil) > OneMicron(Surface.MatureSoil));
    }

    [Theory]
    [InlineData(0.001)]
    [InlineData(0.08)]
    [InlineData(0.6)]
    public void A_reflectance_turned_into_scattering_albedo_turns_back(double reflectance) =>
        Assert.Equal(reflectance, ScatteringAlbedo.ToReflectance(ScatteringAlbedo.FromReflectance(reflectance)), 9);

    [Fact]
    public void Grains_that_absorb_nothing_reflect_as_Chandrasekhars_H_functions_say()
    {
        // w = 1: H(x) = 1 + 2x, so r = (1 + 2 cos 30°) · 3 / 4 / (1 + cos 30°).
        var cosine = Math.Sqrt(3) / 2;
        Assert.Equal((1 + (2 * cosine)) * 3 / 4 / (1 + cosine), ScatteringAlbedo.ToReflectance(1), 12);
    }

    [Fact]
    public void Shares_of_every_mixture_add_to_one()
    {
        foreach (var soil in Soils)
        {
            Assert.Equal(1, SurfaceSpectra.MixtureOf(soil)!.Shares.Sum(share => share.Share), 12);
        }
    }

    [Fact]
    public void No_surface_reflects_more_light_than_falls_on_it()
    {
        foreach (var surface in Enum.GetValues<Surface>())
        {
            Assert.All(SurfaceSpectra.Of(surface).Values, value => Assert.InRange(value, 0.005, 0.95));
        }
    }

    [Fact]
    public void A_camera_sees_a_perfectly_white_surface_as_one_in_every_band_and_as_the_neutral_point_in_its_own_numbers()
    {
        var white = CameraBands.RadianceFactor(ReflectanceSpectrum.From(_ => 1));

        Assert.Equal((1f, 1f, 1f), (white.X, white.Y, white.Z));
        Assert.Equal(1, CameraBands.Neutral.Y);
        Assert.InRange(CameraBands.Neutral.X, 0.5, 1); // raw frames look greenish
        Assert.InRange(CameraBands.Neutral.Z, 0.5, 1);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void A_band_of_the_camera_collects_the_energy_of_sun_times_reflectance_times_filter(int band)
    {
        // Written out on another grid: trapezoids of 1 nm, photons ∝ E λ.
        foreach (var surface in Enum.GetValues<Surface>())
        {
            var (light, white) = (0.0, 0.0);
            for (var nm = 350; nm <= 790; nm++)
            {
                var photons = CameraBands.Response(band, nm) * CameraBands.SunAt(nm) * nm;
                light += photons * SurfaceSpectra.Of(surface).At(nm);
                white += photons;
            }

            var colour = CameraBands.RadianceFactor(surface);
            Assert.Equal(light / white, new[] { colour.X, colour.Y, colour.Z }[band], 3);
        }
    }

    [Fact]
    public void Colours_are_what_their_names_say()
    {
        var (red, yellow, blue) = (CameraBands.RadianceFactor(Surface.FlagRed), CameraBands.RadianceFactor(Surface.FlagYellow), CameraBands.RadianceFactor(Surface.PatchBlue));

        Assert.True(red.X > 4 * red.Y && red.X > 4 * red.Z);
        Assert.True(yellow.X > 5 * yellow.Z && yellow.Y > 3 * yellow.Z);
        Assert.True(blue.Z > 2 * blue.Y && blue.Z > 2 * blue.X);
    }

    [SkippableFact]
    public void The_soil_that_travels_with_the_program_is_the_measured_one()
    {
        var measured = File.ReadLines(SharedData.Require("spectra/62231_avg_scaled_std_text.txt")).Skip(1).Select(line => line.Split('\t', ' ', StringSplitOptions.RemoveEmptyEntries)).Where(cells => cells.Length > 1)
            .Select(cells => (Nm: double.Parse(cells[0], CultureInfo.InvariantCulture), Value: double.Parse(cells[1], CultureInfo.InvariantCulture))).Where(row => row.Nm is >= 350 and <= 2400).ToList();
        var ours = NumberTable.Rows("apollo-16-soil-62231.csv");

        Assert.Equal(411, ours.Length);
        Assert.Equal(measured.Select(row => row.Value), ours.Select(row => row[1]));
    }
}
