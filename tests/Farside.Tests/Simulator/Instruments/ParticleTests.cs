using System.Globalization;
using System.Text;
using Farside.Archive.Store;
using Farside.Core.Measurements;
using Farside.Core.Sky;
using Farside.Core.Time;
using Farside.Core.Units;
using Farside.Simulator.Instruments.Particles;
using Farside.Simulator.Mission;
using Farside.Simulator.Terrain;

namespace Farside.Tests.Simulator.Instruments;

/// <summary>Tables of the particle detectors: read back, they give the published doses, qualities and fluxes.</summary>
public class ParticleTests
{
    static readonly Epoch Start = Epoch.FromUtc(2019, 1, 3, 20);
    static readonly SimulatedMeasurement Lnd = LndProducts.Of(new() { Start = Start, Stop = Start + TimeSpan.FromDays(9), Sequence = "0001", Seed = 5 });

    [Fact]
    public void Nine_days_of_dose_average_to_the_published_ones()
    {
        // Zhang et al. 2020: 13.2 ± 1 µGy/h in silicon, 3.1 ± 0.5 of them neutral.
        var dose = Read(Lnd.Products[0]);

        Assert.Equal(9 * 24 * 6, Column(dose, "TOTAL_DOSE_RATE").Length);
        Assert.InRange(Column(dose, "TOTAL_DOSE_RATE").Average(), 12.2, 14.2);
        Assert.InRange(Column(dose, "NEUTRAL_DOSE_RATE").Average(), 2.6, 3.6);
        Assert.Equal(Column(dose, "TOTAL_DOSE_RATE").Average(), Column(dose, "CHARGED_DOSE_RATE").Average() + Column(dose, "NEUTRAL_DOSE_RATE").Average(), 3);
    }

    [Fact]
    public void The_spectrum_of_energy_transfer_carries_the_charged_dose_and_the_published_quality()
    {
        var dose = Read(Lnd.Products[0]);
        var (energy, weighted) = (0.0, 0.0);
        for (var bin = 1; bin <= 24; bin++)
        {
            var suffix = bin == 1 ? "" : $"_{bin}";
            var let = Column(dose, "LET" + suffix)[0];
            var width = let * (Math.Pow(2000, 0.5 / 24) - Math.Pow(2000, -0.5 / 24)); // equal ratios from 0.2 to 400 keV/µm
            var part = 2 * Math.PI * Column(dose, "LET_FLUX" + suffix).Average() * width * let;
            energy += part;
            weighted += part * (let < 10 ? 1 : let <= 100 ? (0.32 * let) - 2.2 : 300 / Math.Sqrt(let)); // ICRP 60
        }

        // 1.602e-9 Gy per keV/µm and particle a square centimetre of water; 1.30 from water to silicon.
        var microgray = 1.602e-9 * energy * 3600 * 1e6 / 1.30;
        Assert.InRange(microgray / Column(dose, "CHARGED_DOSE_RATE").Average(), 0.93, 1.07);
        Assert.InRange(weighted / energy, 3.6, 5.0); // 4.3 ± 0.7
    }

    [Fact]
    public void Cosmic_rays_strengthen_slowly_until_2020_and_weaken_after()
    {
        double Level(int year, int month) => RadiationField.ModulationAt(Epoch.FromUtc(year, month, 1));

        Assert.Equal(1, Level(2019, 1), 3);
        Assert.True(Level(2019, 7) > Level(2019, 1) && Level(2020, 4) > Level(2019, 12) && Level(2021, 6) < Level(2020, 6));
        Assert.InRange(Level(2020, 4), 1.02, 1.08);
    }

    [Fact]
    public void Protons_without_modulation_are_the_interstellar_ones_and_with_it_fewer()
    {
        // Usoskin et al. 2005 at 1 GeV: rigidity 1.696 GV, J = 1.9e4 P^-2.78 / (1 + 0.4866 P^-2.51) = 3,890 m⁻² s⁻¹ sr⁻¹ GeV⁻¹.
        Assert.InRange(RadiationField.ProtonFlux(1000, 0) / 3.89e-4, 0.98, 1.02);
        Assert.True(RadiationField.ProtonFlux(100, 450) < 0.3 * RadiationField.ProtonFlux(100, 0));
    }

    [Fact]
    public void A_storm_adds_its_dose_and_fades()
    {
        var storm = new SolarParticleEvent(Start + TimeSpan.FromDays(2), 30);
        var dose = Read(LndProducts.Of(new() { Start = Start, Stop = Start + TimeSpan.FromDays(5), Sequence = "0005", Seed = 6, Storm = storm, CadenceMinutes = 60 }).Products[0]);
        var charged = Column(dose, "CHARGED_DOSE_RATE");

        Assert.InRange(charged[..48].Average(), 9.5, 10.7);
        Assert.InRange(charged.Max(), 36, 44);
        Assert.InRange(charged[52 + 14] - 10.1, 30 * 0.30, 30 * 0.44); // an e-th after 14 h
    }

    [Fact]
    public void Counts_scatter_as_independent_events_do()
    {
        foreach (var mean in new[] { 0.4, 7, 39, 41, 900 })
        {
            var chance = new Chance.Stream(9);
            var counts = new double[20_000];
            for (var i = 0; i < counts.Length; i++)
            {
                counts[i] = Counting.Poisson(mean, ref chance);
            }

            var average = counts.Average();
            Assert.InRange(average, mean - (4 * Math.Sqrt(mean / counts.Length)), mean + (4 * Math.Sqrt(mean / counts.Length)));
            Assert.InRange(counts.Average(count => (count - average) * (count - average)) / mean, 0.94, 1.06);
        }
    }

