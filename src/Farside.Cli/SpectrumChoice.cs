using System.CommandLine;
using Farside.Products.Recipes;
using Farside.Products.Recipes.Spectra;

namespace Farside.Cli;

/// <summary>What <c>make</c> compares spectra with.</summary>
sealed class SpectrumChoice
{
    readonly Option<string?> _library = new("--library") { Description = "Folder of spectra to compare with, beside the models that come with Farside: text, CSV, ECSV, RELAB's tables (docs/products/spectrum.md)." };

    public IEnumerable<Option> All => [_library];

    /// <summary>The choices, with those of the command line.</summary>
    public RecipeChoices Choose(RecipeChoices choices, ParseResult parsed) =>
        parsed.GetValue(_library) is { } folder ? choices with { Spectrum = new(new SpectrumOptions { Library = folder }) } : choices;
}
