using Farside.Products.Recipes.Spectra;
using Farside.Products.Runner;
using Farside.Simulator.Surfaces;

namespace Farside.Tests.Products.Recipes.Spectra;

public sealed class LibraryTests
{
    static readonly string Rows = string.Concat(Enumerable.Range(0, 40).Select(i => FormattableString.Invariant($"{0.5 + (0.05 * i)}\t{0.1 + (0.005 * i)}\t0.001\n")));

    [Theory]
    [InlineData("Wavelength (um)\tReflectance\tstd\n")]
    [InlineData("# an ECSV head\n# more of it\nwavelength reflectance sigma\n")]
    [InlineData("40\n")]
    [InlineData("")]
    public void Two_or_three_columns_are_a_spectrum_whatever_stands_above_them(string head)
    {
        var spectrum = Assert.Single(LibraryFile.Read("soil.txt", head + Rows));

        Assert.Equal(("soil", 40), (spectrum.Name, spectrum.Values.Length));
        Assert.Equal((500, 2450), (spectrum.WavelengthsNm[0], spectrum.WavelengthsNm[^1]));
        Assert.Equal(0.1, spectrum.Values[0], 12);
    }

    [Fact]
    public void Of_comma_separated_columns_each_that_is_no_error_is_a_spectrum()
    {
        var text = "wavelength_nm,basalt,basalt std,norite\n" + string.Concat(Enumerable.Range(0, 30).Select(i => $"{500 + (10 * i)},0.1,0.001,0.2\n"));

        Assert.Equal(["basalt", "norite"], LibraryFile.Read("rocks.csv", text).Select(spectrum => spectrum.Name));
    }

    [Theory]
    [InlineData("readme.txt", "This folder holds spectra.\nSee the papers.\n")]
    [InlineData("few.csv", "500,0.1\n510,0.2\n")]
    public void What_holds_no_spectrum_is_none(string name, string text) => Assert.Empty(LibraryFile.Read(name, text));

    [Fact]
    public void Values_between_two_wavelengths_lie_on_the_line_and_beyond_the_ends_nowhere()
    {
        var spectrum = new LibrarySpectrum("line", "line.txt", [500, 600, 700], [1, 2, 4]);

        Assert.Equal([double.NaN, 1.5, 3, double.NaN], spectrum.At([499, 550, 650, 701]));
    }

    /// <summary>The models that come with Farside are the simulator's own, so that a patchwork of them has a known truth; they are no measurements and say so.</summary>
    [Fact]
    public void The_models_are_what_the_simulated_ground_is_made_of()
    {
        var models = SpectralLibrary.Open(null).Spectra.ToDictionary(spectrum => spectrum.Name);

        foreach (var (name, of) in new[] { ("model mature soil", SurfaceSpectra.Of(Surface.MatureSoil)), ("model rock", SurfaceSpectra.Of(Surface.RockFragment)), ("model olivine", Endmembers.Olivine), ("model low-calcium pyroxene", Endmembers.LowCalciumPyroxene) })
        {
            Assert.All(models[name].WavelengthsNm.Zip(models[name].Values), point => Assert.Equal(of.At(point.First), point.Second, 1e-5));
        }
    }

    [Fact]
    public void A_folder_that_is_not_there_is_said_in_a_line() =>
        Assert.Contains("--library", Assert.Throws<ProductException>(() => SpectralLibrary.Open("no-such-folder")).Message, StringComparison.Ordinal);

    /// <summary>RELAB's own label of bmr1ls101: 3,424 points from 1428.4 to 25050.2 nm, 0.18559 first; Pieters's table of soil 62231 begins at 300 nm with 0.07254. The Sun's irradiance is no reflectance.</summary>
    [SkippableFact]
    public void The_public_lunar_spectra_are_read_and_the_suns_left_aside()
    {
        var library = SpectralLibrary.Open(SharedData.Require("spectra"));

        var (relab, apollo) = (library.Spectra.Single(one => one.Source == "bmr1ls101.tab"), library.Spectra.Single(one => one.Source.StartsWith("62231", StringComparison.Ordinal)));
        Assert.Equal((3424, 1428.4, 25050.2, 0.18559), (relab.Values.Length, relab.WavelengthsNm[0], relab.WavelengthsNm[^1], relab.Values[0]));
        Assert.Equal((300, 2550, 0.07254), (apollo.WavelengthsNm[0], apollo.WavelengthsNm[^1], apollo.Values[0]));
        Assert.Contains("e490-00a_2014_hires.csv", library.Others);
    }
}
