using System.Globalization;
using System.Text;
using Farside.Archive.Missions;
using Farside.Core.Measurements;
using Farside.Products.Charts;
using Farside.Products.Runner;

namespace Farside.Products.Recipes.Particles;

/// <summary>All files of a mission's analyser of neutral atoms → spectra by observation and the flux against the Sun's height, as charts and tables.</summary>
public sealed class NeutralAtomsRecipe : Recipe
{
    public override string Name => "neutral-atoms";
    public override int Version => 1;

    public override IEnumerable<Job> Plan(Shelf shelf) =>
        from mission in shelf.Of("ASAN").GroupBy(entry => entry.Name!.Mission).OrderBy(entries => entries.Key, StringComparer.Ordinal)
        let entries = mission.ToList()
        select new Job(Name, mission.Key)
        {
            Inputs = entries,
            MemoryBytes = (96L << 20) + (12 * entries.Sum(entry => entry.DataBytes)),
            Subject = new("ASAN", "", "", mission.Key),
        };

    public override void Make(Job job, Workbench bench)
    {
        var mission = MissionRegistry.Find(job.Subject.Mission)!;
        var tables = job.Inputs.Select(bench.Read<MeasuredTable>).ToList();
        var timed = tables.Select(TimedTable.Of).OfType<TimedTable>().OrderBy(table => table.Seconds.FirstOrDefault(double.IsFinite)).ToList();
        var spectra = MeanSpectrum.BySequence(timed);
        if (spectra.Count == 0)
        {
            throw new NothingToMakeException(job.Id, "no table with times and repeated columns: no spectrum");
        }

        bench.Title = Names.Join(Names.Mission(mission.Name), "neutral atoms from the ground");
        var fluxes = timed.Select(FluxOverEnergy.Of).OfType<FluxOverEnergy>().ToList();
        ParticleTables.WriteColumns(bench, tables);
        bench.Write("spectra.csv", FileRole.Data, MeanSpectrum.Csv(spectra));
        if (fluxes.Count > 0)
        {
            bench.Write("flux.csv", FileRole.Table, Csv(mission, fluxes));
        }

        ParticleTables.Save(bench, "neutral-atoms", new(bench.Title, [.. FluxPanels(fluxes), .. MeanSpectrum.Panels(spectra)])
        {
            Subtitle = Names.Join($"{timed.Count} observations", string.Create(CultureInfo.InvariantCulture, $"{timed.Sum(table => table.Seconds.Length):#,0} spectra")),
            Note = "bars: standard errors by the scatter of spectra",
        });
        State(bench, timed, fluxes, tables.Count);
    }

    static IEnumerable<ChartPanel> FluxPanels(List<FluxOverEnergy> fluxes)
    {
        var known = fluxes.Where(flux => double.IsFinite(flux.SunZenithDeg)).OrderBy(flux => flux.SunZenithDeg).ToList();
        if (known.Count > 1)
        {
            yield return new(new("solar zenith angle, deg"), new($"{ParticleTables.Words(known[0].Name)} over all energies, {known[0].Unit}", From: 0))
            {
                Series = [new("", [.. known.Select(flux => flux.SunZenithDeg)], [.. known.Select(flux => flux.Mean)]) { Sigma = [.. known.Select(flux => flux.Error)], Mark = SeriesMark.Dots }],
                Weight = 0.7,
            };
        }
    }

    static byte[] Csv(Mission mission, List<FluxOverEnergy> fluxes)
    {
        var text = new StringBuilder($"sequence,utc,lunar_day,spectra,solar_zenith_angle_deg,{ParticleTables.Heading(fluxes[0].Name, fluxes[0].Unit)},error\n");
        foreach (var flux in fluxes)
        {
            text.Append(CultureInfo.InvariantCulture, $"{flux.Sequence},{flux.Start.ToUtcText()},{mission.LunarDay(flux.Start) ?? 0},{flux.Spectra},{ParticleTables.Number(flux.SunZenithDeg)},{ParticleTables.Number(flux.Mean)},{ParticleTables.Number(flux.Error)}\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    static void State(Workbench bench, List<TimedTable> timed, List<FluxOverEnergy> fluxes, int tables)
    {
        bench.Measure("tables without a column of times", tables - timed.Count);
        bench.Measure("spectra", timed.Sum(table => table.Seconds.Length));
        if (fluxes.Count > 0)
        {
            bench.Measure($"mean {ParticleTables.Words(fluxes[0].Name)} over all energies", fluxes.Average(flux => flux.Mean), fluxes[0].Unit);
        }

        bench.State("Flux", "the trapezoid over the label's energies, spectrum by spectrum; negative values of a subtracted background are kept, since leaving them out would raise the mean");
        bench.State("Columns", "recognised by their units, since no real label of these files is published");
    }
}
