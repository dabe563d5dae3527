using System.Globalization;
using System.Text;
using Farside.Archive.Missions;
using Farside.Core.Measurements;
using Farside.Products.Charts;
using Farside.Products.Runner;

namespace Farside.Products.Recipes.Particles;

/// <summary>All files of a mission's dosimeter → dose rates in time, their mean with its error by lunar day, spectra, neutrons; as charts and tables.</summary>
public sealed class DoseRecipe : Recipe
{
    public override string Name => "dose";
    public override int Version => 1;

    public override IEnumerable<Job> Plan(Shelf shelf) =>
        from mission in shelf.Of("LND").GroupBy(entry => entry.Name!.Mission).OrderBy(entries => entries.Key, StringComparer.Ordinal)
        let entries = mission.ToList()
        select new Job(Name, mission.Key)
        {
            Inputs = entries,
            MemoryBytes = (96L << 20) + (12 * entries.Sum(entry => entry.DataBytes)),
            Subject = new("LND", "", "", mission.Key),
        };

    public override void Make(Job job, Workbench bench)
    {
        var mission = MissionRegistry.Find(job.Subject.Mission)!;
        var tables = job.Inputs.Select(bench.Read<MeasuredTable>).Select(table => (Table: table, Timed: TimedTable.Of(table))).ToList();
        var timed = tables.Where(table => table.Timed is not null).Select(table => table.Timed!).ToList();
        if (timed.Count == 0)
        {
            throw new NothingToMakeException(job.Id, "no table with a column of times");
        }

        bench.Title = Names.Join(Names.Mission(mission.Name), "dose rate on the ground");
        ParticleTables.WriteColumns(bench, [.. tables.Select(table => table.Table)]);
        var dose = DoseSeries.Of(mission, timed);
        var spectra = MeanSpectrum.ByDay(mission, timed);
        Draw(bench, dose, timed, spectra);
        if (dose is not null)
        {
            bench.Write("dose.csv", FileRole.Table, Rows(dose));
            bench.Write("days.csv", FileRole.Table, Days(dose));
        }

        bench.Write("spectra.csv", FileRole.Data, MeanSpectrum.Csv(spectra));
        State(bench, dose, tables.Count - timed.Count);
    }

    static void Draw(Workbench bench, DoseSeries? dose, List<TimedTable> timed, IReadOnlyList<MeanSpectrum> spectra)
    {
        var counts = timed.Where(table => table.Scalars.Any(ParticleTables.IsCount)).ToList();
        List<ChartPanel> panels = [];
        if (dose is not null)
        {
            panels.Add(RatePanel(dose));
        }

        if (counts.Count > 0)
        {
            panels.Add(ParticleTables.CountPanel(counts));
        }

        panels.AddRange(MeanSpectrum.Panels(spectra));
        if (panels.Count == 0)
        {
            throw new NothingToMakeException(bench.Title, "no column of dose, counts or spectra");
        }

        ParticleTables.Save(bench, "dose", new(bench.Title, panels)
        {
            Subtitle = dose is null ? "" : Summary(dose),
            Note = dose is not null && dose.Rows.Any(row => row.IsEnhanced) ? "grey: the Sun's particles, left out of means" : "",
        });
    }

    static ChartPanel RatePanel(DoseSeries dose)
    {
        var (mean, _) = dose.Mean(0);
        var seconds = dose.Rows.Select(row => row.Seconds).ToList();
        return new(new("UTC", AxisScale.Time), new($"absorbed dose rate, {dose.Unit}", From: 0))
        {
            Series = [.. dose.Names.Select((name, column) => new ChartSeries(ParticleTables.Words(name), seconds, [.. dose.Rows.Select(row => row.Rates[column])]))],
            Levels = double.IsNaN(mean) ? [] : [(mean, string.Create(CultureInfo.InvariantCulture, $"mean {mean:0.00}"))],
            Spans = [.. Enhanced(dose)],
        };
    }

    static IEnumerable<(double, double, string)> Enhanced(DoseSeries dose)
    {
        const double Hour = 3600;
        (double From, double To)? open = null;
        foreach (var row in dose.Rows.Where(row => row.IsEnhanced))
        {
            if (open is { } run && row.Seconds - run.To > Hour)
            {
                yield return (run.From, run.To, "");
                open = null;
            }

            open = (open?.From ?? row.Seconds, row.Seconds);
        }

        if (open is { } last)
        {
            yield return (last.From, last.To, "");
        }
    }

    static string Summary(DoseSeries dose) => string.Join(" · ", dose.Names.Select((name, column) => (Name: ParticleTables.Words(name), Value: dose.Mean(column)))
        .Where(rate => double.IsFinite(rate.Value.Mean)).Select(rate => string.Create(CultureInfo.InvariantCulture, $"{rate.Name} {rate.Value.Mean:0.000} ± {rate.Value.Error:0.000} {dose.Unit}")));

    static byte[] Rows(DoseSeries dose)
    {
        var text = new StringBuilder($"utc,lunar_day,{string.Join(',', dose.Names.Select(name => ParticleTables.Heading(name, dose.Unit)))},enhanced\n");
        foreach (var row in dose.Rows)
        {
            text.Append(CultureInfo.InvariantCulture, $"{row.Time.ToUtcText()},{row.Day},{string.Join(',', row.Rates.Select(ParticleTables.Number))},{(row.IsEnhanced ? 1 : 0)}\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    static byte[] Days(DoseSeries dose)
    {
        var text = new StringBuilder($"lunar_day,rows,enhanced_rows,{string.Join(',', dose.Names.SelectMany(name => new[] { ParticleTables.Heading(name, dose.Unit), ParticleTables.Heading(name, dose.Unit) + "_error" }))}\n");
        foreach (var day in dose.Rows.GroupBy(row => row.Day).OrderBy(day => day.Key))
        {
            var means = dose.Names.SelectMany((_, column) => dose.Mean(column, day.Key) is var (mean, error) ? new[] { mean, error } : []);
            text.Append(CultureInfo.InvariantCulture, $"{day.Key},{day.Count()},{day.Count(row => row.IsEnhanced)},{string.Join(',', means.Select(ParticleTables.Number))}\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    static void State(Workbench bench, DoseSeries? dose, int untimed)
    {
        bench.Measure("tables without a column of times", untimed);
        if (dose is null)
        {
            bench.State("Dose", "no column has a unit of dose by time: what the tables hold is drawn, no mean is claimed");
            return;
        }

        bench.Measure("rows", dose.Rows.Count);
        bench.Measure("rows with the Sun's particles", dose.Rows.Count(row => row.IsEnhanced));
        for (var column = 0; column < dose.Names.Count; column++)
        {
            var (mean, error) = dose.Mean(column);
            bench.Measure($"mean {ParticleTables.Words(dose.Names[column])}", mean, dose.Unit);
            bench.Measure($"standard error, mean {ParticleTables.Words(dose.Names[column])}", error, dose.Unit);
        }

        bench.State("Means", "over all rows but those of hours that lie 5 robust standard deviations above their lunar day's median, two in a row at least: particles of the Sun");
        bench.State("Errors", "standard errors from the scatter of means over blocks of 6 h: counting and drift; the detector's calibration is not in them (of the real one 13.2 ± 1 µGy/h is published: Zhang et al. 2020, Sci. Adv. 6, eaaz1334)");
        bench.State("Columns", "recognised by their units, since no real label of these files is published");
    }
}
