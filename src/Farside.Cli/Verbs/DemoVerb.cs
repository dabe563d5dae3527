using System.CommandLine;
using Farside.Products.Runner;

namespace Farside.Cli.Verbs;

/// <summary><c>farside demo</c>: simulate a small mission, make everything, publish; the whole road without any data at hand.</summary>
static class DemoVerb
{
    public static Command Create()
    {
        var output = new Option<string>("--out") { Description = "Folder that receives archive/, products/ and site/.", DefaultValueFactory = _ => "farside-demo" };
        var open = new Option<bool>("--open") { Description = "Show the site in a browser." };
        var (jobs, memory) = (CommonOptions.Jobs(), CommonOptions.Memory());
        var verb = new Command("demo", "Simulate a small mission, make everything, publish.") { output, open, jobs, memory };
        verb.SetAction((parsed, cancel) =>
        {
            var options = new RunOptions { Jobs = parsed.GetValue(jobs), MemoryBytes = MemoryBound.OrDefault(parsed.GetValue(memory)) };
            return Task.Run(() => Run(Path.GetFullPath(parsed.GetRequiredValue(output)), options, parsed.GetValue(open), cancel), CancellationToken.None);
        });
        return verb;
    }

    static int Run(string output, RunOptions options, bool isShown, CancellationToken cancel)
    {
        var archive = Path.Combine(output, "archive");
        var simulated = Simulating.Watch(archive, new() { Seed = 1 }, cancel);
        Console.Out.WriteLine($"Demo:     {simulated.Count} simulated products; nothing in them was seen on the Moon");
        var (exitCode, homePage) = WholeRoad.Walk(archive, output, options, cancel);
        if (isShown && homePage is not null)
        {
            Browser.Open(homePage);
        }

        return exitCode;
    }
}
