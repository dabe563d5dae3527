using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Farside.Products.Panoramas;
using Farside.Products.Runner;

namespace Farside.Cli.Verbs;

/// <summary><c>farside panorama IMAGES…</c>: anybody's overlapping pictures → one.</summary>
static class PanoramaVerb
{
    static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, WriteIndented = true };

    public static Command Create()
    {
        var files = new Argument<string[]>("image") { Description = "Overlapping PNG, JPEG, TIFF or IMG pictures, taken from one spot.", Arity = ArgumentArity.OneOrMore };
        var folder = CommonOptions.Out("Folder for panorama.png, poses.csv, quality.json and what else belongs to them.");
        var focal = CommonOptions.Above0("--focal-px", "Focal length in pixels: a first guess, refined; estimated when absent.");
        var fix = new Option<bool>("--fix-focal") { Description = "Take --focal-px for exact." };
        var centre = PictureNumbers.Centre();
        var poses = new Option<string?>("--poses") { Description = "Table of first poses: file, azimuth_deg (to the right), elevation_deg (up), roll_deg (clockwise from behind)." };
        var projection = WordOption.Create<ProjectionKind>("--projection", "How the panorama is laid out; cylindrical by default.");
        var width = CommonOptions.WholeOrNone("--width", "Pixels of a whole turn (or across a planet or a face); the pictures' own resolution by default.", PicturePanorama.LeastWidth, PicturePanorama.MostWidth, "pixels");
        var preview = new Option<bool>("--preview") { Description = "A quarter of the size." };
        var (memory, jobs, json) = (CommonOptions.Memory(), CommonOptions.Jobs(), CommonOptions.Json());
        var verb = new Command("panorama", "Join overlapping pictures, anybody's, to one.") { files, folder, focal, fix, centre, poses, projection, width, preview, memory, jobs, json };
        verb.Require(result =>
        {
            if (result.GetValue(fix) && result.GetValue(focal) is null)
            {
                result.AddError("--fix-focal: found no --focal-px; expected the focal length that is to stand.");
            }
        });
        verb.SetAction((parsed, cancel) =>
        {
            var memoryBytes = MemoryBound.OrDefault(parsed.GetValue(memory));
            var options = new PicturePanoramaOptions
            {
                FocalPx = parsed.GetValue(focal),
                IsFocalFixed = parsed.GetValue(fix),
                Centre = parsed.GetValue(centre),
                Poses = parsed.GetValue(poses),
                Projection = parsed.GetValue(projection) ?? ProjectionKind.Cylindrical,
                Width = parsed.GetValue(width),
                IsPreview = parsed.GetValue(preview),
                MostOwnWidth = 100_000,
                MemoryBytes = memoryBytes,
                Threads = parsed.GetValue(jobs),
            };
            return Task.Run(() => Run(parsed.GetRequiredValue(files), options, parsed.GetRequiredValue(folder), parsed.GetValue(json), cancel), CancellationToken.None);
        });
        return verb;
    }

    static int Run(string[] files, PicturePanoramaOptions options, string folder, bool isJson, CancellationToken cancel)
    {
        MemoryBound.Keep(options.MemoryBytes);
        var progress = new RunProgress();
        var report = Meter.Watch("joining", progress, () => PicturePanorama.Make(files, options, folder, (_, done) => progress.Set((int)(100 * done), 100), cancel));
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

        foreach (var name in report.Unplaced)
        {
            Console.Error.WriteLine($"{name}: overlap: found no sure ties to the others; expected a fifth of its width in common. It keeps its given pose, if any.");
        }

        if (report.Doubt is { } doubt)
        {
            Console.Error.WriteLine(doubt);
        }

        return report.Refused.Count + report.Unplaced.Count > 0 || report.Doubt is not null ? 2 : 0;
    }

    static void Print(PicturePanoramaReport report)
    {
        var heldOut = report.HeldOutRmsPx is { } px ? string.Create(CultureInfo.InvariantCulture, $", held out {px:0.00}") : "";
        Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{report.Panorama}  {report.Width} × {report.Height} of {report.Pictures} pictures"));
        Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Ties:     {report.Ties:#,0}, RMS {report.RmsPx:0.00} px{heldOut}; focal length {report.FocalPx:0.0} px"));
        Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Seconds:  {report.TieSeconds:0.0} ties, {report.AdjustSeconds:0.0} adjustment, {report.BlendSeconds:0.0} joining ({report.Width * (double)report.Height / 1e6 / report.BlendSeconds:0.0} Mpx/s), {report.WriteSeconds:0.0} writing"));
    }
}
