using System.Globalization;
using System.Text.Json;
using Farside.Archive.Missions;
using Farside.Archive.Store;
using Farside.Core.Measurements;
using Farside.Core.Rasters;
using Farside.Core.Records;
using Farside.Formats.Png;
using Farside.Formats.Tiff;
using Farside.Products.Recipes.Radargrams;
using Farside.Products.Runner;

namespace Farside.Products.Recipes;

/// <summary>One period of ground-penetrating radar → the section as a picture, as numbers, and its traces as a table.</summary>
public sealed class RadargramRecipe(RadargramOptions options) : Recipe
{
    const string MotionMode = "2B";
    const string MissionEnding = "-mission";

    readonly JsonElement _options = RecipeJson.Element(options);

    public RadargramRecipe() : this(new())
    {
    }

    public override string Name => "radargram";
    public override int Version => 4;

    public override IEnumerable<Job> Plan(Shelf shelf)
    {
        var entries = shelf.Complete.Where(IsRadar).ToList();
        var twins = entries.Where(entry => entry.Name!.Mode is MotionMode).ToLookup(PeriodOf);
        foreach (var entry in entries)
        {
            yield return OfPeriod(entry, Twin(entry, twins));
        }

        foreach (var channel in entries.GroupBy(entry => (entry.Name!.Mission, entry.Name.Instrument, entry.Name.Mode)).Where(channel => channel.Count() > 1))
        {
            foreach (var job in OfMission([.. channel.OrderBy(entry => entry.Name!.Sequence, StringComparer.Ordinal).ThenBy(entry => entry.Id, StringComparer.Ordinal)], twins))
            {
                yield return job;
            }
        }
    }

    Job OfPeriod(ArchiveEntry entry, ArchiveEntry? twin) => new(Name, FolderName.From(entry.Id))
    {
        Inputs = twin is null ? [entry] : [entry, twin],
        Options = _options,
        MemoryBytes = MemoryFor(entry) + (twin?.DataBytes ?? 0),
        Subject = Subjects.Of(entry),
    };

    // Channel 2B's echoes tell whether the rover drove; the others listen at the same time.
    static ArchiveEntry? Twin(ArchiveEntry entry, ILookup<(string, string, string), ArchiveEntry> twins) =>
        entry.Name!.Mode is MotionMode ? null : twins[PeriodOf(entry)].FirstOrDefault(twin => twin.Name!.Instrument == entry.Name.Instrument);

    static (string, string, string) PeriodOf(ArchiveEntry entry) => (entry.Name!.Mission, entry.Name.Instrument, entry.Name.Sequence);

    IEnumerable<Job> OfMission(List<ArchiveEntry> entries, ILookup<(string, string, string), ArchiveEntry> twins)
    {
        var (parts, bytes) = (new List<List<ArchiveEntry>> { new() }, 0L);
        foreach (var entry in entries)
        {
            if (bytes > 0 && bytes + entry.DataBytes > options.PartBytes)
            {
                parts.Add([]);
                bytes = 0;
            }

            parts[^1].Add(entry);
            bytes += entry.DataBytes;
        }

        var name = entries[0].Name!;
        for (var part = 0; part < parts.Count; part++)
        {
            var number = parts.Count > 1 ? string.Create(CultureInfo.InvariantCulture, $"-{part + 1}") : "";
            yield return new(Name, $"{name.Mission}-{name.Instrument}-{name.Mode}{MissionEnding}{number}")
            {
                Inputs = [.. parts[part], .. parts[part].Select(entry => Twin(entry, twins)).OfType<ArchiveEntry>().Distinct()],
                Options = _options,
                MemoryBytes = (2 * parts[part].Max(entry => MemoryFor(entry))) + (parts[part].Sum(entry => entry.DataBytes) / 2),
                Subject = new(name.Instrument, "", name.Mode, name.Mission),
            };
        }
    }

    public override void Make(Job job, Workbench bench)
    {
        if (job.Id.Contains(MissionEnding, StringComparison.Ordinal))
        {
            MakeMission(job, bench);
            return;
        }

        var section = bench.Read<Radargram>(job.Inputs[0]);
        RefuseEmpty(section);
        var numbers = RadarNumbers.Of(section);
        bench.Title = Title(section);
        var picture = RadargramPicture.Draw(section, numbers, options, bench.Title, bench.Rights.Credit);
        ProductPictures.Save(bench, "radargram", picture, PngColour.Srgb);
        WriteSection(bench, section);
        var motion = RadarMotion.Of(section, job.Inputs.Count > 1 ? bench.ReadAgain<Radargram>(job.Inputs[1]) : null);
        bench.Write("traces.csv", FileRole.Table, RadargramTable.Write(section.Traces, motion?.Moving));
        State(bench, section, numbers);
        if (motion is not null)
        {
            bench.Measure("traces of a standing rover, by their echoes", motion.Moving.Count(isMoving => !isMoving));
            bench.State("Standing or driving", motion.Rule);
            MakeProfile(bench, section, motion, numbers);
        }
    }

