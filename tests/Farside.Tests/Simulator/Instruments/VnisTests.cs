using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using Farside.Archive.Store;
using Farside.Core.Geometry;
using Farside.Core.Measurements;
using Farside.Core.Sky;
using Farside.Core.Time;
using Farside.Core.Units;
using Farside.Simulator.Instruments;
using Farside.Simulator.Instruments.Vnis;
using Farside.Simulator.Mission;
using Farside.Simulator.Vehicles;

namespace Farside.Tests.Simulator.Instruments;

/// <summary>Products of the imaging spectrometer: their form, and that reflectance computed from them is the one they were made from.</summary>
public class VnisTests
{
    const double SunAu = 1.014822;
    static readonly Lazy<SimulatedMeasurement> Lasting = new(() => Measure(lunarDay: 20));

    static SimulatedMeasurement Late => Lasting.Value;

    [Fact]
    public void The_spectrum_is_300_rows_of_57_letters_and_a_line_feed_as_the_released_one()
    {
        var text = Encoding.ASCII.GetString(Late.Products[0].Data);
        var rows = text.Split('\n');

        Assert.Equal(17_400, text.Length);
        Assert.Equal("2020-07-16T08:17:04.170Z   0  54.2 0x", rows[0][..37]);
        Assert.Matches("^2020-07-16T08:18:4[0-9]\\.[0-9]{3}Z  95  54.2 0x[0-9a-f]{2} [1-9]\\.[0-9]{5}E-00[0-9] 0x00$", rows[95]);
        Assert.All(rows[..300], row => Assert.Equal(57, row.Length));
    }

    [Fact]
    public void The_cube_is_26214400_bytes_of_little_endian_radiance_band_slowest()
    {
        var cube = Late.Products[1];
        Assert.Equal(26_214_400, cube.Data.Length);

        // Soil reddens, sunlight pales: radiance rises to the green and falls to the infrared by more than half.
        double Mean(int band) => Enumerable.Range(0, 65_536).Average(i => (double)BinaryPrimitives.ReadSingleLittleEndian(cube.Data.AsSpan(((band * 65_536) + i) * 4)));
        Assert.InRange(Mean(99) / Mean(30), 0.4, 0.8);
        Assert.InRange(Mean(0) / Mean(30), 0.6, 1.0);
    }

    [Fact]
    public void The_binned_cube_averages_two_by_two_pixels_and_says_so()
    {
        var binned = Measure(lunarDay: 20, isBinned: true).Products[1];
        var full = Late.Products[1].Data;
        float Full(int band, int line, int sample) => BinaryPrimitives.ReadSingleLittleEndian(full.AsSpan(((((band * 256) + line) * 256) + sample) * 4));

        Assert.Equal(100 * 128 * 128 * 4, binned.Data.Length);
        Assert.Equal((Full(7, 20, 40) + Full(7, 20, 41) + Full(7, 21, 40) + Full(7, 21, 41)) / 4, BinaryPrimitives.ReadSingleLittleEndian(binned.Data.AsSpan(((((7 * 128) + 10) * 128) + 20) * 4)), 6);
        Assert.Contains("SIMULATED", binned.Label.Find("Instrument_Parm")!.Child("description")!.Text, StringComparison.Ordinal);
        Assert.Equal(["100", "128", "128"], binned.Label.Descendants().Where(element => element.Is("elements")).Select(element => element.Text));
    }

    [Fact]
    public void The_infrared_circle_covers_9085_pixels_samples_44_to_150_lines_74_to_180()
    {
        var inside = Enumerable.Range(0, 65_536).Select(i => (Line: i / 256, Sample: i % 256)).Where(at => VnisGeometry.IsInFootprint(at.Line, at.Sample)).ToList();

        Assert.InRange(inside.Count, 9_085 - 10, 9_085 + 10);
        Assert.Equal((44, 150, 74, 180), (inside.Min(at => at.Sample), inside.Max(at => at.Sample), inside.Min(at => at.Line), inside.Max(at => at.Line)));
    }

