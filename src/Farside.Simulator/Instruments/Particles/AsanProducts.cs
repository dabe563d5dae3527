using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Farside.Archive.Store;
using Farside.Simulator.Mission;
using Farside.Simulator.Terrain;
using static Farside.Simulator.Instruments.PortalLabel;

namespace Farside.Simulator.Instruments.Particles;

/// <summary>Energy spectra of neutral atoms (ASAN-SCI) and what is true of them.</summary>
static class AsanProducts
{
    const double AcceptanceCm2Sr = 1.2e-5; // times efficiency
    const double DarkPerSecond = 0.02;
    const double HeavyShare = 0.04; // helium and heavier, mostly sputtered

    static IReadOnlyList<TableColumn> Columns =>
    [
        new("TIME", "ASCII_Time", 24, "UTC", "Middle of the accumulation"),
        new("MODE", "ASCII_String", 3, "none", "ENA: charged particles are deflected"),
        new("ACCUMULATION", "ASCII_Integer", 4, "s", "Length of the accumulation"),
        new("SOLAR_ZENITH_ANGLE", "ASCII_Real", 8, "deg", "Of the Sun over the rover"),
        new("ENERGY", "ASCII_Real", 10, "eV", "Middle of a step", NeutralAtoms.Steps),
        new("HYDROGEN_FLUX", "ASCII_Real", 11, "1/(cm2 s sr eV)", "From the counts, dark counts taken off", NeutralAtoms.Steps),
        new("HYDROGEN_COUNTS", "ASCII_Integer", 6, "count", "As counted", NeutralAtoms.Steps),
        new("HEAVY_COUNTS", "ASCII_Integer", 6, "count", "Helium and heavier", NeutralAtoms.Steps),
    ];

    public static SimulatedMeasurement Of(AsanPeriod period)
    {
        var table = new CharacterTable(Columns, Chance.Mix(period.Seed ^ 0xa5a0));
        var truth = new StringBuilder("utc,solar_zenith_angle_deg,energy_eV,hydrogen_flux_cm2_s_sr_eV\n");
        var rows = (int)((period.Stop - period.Start).TotalSeconds / period.RowSeconds);
        for (var row = 0; row < rows; row++)
        {
            Add(period, row, table, truth);
        }

        var file = $"asan-{period.Sequence}.csv";
        return new([Product(period, table)], new JsonObject
        {
            ["table"] = file,
            ["solarWindKmPerS"] = period.SolarWindKmPerS,
            ["solarWindPerCm3"] = period.SolarWindDensity,
            ["temperatureEv"] = NeutralAtoms.TemperatureEv(period.SolarWindKmPerS),
            ["acceptanceCm2Sr"] = AcceptanceCm2Sr,
            ["darkPerSecond"] = DarkPerSecond,
        }, new Dictionary<string, string> { [file] = truth.ToString() });
    }

    static void Add(AsanPeriod period, int row, CharacterTable table, StringBuilder truth)
    {
        var chance = new Chance.Stream(Chance.Of(period.Seed, row, 0xa5a));
        var time = period.Start + TimeSpan.FromSeconds((row + 0.5) * period.RowSeconds);
        var sun = period.SunAt(time);
        var (hydrogen, heavy, flux) = (new string[NeutralAtoms.Steps], new string[NeutralAtoms.Steps], new string[NeutralAtoms.Steps]);
        var seconds = (double)period.RowSeconds / NeutralAtoms.Steps; // the analyser sweeps: each step has its share of the time
        for (var step = 0; step < NeutralAtoms.Steps; step++)
        {
            var (energy, seen) = (NeutralAtoms.Energy(step), AcceptanceCm2Sr * NeutralAtoms.Width(step) * seconds);
            var real = NeutralAtoms.Flux(energy, period.SolarWindKmPerS, period.SolarWindDensity, Math.Cos(sun.Incidence.Radians));
            var counts = Counting.Poisson((real * seen) + (DarkPerSecond * seconds), ref chance);
            (hydrogen[step], heavy[step]) = (Whole(counts), Whole(Counting.Poisson((HeavyShare * real * seen) + (DarkPerSecond * seconds), ref chance)));
            flux[step] = Number((counts - (DarkPerSecond * seconds)) / seen);
            truth.Append(CultureInfo.InvariantCulture, $"{time.ToUtcText()},{sun.Incidence.Degrees:F4},{energy:F3},{real:E5}\n");
        }

        table.Add([time.ToUtcText(), "ENA", Whole(period.RowSeconds), sun.Incidence.Degrees.ToString("F4", CultureInfo.InvariantCulture), .. Energies, .. flux, .. hydrogen, .. heavy]);
    }

    static IEnumerable<string> Energies { get; } = [.. Enumerable.Range(0, NeutralAtoms.Steps).Select(step => NeutralAtoms.Energy(step).ToString("F3", CultureInfo.InvariantCulture))];

    static SimulatedProduct Product(AsanPeriod period, CharacterTable table)
    {
        var name = new ProductName("CE4", "GRAS", "ASAN-SCI", "SCI", 'N', period.Start, period.Stop, period.Sequence, 'B', "2B", IsLabel: false);
        var data = table.ToBytes();
        return new($"ASAN/SCI/2B/{period.ReleaseMonth}", name, Root(name, period.Start, period.Stop, "Advanced Small Analyzer for Neutrals", isRover: true, "None", [LanderLocation()],
            Group("File_Area_Observational", File(name.FileName, period.Stop + TimeSpan.FromDays(45), data.Length, table.Rows), table.Structure())), data);
    }

    static string Whole(long value) => value.ToString(CultureInfo.InvariantCulture);

    static string Number(double value) => value.ToString("0.0000E+00", CultureInfo.InvariantCulture);
}
