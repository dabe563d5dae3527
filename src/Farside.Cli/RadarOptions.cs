using System.CommandLine;
using System.Globalization;
using Farside.Processing.Radar;
using Farside.Products.Recipes;

namespace Farside.Cli;

/// <summary>How <c>make</c> and <c>radar</c> are asked for other chains than the usual one.</summary>
sealed class RadarOptions
{
    readonly Option<string?> _preset = new("--preset") { Description = $"What is done to a radar profile: {string.Join(", ", RadarPresets.Names)}." };
    readonly Option<string[]> _steps = new("--step") { Description = "A step of a radar profile instead of a preset's, e.g. band-pass:low=250,high=750 (docs/products/radargram.md). May be given again, in order." };
    readonly Option<string?> _permittivity = new("--permittivity") { Description = "Relative permittivity of the ground for a radar's depth: one number, or least:taken:greatest; 3:3.5:4.5 by default." };

    public RadarOptions()
    {
        _preset.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is { } name && !RadarPresets.Names.Contains(name))
            {
                result.AddError($"--preset: found {name}; expected {string.Join(", ", RadarPresets.Names)}.");
            }
        });
        _steps.Validators.Add(result =>
        {
            foreach (var token in result.Tokens)
            {
                try
                {
                    RadarStepText.Parse(token.Value);
                }
                catch (RadarStepException error)
                {
                    result.AddError($"--step: {error.Message}");
                }
            }
        });
        _permittivity.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is { } text && Band(text) is null)
            {
                result.AddError($"--permittivity: found {text}; expected a number from 1 to 20, or three in order such as 3:3.5:4.5.");
            }
        });
    }

    public IEnumerable<Option> All => [_preset, _steps, _permittivity];

    public string Preset(ParseResult parsed) => parsed.GetValue(_preset) ?? new RadargramOptions().Preset;

    public IReadOnlyList<string> Steps(ParseResult parsed) => [.. (parsed.GetValue(_steps) ?? []).Select(step => RadarStepText.Parse(step).ToString())];

    public Depth DepthOf(ParseResult parsed) => parsed.GetValue(_permittivity) is { } text ? Band(text)!.Value : Depth.ChangE4;

    /// <summary>The recipe as the command line asks for it.</summary>
    public RadargramRecipe Choose(ParseResult parsed)
    {
        var depth = DepthOf(parsed);
        return new(new() { Preset = Preset(parsed), Steps = Steps(parsed), LeastPermittivity = depth.Least, Permittivity = depth.Taken, GreatestPermittivity = depth.Greatest });
    }

    static Depth? Band(string text)
    {
        var numbers = text.Split(':').Select(word => double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= 20 ? number : double.NaN).ToArray();
        return numbers switch
        {
            [var one] when one >= 1 => new(one, one, one),
            [var least, var taken, var greatest] when least <= taken && taken <= greatest => new(least, taken, greatest),
            _ => null,
        };
    }
}