    [Theory]
    [InlineData(20)]
    [InlineData(3)]
    public void Reflectance_computed_from_the_written_spectrum_is_the_true_one_within_the_stated_noise(int lunarDay)
    {
        var measurement = lunarDay == 20 ? Late : Measure(lunarDay);
        var truth = Truth(measurement);
        var incidence = double.Parse(measurement.Products[0].Label.Find("solar")!.Child("incidence_angle")!.Text, CultureInfo.InvariantCulture) * Math.PI / 180;
        var radiances = Encoding.ASCII.GetString(measurement.Products[0].Data).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(row => double.Parse(row.Split(' ', StringSplitOptions.RemoveEmptyEntries)[4], CultureInfo.InvariantCulture)).ToArray();
        var misses = new List<double>();
        for (var i = 0; i < 300; i++)
        {
            // REFF = π L d² / (J cos i), with the detector's factor taken out.
            var (channel, row) = (Channel(true, i), truth[100 + i]);
            var reff = Math.PI * (radiances[i] / row["radiance_factor_of_detector"]) * SunAu * SunAu / (channel.Irradiance * Math.Cos(incidence));
            var sigma = row["sigma_W_m2_sr_nm"] * reff / radiances[i];
            misses.Add((reff - row["reflectance_factor"]) / sigma);
        }

        Assert.All(misses, miss => Assert.InRange(miss, -4, 4));
        Assert.InRange(misses.Average(miss => miss * miss), 0.75, 1.3);
        Assert.InRange(misses.Average(), -0.25, 0.25);
    }

    [Fact]
    public void Reflectance_computed_from_the_cubes_circle_is_the_true_one_within_the_stated_noise()
    {
        var (truth, data) = (Truth(Late), Late.Products[1].Data);
        var incidence = Sun.Incidence.Radians;
        var circle = Enumerable.Range(0, 65_536).Where(i => ((i % 256) - 97) * ((i % 256) - 97) + (((i / 256) - 127) * ((i / 256) - 127)) <= 53.8 * 53.8).ToList();
        for (var band = 0; band < 100; band++)
        {
            var values = circle.Select(i => (double)BinaryPrimitives.ReadSingleLittleEndian(data.AsSpan(((band * 65_536) + i) * 4))).ToList();
            var mean = values.Where(value => value != 0).Average(); // dead pixels read 0
            var reff = Math.PI * (mean / truth[band]["radiance_factor_of_detector"]) * SunAu * SunAu / (Channel(false, band).Irradiance * Math.Cos(incidence));
            Assert.Equal(truth[band]["reflectance_factor"], reff, truth[band]["reflectance_factor"] * 0.002);
        }
    }

    [Fact]
    public void Radiances_of_the_first_six_lunar_days_need_the_published_factors_and_later_ones_do_not()
    {
        var (early, late) = (Truth(Measure(lunarDay: 3)), Truth(Late));

        for (var i = 0; i < 400; i++)
        {
            Assert.Equal(late[i]["radiance_factor_of_detector"] / VnisChannel.All[i].EarlyFactor, early[i]["radiance_factor_of_detector"], 2e-6);
        }
    }

    [Fact]
    public void The_infrared_detector_steps_by_2_to_5_percent_between_1375_and_1380_nm()
    {
        var truth = Truth(Late);
        Assert.InRange(truth[100 + 96]["radiance_factor_of_detector"] / truth[100 + 95]["radiance_factor_of_detector"], 1.02, 1.05);
    }

    [Fact]
    public void Radiance_is_that_of_the_released_spectrum_of_the_same_sun_within_a_third()
    {
        // Sequence 0136, incidence 64.445°: 8.6e-3 at 900 nm, 4.45e-3 at 1500 nm, 1.92e-3 at 2000 nm (W m⁻² sr⁻¹ nm⁻¹); its ground and azimuth are not ours.
        var truth = Truth(Late);
        foreach (var (band, radiance) in new[] { (0, 8.6e-3), (120, 4.45e-3), (220, 1.92e-3) })
        {
            Assert.InRange(truth[100 + band]["radiance_true_W_m2_sr_nm"] / radiance, 0.67, 1.5);
        }
    }

