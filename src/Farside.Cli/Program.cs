using System.CommandLine;
using System.CommandLine.Invocation;
using Farside.Cli;
using Farside.Cli.Verbs;

// Verbs in the order of the road; each lives in a file of its own under Verbs.
var root = new RootCommand("Farside turns a lunar lander's public data release into pictures, sections, maps and a website.")
{
    DemoVerb.Create(),
    RunVerb.Create(),
    FetchVerb.Create(),
    CheckVerb.Create(),
    StatusVerb.Create(),
    ManifestVerb.Create(),
    InspectVerb.Create(),
    ConvertVerb.Create(),
    PlotVerb.Create(),
    PanoramaVerb.Create(),
    StereoVerb.Create(),
    DescentVerb.Create(),
    RadarVerb.Create(),
    MakeVerb.Create(),
    IndexVerb.Create(),
    SearchVerb.Create(),
    ExportVerb.Create(),
    PublishVerb.Create(),
    ServeVerb.Create(),
    SkyVerb.Create(),
    SimulateVerb.Create(),
    EvaluateVerb.Create(),
    BenchVerb.Create(),
};
HelpWithExamples.AddTo(root);

try
{
    var parsed = root.Parse(args);
    return parsed.Action is ParseErrorAction || Misuse.UnknownOptions(parsed).Any()
        ? Misuse.Report(parsed)
        : await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = TimeSpan.FromSeconds(20) });
}
catch (Exception error)
{
    return Failures.Report(error);
}
