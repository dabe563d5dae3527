using System.CommandLine;
using Farside.Cli.Verbs;
using Farside.Core;

// Verbs in the order of the road; each lives in a file of its own under Verbs.
var root = new RootCommand("Farside turns a lunar lander's public data release into pictures, sections, maps and a website.")
{
    DemoVerb.Create(),
    RunVerb.Create(),
    CheckVerb.Create(),
    StatusVerb.Create(),
    InspectVerb.Create(),
    ConvertVerb.Create(),
    MakeVerb.Create(),
    PublishVerb.Create(),
    SkyVerb.Create(),
    SimulateVerb.Create(),
    BenchVerb.Create(),
};

try
{
    return await root.Parse(args).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = TimeSpan.FromSeconds(20) });
}
catch (FarsideException refusal)
{
    await Console.Error.WriteLineAsync(refusal.Message);
    return 1;
}
