using System.CommandLine;
using Farside.Products.Runner;

namespace Farside.Cli.Verbs;

/// <summary><c>farside run ARCHIVE --out DIR</c>: check, make all, publish. The main job.</summary>
static class RunVerb
{
    public static Command Create()
    {
        var archive = new Argument<string>("archive") { Description = "Folder of raw products, in whatever sub-folders." };
        var output = CommonOptions.Out("Folder that receives products/ and site/.");
        var (jobs, memory, verify) = (CommonOptions.Jobs(), CommonOptions.Memory(), CommonOptions.Verify());
        var verb = new Command("run", "From a folder of raw products to a website: check, make everything, publish.") { archive, output, jobs, memory, verify };
        verb.SetAction((parsed, cancel) =>
        {
            var options = new RunOptions { Jobs = parsed.GetValue(jobs), MemoryBytes = MemoryBound.OrDefault(parsed.GetValue(memory)), Verify = parsed.GetValue(verify) };
            return Task.Run(() => WholeRoad.Walk(parsed.GetRequiredValue(archive), parsed.GetRequiredValue(output), options, cancel).ExitCode, CancellationToken.None);
        });
        return verb;
    }
}
