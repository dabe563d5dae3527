using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Farside.Core.Time;

namespace Farside.Cli;

/// <summary>Options that keep one name and one meaning at every verb. Each call makes a new one: an option belongs to one command.</summary>
static class CommonOptions
{
    public static Option<string> Archive() => new("--archive") { Description = "Folder of raw products, in whatever sub-folders.", Required = true };

    public static Option<string> Out(string description) => new("--out") { Description = description, Required = true };

    public static Option<string?> Mission() => new("--mission") { Description = "Only this mission, e.g. ce4." };

    public static Option<string?> Instrument() => new("--instrument") { Description = "Only this instrument, e.g. pcam." };

    public static Option<string?> Sequence() => new("--sequence") { Description = "Only this sequence, e.g. 0067." };

    /// <summary>Lunar days are counted from 1, the day of the landing.</summary>
    public static Option<int?> LunarDay() => new("--lunar-day")
    {
        Description = "Only this lunar day, counted from 1 at the landing.",
        CustomParser = result =>
        {
            if (!int.TryParse(result.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var day) || day < 1)
            {
                result.AddError($"--lunar-day: found {result.Tokens[0].Value}; expected a whole number from 1.");
            }

            return day;
        },
    };

    public static Option<bool> Plan() => new("--plan") { Description = "List what would be made, and stop." };

    public static Option<bool> Json() => new("--json") { Description = "One JSON document on stdout instead of text." };

    public static Option<bool> Verify() => new("--verify") { Description = "Hash inputs and products instead of trusting sizes and times." };

    /// <summary>A moment.</summary>
    public static Option<Epoch?> Utc(string name, string description, string example) => new(name)
    {
        Description = $"{description}, e.g. {example}.",
        HelpName = "time",
        CustomParser = result =>
        {
            if (Epoch.TryParseUtc(result.Tokens[^1].Value, out var time))
            {
                return time;
            }

            result.AddError($"{name}: found {result.Tokens[^1].Value}; expected UTC such as {example}.");
            return null;
        },
    };

    public static Option<int> Jobs() => Whole("--jobs", "Jobs at one time; all processors by default.", Environment.ProcessorCount, 1, 1024);

    /// <summary>What several options must be to each other. Where one of them cannot be read, its own line says so.</summary>
    public static void Require(this Command verb, Action<CommandResult> check) => verb.Validators.Add(result =>
    {
        try
        {
            check(result);
        }
        catch (InvalidOperationException unread) when (unread.Source == typeof(Command).Assembly.GetName().Name)
        {
        }
    });

    /// <summary>A whole number between two others.</summary>
    public static Option<int> Whole(string name, string description, int usual, int least, int most) => new(name)
    {
        Description = description,
        DefaultValueFactory = _ => usual,
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (!int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) || number < least || number > most)
            {
                result.AddError($"{name}: found {text}; expected a whole number from {least} to {most}.");
            }

            return number;
        },
    };

    /// <summary>The same, or none.</summary>
    public static Option<int?> WholeOrNone(string name, string description, int least, int most, string unit) => Parsed<int?>(name, description, $"{least} to {most} {unit}",
        text => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number : null);

    /// <summary>A finite number of some kind, or none.</summary>
    /// <param name="expected">The kind in words.</param>
    public static Option<double?> Number(string name, string description, Func<double, bool> isGood, string expected) => Parsed<double?>(name, description, expected,
        text => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) && isGood(number) ? number : null);

    /// <summary>A number above 0, or none.</summary>
    public static Option<double?> Above0(string name, string description) => Number(name, description, number => number > 0, "a number above 0");

    static Option<TValue?> Parsed<TValue>(string name, string description, string expected, Func<string, TValue?> parse) => new(name)
    {
        Description = description,
        CustomParser = result =>
        {
            var value = parse(result.Tokens[^1].Value);
            if (value is null)
            {
                result.AddError($"{name}: found {result.Tokens[^1].Value}; expected {expected}.");
            }

            return value;
        },
    };

    /// <summary>The most memory the program takes; <see cref="MemoryBound.OrDefault"/> where none is given.</summary>
    public static Option<long?> Memory() => new("--memory")
    {
        Description = "Most memory to take, e.g. 512M or 4G; half of the machine's by default.",
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