    [Fact]
    public void A_cast_shadow_darkens_the_footprint_to_a_few_percent()
    {
        var sky = new Vehicle([new Box(new(0, 0, 4), new(30, 30, 0.05f), 0, 0, Material.GreyMetal)]);
        var shaded = Truth(Measure(lunarDay: 20, shade: sky));

        Assert.InRange(shaded[150]["reflectance_factor"] / Truth(Late)[150]["reflectance_factor"], 0.001, 0.06);
    }

    [Fact]
    public void Both_products_read_back_as_a_spectrum_and_a_cube_of_the_label_sun()
    {
        using var folder = new TemporaryFolder();
        foreach (var product in Late.Products)
        {
            Written.To(folder.Path, product);
        }

        var archive = ArchiveFolder.Open(folder.Path);
        var measured = archive.Entries.Select(archive.Read).ToList();
        var spectrum = Assert.Single(measured.OfType<Spectrum>());
        var cube = Assert.Single(measured.OfType<SpectralCube>());

        Assert.Equal((900, 2395, 300), (spectrum.WavelengthsNm[0], spectrum.WavelengthsNm[^1], spectrum.Values.Length));
        Assert.Equal(double.Parse(Encoding.ASCII.GetString(Late.Products[0].Data, 40, 12), CultureInfo.InvariantCulture), spectrum.Values[0], 12);
        Assert.Equal((100, 256, 256), (cube.Bands, cube.Lines, cube.SamplesPerLine));
        Assert.Equal(Sun.Incidence.Degrees, cube.Sun!.Value.Incidence.Degrees, 5);
        Assert.All(measured, measurement => Assert.True(measurement.Observation.IsSimulated));
    }

    [Fact]
    public void The_same_seed_gives_the_same_bytes_and_another_seed_other_noise()
    {
        Assert.Equal(Late.Products[0].Data, Measure(lunarDay: 20).Products[0].Data);
        Assert.NotEqual(Late.Products[0].Data, Measure(lunarDay: 20, seed: 2).Products[0].Data);
    }

    [Fact]
    public void Angles_are_counted_as_the_released_label_counts_them()
    {
        // Sequence 0136: view (-0.591455, 0.399867, -0.700205), Sun 64.411669° from the zenith at azimuth 59.660656°: emission 45.556560°, azimuth 124.061609°, phase 54.504512°.
        var (emission, azimuth, phase) = VnisLabel.Angles(Direction<SiteFrame>.Normalised(-0.591455, 0.399867, -0.700205), new(Angle.FromDegrees(59.660656), Angle.FromDegrees(90 - 64.411669)));

        Assert.Equal(45.556560, emission, 3);
        Assert.Equal(124.061609, azimuth, 3);
        Assert.Equal(54.504512, phase, 3);
    }

    static SunPosition Sun => new(Angle.FromDegrees(59.709439), Angle.FromDegrees(90 - 64.445082));

    static VnisChannel Channel(bool isSwir, int index) => (isSwir ? VnisChannel.Swir : VnisChannel.Cmos)[index];

    static List<Dictionary<string, double>> Truth(SimulatedMeasurement measurement)
    {
        var lines = measurement.Tables.Values.Single().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(',')).ToList();
        return [.. lines.Skip(1).Select(cells => lines[0].Zip(cells).Where(pair => double.TryParse(pair.Second, CultureInfo.InvariantCulture, out _))
            .ToDictionary(pair => pair.First, pair => double.Parse(pair.Second, CultureInfo.InvariantCulture)))];
    }

    static SimulatedMeasurement Measure(int lunarDay, bool isBinned = false, uint seed = 1, Vehicle? shade = null)
    {
        var ground = SmallGround.Bake();
        return VnisProducts.Of(new()
        {
            Scene = new Scene(ground, shade is null ? [] : [shade], Sun).WithShadows(),
            Rover = new(0.4, 0.3, ground.HeightAt(0.4, 0.3)),
            HeadingDeg = 145,
            SunDistanceAu = SunAu,
            Start = Epoch.FromUtc(2020, 7, 16, 8, 17, 4, 170_000_000),
            PlannedStart = Epoch.FromUtc(2020, 7, 16, 3, 10, 1),
            PlannedStop = Epoch.FromUtc(2020, 7, 16, 10),
            Sequence = "0136",
            Seed = seed,
            LunarDay = lunarDay,
            IsBinned = isBinned,
        });
    }
}
