using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Farside.Products.Descent;
using Farside.Products.Runner;

namespace Farside.Cli.Verbs;

/// <summary><c>farside descent IMAGES…</c>: anybody's pictures taken looking down on the way down → how each lies on the first, and a mosaic.</summary>
static class DescentVerb
{
    static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, WriteIndented = true };

    public static Command Create()
    {
        var files = new Argument<string[]>("image") { Description = "PNG, JPEG, TIFF or IMG pictures of one ground, in the order in which they were taken.", Arity = ArgumentArity.OneOrMore };
        var folder = CommonOptions.Out("Folder for track.csv, mosaic.png and quality.json.");
        var focal = CommonOptions.Above0("--focal-px", "Focal length in pixels: lets the pictures be taken for one camera's, where they bear that out.");
        var centre = PictureNumbers.Centre();
        var (memory, jobs, json) = (CommonOptions.Memory(), CommonOptions.Jobs(), CommonOptions.Json());
        var verb = new Command("descent", "Follow the ground through a sequence of pictures, anybody's, and join them.") { files, folder, focal, centre, memory, jobs, json };
        verb.SetAction((parsed, cancel) =>
        {
            var memoryBytes = MemoryBound.OrDefault(parsed.GetValue(memory));
            var options = new PictureDescentOptions
            {
                FocalPx = parsed.GetValue(focal),
                Centre = parsed.GetValue(centre),
                MemoryBytes = memoryBytes / 3,
                Threads = parsed.GetValue(jobs),
            };
            return Task.Run(() => Run(parsed.GetRequiredValue(files), options, memoryBytes, parsed.GetRequiredValue(folder), parsed.GetValue(json), cancel), CancellationToken.None);
        });
        return verb;
    }

    static int Run(string[] files, PictureDescentOptions options, long memoryBytes, string folder, bool isJson, CancellationToken cancel)
    {
        MemoryBound.Keep(memoryBytes);
        var progress = new RunProgress();
        var report = Meter.Watch("following", progress, () => PictureDescent.Make(files, options, folder, (_, done) => progress.Set((int)(100 * done), 100), cancel));
        if (isJson)
        {
            Console.Out.WriteLine(JsonSerializer.Serialize(report, Json));
        }
        else
        {
            Print(report);
        }

        foreach (var line in report.Refused)
        {
            Console.Error.WriteLine(line);
        }

        return report.Refused.Count > 0 ? 2 : 0;
    }

    static void Print(PictureDescentReport report)
    {
        var reference = report.Reference is { } name ? $", maps to {name}" : "";
        Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{report.Track}  {report.Placed} of {report.Pictures} pictures{reference}"));
        if (report.Mosaic is { } mosaic)
        {
            Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{mosaic}  {report.MosaicWidth} × {report.MosaicHeight}"));
            Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Points:   {report.Points:#,0} over {report.Links:#,0} links, {report.ResidualPx:0.00} px; the finest picture {1 / report.FinestScale:0.0} times finer than the reference"));
        }

        Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Seconds:  {report.TrackSeconds:0.0} following, {report.MosaicSeconds:0.0} drawing"));
    }
}
