using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Farside.Processing.Photogrammetry.Dense;
using Farside.Products.Stereo;

namespace Farside.Cli.Verbs;

/// <summary><c>farside stereo LEFT RIGHT</c>: anybody's pair → disparities, and points where the pictures describe their cameras.</summary>
static class StereoVerb
{
    static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, WriteIndented = true };

    public static Command Create()
    {
        var left = new Argument<string>("left") { Description = "The left eye's picture: PNG, JPEG, TIFF, PGM or IMG." };
        var right = new Argument<string>("right") { Description = "The right eye's." };
        var most = CommonOptions.Whole("--max-disparity", "Largest disparity to look for, pixels: column left minus column right of the nearest thing.", 127, 1, 8000);
        var least = CommonOptions.Whole("--min-disparity", "Smallest disparity to look for, pixels; 0 at infinity.", 0, -4000, 7999);
        var folder = CommonOptions.Out("Folder for disparity.pfm, disparity.png, preview.png, product.json and what else belongs to them.");
        var paths = WordOption.Create<MatchPaths>("--paths", "Sides that every pixel asks: eight by default, three in half the time.");
        var rectified = new Option<bool>("--rectified") { Description = "The pictures are on common rows, whatever cameras they describe." };
        var (memory, jobs, json) = (CommonOptions.Memory(), CommonOptions.Jobs(), CommonOptions.Json());
        var verb = new Command("stereo", "Find how far everything is in a stereo pair, anybody's.") { left, right, most, least, folder, paths, rectified, memory, jobs, json };
        verb.Require(result =>
        {
            if (result.GetValue(least) >= result.GetValue(most))
            {
                result.AddError(string.Create(CultureInfo.InvariantCulture, $"--min-disparity: found {result.GetValue(least)}; expected less than --max-disparity {result.GetValue(most)}."));
            }
        });
        verb.SetAction((parsed, cancel) =>
        {
            MemoryBound.Keep(MemoryBound.OrDefault(parsed.GetValue(memory)));
            var options = new PictureStereoOptions
            {
                Matching = new()
                {
                    MinDisparity = parsed.GetValue(least),
                    MaxDisparity = parsed.GetValue(most),
                    Paths = parsed.GetValue(paths) ?? MatchPaths.Eight,
                    Threads = parsed.GetValue(jobs),
                    // Bands of rows get lower under a tight bound, never higher on a large machine: the same pair gives the same bytes there.
                    MemoryBytes = parsed.GetValue(memory) is { } bytes ? Math.Clamp(bytes / 3, 4L << 20, new DenseOptions().MemoryBytes) : new DenseOptions().MemoryBytes,
                },
                IsRectified = parsed.GetValue(rectified),
            };
            var (l, r, target, isJson) = (parsed.GetRequiredValue(left), parsed.GetRequiredValue(right), parsed.GetRequiredValue(folder), parsed.GetValue(json));
            return Task.Run(() => Print(PictureStereo.Make(l, r, options, target, cancel), isJson), CancellationToken.None);
        });
        return verb;
    }

    static int Print(PictureStereoReport report, bool isJson)
    {
        if (isJson)
        {
            Console.Out.WriteLine(JsonSerializer.Serialize(report, Json));
            return 0;
        }

        Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{report.Disparity}  {report.Width} × {report.Height}, {100 * report.Density:0.0} % of the pixels have a disparity"));
        Tally("Pixels:", report.Refused);
        Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Filled:   {report.Filled:#,0} between even neighbours"));
        if (report.PointsRefused is { } points)
        {
            Tally("Points:", points);
        }

        Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Seconds:  {report.MatchSeconds:0.00} matching"));
        return 0;
    }

    static void Tally(string head, IReadOnlyDictionary<string, int> counts) =>
        Console.Out.WriteLine($"{head,-10}{string.Join(", ", counts.Where(count => count.Value > 0).Select(count => string.Create(CultureInfo.InvariantCulture, $"{(count.Key == "none" ? "found" : count.Key)} {count.Value:#,0}")))}");
}
