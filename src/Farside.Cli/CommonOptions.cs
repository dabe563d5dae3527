using System.CommandLine;

namespace Farside.Cli;

/// <summary>Options that keep one name and one meaning at every verb. Each call makes a new one: an option belongs to one command.</summary>
static class CommonOptions
{
    public static Option<string> Archive() => new("--archive") { Description = "Folder of raw products, in whatever sub-folders.", Required = true };

    public static Option<string> Out(string description) => new("--out") { Description = description, Required = true };

    public static Option<string?> Mission() => new("--mission") { Description = "Only this mission, e.g. ce4." };

    public static Option<string?> Instrument() => new("--instrument") { Description = "Only this instrument, e.g. pcam." };

    public static Option<string?> Sequence() => new("--sequence") { Description = "Only this sequence, e.g. 0067." };

    public static Option<bool> Plan() => new("--plan") { Description = "List what would be made, and stop." };

    public static Option<bool> Json() => new("--json") { Description = "One JSON document on stdout instead of text." };

    public static Option<bool> Verify() => new("--verify") { Description = "Hash inputs and products instead of trusting sizes and times." };

    public static Option<int> Jobs()
    {
        var jobs = new Option<int>("--jobs") { Description = "Jobs at one time; all processors by default.", DefaultValueFactory = _ => Environment.ProcessorCount };
        jobs.Validators.Add(result =>
        {
            if (result.Errors.Any() || result.GetValueOrDefault<int>() is < 1 or > 1024)
            {
                result.AddError("--jobs: expected 1 to 1024.");
            }
        });
        return jobs;
    }

    /// <summary>The most memory the program takes; half of the machine's by default.</summary>
    public static Option<long> Memory() => new("--memory")
    {
        Description = "Most memory to take, e.g. 512M or 4G; half of the machine's by default.",
        DefaultValueFactory = _ => GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 2,
        CustomParser = result =>
        {
            if (!ByteSize.TryParse(result.Tokens[0].Value, out var bytes) || bytes < MemoryBound.LeastBytes)
            {
                result.AddError($"--memory: found {result.Tokens[0].Value}; expected a size such as 512M or 4G, at least {MemoryBound.LeastBytes >> 20}M.");
            }

            return bytes;
        },
    };
}
