using System.Text;
using System.Text.Json;
using Farside.Core.Measurements;
using Farside.Products.Runner;

namespace Farside.Tests.Products;

/// <summary>One product per input: its text, upper case, and its length as quality.</summary>
public sealed class CopyRecipe(int version = 1, string suffix = "", Action<Job>? meanwhile = null, long memoryBytes = 1) : Recipe
{
    public override string Name => "copy";
    public override int Version => version;

    public override IEnumerable<Job> Plan(Shelf shelf) =>
        from entry in shelf.Complete
        select new Job(Name, FolderName.From(entry.Id))
        {
            Inputs = [entry],
            Options = JsonDocument.Parse($$"""{ "suffix": "{{suffix}}" }""").RootElement,
            MemoryBytes = memoryBytes,
            Subject = new("TCAM", "0001"),
        };

    public override void Make(Job job, Workbench bench)
    {
        var spectrum = bench.Read<Spectrum>(job.Inputs[0]);
        bench.Write("copy.txt", FileRole.Data, Encoding.UTF8.GetBytes(spectrum.Quantity.ToUpperInvariant() + suffix));
        meanwhile?.Invoke(job);
        bench.Measure("length", spectrum.Values[0], "characters");
        bench.State("made by", "a test");
    }
}
