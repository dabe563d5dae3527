using System.CommandLine;
using System.Diagnostics;
using System.Text.Encodings.Web;
using System.Text.Json;
using Farside.Core.Rasters;
using Farside.Processing.Imaging;
using Farside.Products.Pictures;
using Farside.Products.Pictures.Conversion;

namespace Farside.Cli.Verbs;

/// <summary><c>farside convert</c>: frames, or any mosaic picture, into picture files: the quick path.</summary>
static class ConvertVerb
{
    static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static Command Create()
    {
        var files = new Argument<string[]>("file") { Description = "Raw products or their labels; PNG, TIFF, JPEG, PGM or PFM pictures.", Arity = ArgumentArity.OneOrMore };
        var folder = CommonOptions.Out("Folder for the pictures; made when absent.");
        var mosaic = WordOption.Create<BayerPattern>("--mosaic", "Take the input for a Bayer mosaic of this order.");
        var demosaic = WordOption.Create<DemosaicMethod>("--demosaic", "How the missing colours are found: menon by default, residual the best and slowest.");
        var format = WordOption.Create<OutputFormat>("--format", "Kind of file written; png by default, tiff for 32-bit floats.");
        var display = new Option<bool>("--display") { Description = "8 bits for a screen, stretched where the source is linear (the default)." };
        var linear = new Option<bool>("--linear") { Description = "No stretch and no curve: a mosaic's samples interpolated, in the input's bit depth." };
        var raw = new Option<bool>("--raw") { Description = "The samples as stored; a mosaic stays one." };
        var json = CommonOptions.Json();
        var jobs = CommonOptions.Jobs();
        var verb = new Command("convert", "Frames, or any mosaic picture, to PNG, TIFF or JPEG.") { files, folder, mosaic, demosaic, format, display, linear, raw, json, jobs };
        verb.Require(result =>
        {
            if (new[] { display, linear, raw }.Count(result.GetValue) > 1)
            {
                result.AddError("Give one of --display, --linear and --raw.");
            }
        });
        verb.SetAction((parsed, cancel) =>
        {
            var options = new ConvertOptions
            {
                Format = parsed.GetValue(format),
                Rendering = parsed.GetValue(linear) ? Rendering.Linear : parsed.GetValue(raw) ? Rendering.Raw : Rendering.Display,
                Mosaic = parsed.GetValue(mosaic),
                Demosaic = parsed.GetValue(demosaic) ?? FrameRenderer.DefaultMethod,
            };
            var batch = new ConvertBatch(options, parsed.GetValue(jobs), Progress(parsed.GetRequiredValue(files).Length));
            return Task.Run(() => Report(batch.Run(parsed.GetRequiredValue(files), parsed.GetRequiredValue(folder), cancel), parsed.GetValue(json)), cancel);
        });
        return verb;
    }

    /// <summary>0 when all were written, 2 when some were refused, 1 when all were.</summary>
    static int Report(ConvertReport report, bool isJson)
    {
        if (isJson)
        {
            Console.Out.WriteLine(JsonSerializer.Serialize(report, Json));
        }

        foreach (var picture in isJson ? [] : report.Converted)
        {
            Console.Out.WriteLine($"{picture.Picture}  {picture.Width} × {picture.Height} × {picture.Channels}, {picture.Bits} bits, {picture.Meaning}{(picture.Missing > 0 ? $", {picture.Missing} samples missing" : "")}");
        }

        foreach (var refusal in report.Refused)
        {
            Console.Error.WriteLine(refusal.Why);
        }

        return report.Refused.Count == 0 ? 0 : report.Converted.Count > 0 ? 2 : 1;
    }

    static Action<int> Progress(int files)
    {
        if (Console.IsErrorRedirected || files < 2)
        {
            return _ => { };
        }

        var start = Stopwatch.GetTimestamp();
        return done =>
        {
            var rate = done / Stopwatch.GetElapsedTime(start).TotalSeconds;
            Console.Error.Write(FormattableString.Invariant($"\r{done}/{files}  {rate:0.0} files/s  {(files - done) / rate:0} s left   ") + (done == files ? "\n" : ""));
        };
    }
}