    [Fact]
    public void Thermal_neutrons_are_the_counts_from_below_less_those_from_above()
    {
        var neutrons = Read(Lnd.Products[1]);
        var spectrum = Enumerable.Range(1, 32).Select(channel => Column(neutrons, channel == 1 ? "SPECTRUM" : $"SPECTRUM_{channel}").Sum()).ToList();

        Assert.Equal(Column(neutrons, "COUNTS_DOWN").Sum(), spectrum.Sum());
        Assert.Equal(7, spectrum.IndexOf(spectrum.Max())); // 71 keV in channels of 10 keV
        Assert.Equal((Column(neutrons, "COUNTS_DOWN")[3] - Column(neutrons, "COUNTS_UP")[3]) / 3600 * 1.6, Column(neutrons, "THERMAL_FLUX")[3], 3);
    }

    [Fact]
    public void Total_dose_grows_by_the_dose_rate()
    {
        var total = Read(Lnd.Products[2]);
        var dose = Column(total, "TOTAL_DOSE");

        Assert.InRange((dose[^1] - dose[0]) / (dose.Length - 1), 12.9, 13.6); // µGy in each hour's row
        Assert.InRange(dose[0], 13.2 * 17, 13.4 * 19); // since the landing, 17.6 h + half a row before
    }

    [Fact]
    public void Columns_stand_apart_by_unequal_blanks_and_groups_repeat_their_name()
    {
        var line = Encoding.ASCII.GetString(Lnd.Products[0].Data).Split('\n')[0];

        Assert.Matches("[^ ] [^ ]", line);
        Assert.Matches("[^ ] {2}[^ ]", line);
        Assert.Matches("[^ ] {3}[^ ]", line);
        Assert.Equal(3, Lnd.Products[0].Label.Descendants().Count(element => element.Is("Group_Field_Character")));
        Assert.All(Lnd.Products, product => Assert.Contains(product.Label.Descendants(), element => element.Text.Contains("invented", StringComparison.Ordinal)));
    }

    [Fact]
    public void Records_are_as_long_and_as_many_as_the_label_says()
    {
        foreach (var product in Lnd.Products)
        {
            var table = product.Label.Find("Table_Character")!;
            var (records, length) = (int.Parse(table.Child("records")!.Text, CultureInfo.InvariantCulture), int.Parse(table.Find("record_length")!.Text, CultureInfo.InvariantCulture));

            Assert.Equal(product.Data.Length, records * length);
            Assert.All(Enumerable.Range(1, records), record => Assert.Equal((byte)'\n', product.Data[(record * length) - 1]));
        }
    }

    [Theory]
    [InlineData(20, 0.93)]
    [InlineData(60, 0.50)]
    public void Returned_hydrogen_is_a_sixth_of_the_solar_wind_that_falls_in(double zenithDeg, double cosine)
    {
        var total = 0.0;
        for (var ev = 1.0; ev < 5_000; ev++)
        {
            total += NeutralAtoms.Flux(ev, 380, 6, Math.Cos(zenithDeg * Math.PI / 180));
        }

        // A matt surface sends π times its brightness; 6 protons/cm³ at 380 km/s bring 2.28e8 cm⁻² s⁻¹.
        Assert.InRange(total * Math.PI / (2.28e8 * cosine), 0.16, 0.20);
    }

    [Fact]
    public void Spectra_of_neutral_atoms_read_back_as_the_flux_they_were_counted_from()
    {
        var sun = new SunPosition(Angle.FromDegrees(60), Angle.FromDegrees(30));
        var measured = AsanProducts.Of(new() { Start = Start, Stop = Start + TimeSpan.FromMinutes(100), Sequence = "0003", Seed = 8, SunAt = _ => sun });
        var table = Read(measured.Products[0]);

        Assert.Equal(100, Column(table, "SOLAR_ZENITH_ANGLE").Length);
        Assert.Equal(60, Column(table, "SOLAR_ZENITH_ANGLE")[0], 3);
        for (var step = 4; step <= 9; step++)
        {
            var truth = NeutralAtoms.Flux(Column(table, $"ENERGY_{step}")[0], 380, 6, 0.5);
            Assert.InRange(Column(table, $"HYDROGEN_FLUX_{step}").Average() / truth, 0.9, 1.1);
        }
    }

    [Fact]
    public void By_night_no_hydrogen_comes_back() => Assert.Equal(0, NeutralAtoms.Flux(100, 380, 6, -0.1));

    [Fact]
    public void The_same_seed_gives_the_same_tables() =>
        Assert.Equal(Lnd.Products.Select(product => product.Data), LndProducts.Of(new() { Start = Start, Stop = Start + TimeSpan.FromDays(9), Sequence = "0001", Seed = 5 }).Products.Select(product => product.Data));

    static double[] Column(MeasuredTable table, string name) => table.Columns.Single(column => column.Name == name).Numbers!;

    static MeasuredTable Read(SimulatedProduct product)
    {
        using var folder = new TemporaryFolder();
        Written.To(folder.Path, product);
        var archive = ArchiveFolder.Open(folder.Path);
        var table = Assert.IsType<MeasuredTable>(archive.Read(Assert.Single(archive.Entries)));
        Assert.True(table.Observation.IsSimulated);
        Assert.Contains(table.Observation.Repairs, repair => repair.Rule == "white-space-columns");
        return table;
    }
}
