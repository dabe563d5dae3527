using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Farside.Cli;

/// <summary>The help of a verb, and below it lines that work as they stand once the names are yours.</summary>
sealed class HelpWithExamples(HelpAction plain) : SynchronousCommandLineAction
{
    static readonly Dictionary<string, string[]> Examples = new(StringComparer.Ordinal)
    {
        ["demo"] = ["farside demo", "farside demo --out moon --open"],
        ["run"] = ["farside run CE4ROLL --out moon", "farside run CE4ROLL --out moon --jobs 4 --memory 4G"],
        ["fetch"] = ["farside fetch --mission ce4 --instrument pcam --sequence 0067 --archive CE4ROLL --plan", "farside fetch downloadResult.txt --archive CE4ROLL", "farside fetch https://example.org/ce4/ --archive CE4ROLL --rate 2M"],
        ["check"] = ["farside check CE4ROLL", "farside check CE4ROLL --json > report.json"],
        ["status"] = ["farside status CE4ROLL"],
        ["manifest"] = ["farside manifest CE4ROLL --out CE4ROLL.sha256", "farside manifest CE4ROLL --md5 --bagit CE4ROLL-bag"],
        ["inspect"] = ["farside inspect PRODUCT.2BL", "farside inspect PRODUCT.2B --json --raw"],
        ["convert"] = ["farside convert PRODUCT.2B --out pictures", "farside convert mosaic.png --mosaic rggb --demosaic menon --linear --out pictures"],
        ["plot"] = ["farside plot PRODUCT.2A", "farside plot PRODUCT.2A --y TOTAL_DOSE_RATE --out dose.svg", "farside plot stops.csv --x east_m --y north_m --mark dots --out stops.png"],
        ["panorama"] = ["farside panorama IMG_*.jpg --out pano", "farside panorama row/*.png --focal-px 1250 --poses poses.csv --out pano"],
        ["stereo"] = ["farside stereo left.png right.png --max-disparity 64 --out depth", "farside stereo NLF.IMG NRF.IMG --max-disparity 200 --out depth --json"],
        ["make"] = ["farside make --archive CE4ROLL --out moon/products --plan", "farside make picture --archive CE4ROLL --out moon/products --instrument pcam --sequence 0067"],
        ["index"] = ["farside index moon/products --archive CE4ROLL"],
        ["search"] = ["farside search panorama 2019-01 --catalogue moon", "farside search --catalogue moon --instrument pcam --lunar-day 1 --sun-min 20 --json"],
        ["export"] = ["farside export panorama --catalogue moon --format geojson --out panoramas.geojson", "farside export --catalogue moon --filter \"farside:eye = 'L' AND view:sun_elevation < 10\" --format csv"],
        ["publish"] = ["farside publish moon/products --out moon/site", "farside publish moon/products --out public --address https://example.org/moon/ --links-only"],
        ["serve"] = ["farside serve moon/products", "farside serve moon/site --port 8090 --open"],
        ["sky"] = ["farside sky --site ce4 --at 2019-01-11T19:57:09Z", "farside sky --site ce4 --lunar-days 1-12", "farside sky --site ce5 --lunar-days 1-60 --table eclipses --csv"],
        ["simulate"] = ["farside simulate --out archive --size small", "farside simulate --mission hx1 --out HX1ROLL", "farside simulate --out broken --size small --faults truncated-data,html-label"],
        ["evaluate"] = ["farside evaluate --archive archive --products moon/products", "farside evaluate --archive archive --products moon/products --most 10 --json > verdicts.json"],
        ["bench"] = ["farside bench --runs 5", "farside bench --json > speed.json"],
    };

    public override bool ClearsParseErrors => true;

    public static void AddTo(RootCommand root)
    {
        var help = root.Options.OfType<HelpOption>().Single();
        help.Action = new HelpWithExamples((HelpAction)help.Action!);
    }

    public override int Invoke(ParseResult parseResult)
    {
        var exitCode = plain.Invoke(parseResult);
        if (Examples.TryGetValue(parseResult.CommandResult.Command.Name, out var lines))
        {
            var output = parseResult.InvocationConfiguration.Output;
            output.WriteLine("Examples:");
            lines.ToList().ForEach(line => output.WriteLine($"  {line}"));
            output.WriteLine();
        }

        return exitCode;
    }
}
