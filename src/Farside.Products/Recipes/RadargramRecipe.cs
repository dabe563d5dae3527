using System.Globalization;
using System.Text.Json;
using Farside.Archive.Store;
using Farside.Core.Measurements;
using Farside.Formats.Png;
using Farside.Products.Recipes.Drawing;
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
    public override int Version => 1;

    public override IEnumerable<Job> Plan(Shelf shelf) =>
        from entry in shelf.Of("LPR")
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
        bench.Write("traces.csv", FileRole.Table, RadargramTable.Write(section.Traces));
        State(bench, section, numbers);
    }

    static void RefuseEmpty(Radargram section)
    {
        if (section.Traces.Count == 0 || section.Echo.Width == 0)
        {
            throw new ProductException(section.Observation.Id, "ECHO_DATA", "no whole record", "at least one", "Fetch the file again.");
        }
    }

    // The records, their echoes, the section without its swing, and the picture's two planes.
    static long MemoryFor(ArchiveEntry entry) => (4 * entry.DataBytes) + (72L << 20);

    static string Title(Radargram section)
    {
        var observation = section.Observation;
        var instrument = Names.Instrument(observation.Instrument, observation.Mode);
        var frequency = section.CentralFrequencyMhz is { } mhz ? string.Create(CultureInfo.InvariantCulture, $" ({mhz:0} MHz)") : "";
        return Names.Join(Names.Mission(observation.Mission), instrument + frequency, observation.Sequence.Length > 0 ? $"sequence {observation.Sequence}" : "");
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
