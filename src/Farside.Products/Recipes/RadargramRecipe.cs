using System.Globalization;
using System.Text.Json;
using Farside.Archive.Missions;
using Farside.Archive.Store;
using Farside.Core.Measurements;
using Farside.Core.Rasters;
using Farside.Core.Records;
using Farside.Formats.Png;
using Farside.Formats.Tiff;
using Farside.Processing.Radar;
using Farside.Products.Runner;

namespace Farside.Products.Recipes;

/// <summary>One period of ground-penetrating radar → the section as a picture, as numbers, and its traces as a table.</summary>
public sealed class RadargramRecipe(RadargramOptions options) : Recipe
{
    readonly JsonElement _options = RecipeJson.Element(options);

    public RadargramRecipe() : this(new())
    {
    }

    public override string Name => "radargram";
    public override int Version => 2;

    public override IEnumerable<Job> Plan(Shelf shelf) =>
        from entry in shelf.Complete
        where IsRadar(entry)
        select new Job(Name, FolderName.From(entry.Id))
        {
            Inputs = [entry],
            Options = _options,
            MemoryBytes = MemoryFor(entry),
            Subject = Subjects.Of(entry),
        };

    public override void Make(Job job, Workbench bench)
    {
        var section = bench.Read<Radargram>(job.Inputs[0]);
        RefuseEmpty(section);
        var numbers = RadarNumbers.Of(section);
        bench.Title = Title(section);
        var picture = RadargramPicture.Draw(section, numbers, options, bench.Title, bench.Rights.Credit);
        ProductPictures.Save(bench, "radargram", picture, PngColour.Srgb);
        WriteSection(bench, section);
        var moving = Moving(section);
        bench.Write("traces.csv", FileRole.Table, RadargramTable.Write(section.Traces, moving));
        State(bench, section, numbers);
        if (moving is not null)
        {
            bench.Measure("traces of a standing rover, by their echoes", moving.Count(isMoving => !isMoving));
        }
    }

    static bool IsRadar(ArchiveEntry entry) =>
        entry.Name is { Type: "SCI" } name && MissionRegistry.Find(name.Mission)?.Instrument(name.Instrument)?.Mode(name.Mode, name.Level).Kind is "radargram";

    // The rule's threshold is published for this receiver only.
    static bool[]? Moving(Radargram section) => section.Observation is { Instrument: "LPR", Mode: "2B" } ? StandingTraces.Moving(section.Echo) : null;

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
        bench.State("Display", "slow swing removed, one gain curve for all traces; no filter, no background removed, no depth: that needs a permittivity");
    }
}