    void MakeProfile(Workbench bench, Radargram section, RadarMotion motion, RadarNumbers numbers)
    {
        var gathered = new ProfileGathering();
        gathered.Add(section, motion);
        if (!ProfileMaker.Make(bench, section, gathered, options, RadargramPicture.ShownSamples(section, numbers) * section.SamplingIntervalNs, isAlone: false))
        {
            bench.State("Profile", "none: the rover stood, or its places are not known");
        }
    }

    // One period after the other: of each only the moving traces stay.
    void MakeMission(Job job, Workbench bench)
    {
        var twins = job.Inputs.Where(entry => entry.Name!.Mode is MotionMode).ToLookup(PeriodOf);
        var (gathered, about, shownNs) = (new ProfileGathering(), default(Radargram), 0.0);
        foreach (var entry in job.Inputs.Where(entry => entry.Name!.Mode == job.Subject.Mode))
        {
            var section = bench.Read<Radargram>(entry);
            if (section.Traces.Count > 0 && RadarMotion.Of(section, Twin(entry, twins) is { } twin ? bench.ReadAgain<Radargram>(twin) : null) is { } motion)
            {
                about ??= section with { Echo = new(1, 0), Traces = [] };
                shownNs = Math.Max(shownNs, RadargramPicture.ShownSamples(section, RadarNumbers.Of(section)) * section.SamplingIntervalNs);
                gathered.Add(section, motion);
            }
        }

        bench.Title = about is null ? "" : Names.Join(Names.Mission(about.Observation.Mission), Names.Instrument(about.Observation.Instrument, about.Observation.Mode), "the whole way");
        if (about is null || !ProfileMaker.Make(bench, about, gathered, options, shownNs, isAlone: true))
        {
            throw new NothingToMakeException(job.Id, "no moving traces with places");
        }
    }

    static bool IsRadar(ArchiveEntry entry) =>
        entry.Name is { Type: "SCI" } name && MissionRegistry.Find(name.Mission)?.Instrument(name.Instrument)?.Mode(name.Mode, name.Level).Kind is "radargram";

    static void RefuseEmpty(Radargram section)
    {
        if (section.Traces.Count == 0 || section.Echo.Width == 0)
        {
            throw new ProductException(section.Observation.Id, "ECHO_DATA", "no whole record", "at least one", "Fetch the file again.");
        }
    }

    // The records, their echoes, the section without its swing or as a bitmap, and the picture's planes.
    static long MemoryFor(ArchiveEntry entry) => (5 * entry.DataBytes) + (72L << 20);

    // A row is a trace, a column a sample: as stored, nothing taken off.
    static void WriteSection(Workbench bench, Radargram section)
    {
        var (samples, traces) = (section.Echo.Width, section.Echo.Height);
        TiffWriter.Write(bench.Place("section.tif", FileRole.Data, samples, traces), Bitmap.From(section.Echo, 1, SampleKind.Float32), new()
        {
            Description = $"{bench.Title}: echo as stored, a row a trace{(bench.IsSimulated ? $", {Credit.Simulated}" : "")}",
            Copyright = bench.Rights.Credit,
            Metadata = [new("SAMPLING_INTERVAL_NS", section.SamplingIntervalNs.ToString("R", CultureInfo.InvariantCulture)), new("ROWS", "traces"), new("COLUMNS", "samples of two-way time")],
        });
    }

    static string Title(Radargram section)
    {
        var observation = section.Observation;
        var instrument = Names.Instrument(observation.Instrument, observation.Mode);
        var frequency = section.CentralFrequencyMhz is { } mhz ? string.Create(CultureInfo.InvariantCulture, $" ({mhz:0} MHz)") : "";
        return Names.Join(Names.Mission(observation.Mission), instrument + frequency, Names.Period(observation.Mission, observation.Sequence));
    }

    static void State(Workbench bench, Radargram section, RadarNumbers numbers)
    {
        var shown = RadargramPicture.ShownSamples(section, numbers);
        bench.Measure("traces", section.Traces.Count);
        bench.Measure("damaged traces", numbers.Damaged);
        bench.Measure("traces without a position", numbers.Unpositioned);
        bench.Measure("traces where the stated position moved", numbers.Moved);
        bench.Measure("stated way", numbers.PathM, "m");
        bench.Measure("noise rms, last quarter of the window", numbers.NoiseRms, "echo units");
        bench.Measure("direct wave minimum, median sample", numbers.DirectWaveSample, "samples");
        bench.Measure("direct wave minimum, spread over traces", numbers.DirectWaveSpread, "samples");
        bench.Measure("last time where echo exceeds noise by a quarter", numbers.LastEchoSample * section.SamplingIntervalNs, "ns");
        bench.State("Shown", string.Create(CultureInfo.InvariantCulture, $"{shown * section.SamplingIntervalNs:0.#} of {section.Echo.Width * section.SamplingIntervalNs:0.#} ns; below it lies noise alone"));
        bench.State("Display", "slow swing removed, one gain curve for all traces; the profile along the way is what was filtered");
    }
}
