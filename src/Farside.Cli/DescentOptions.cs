using System.CommandLine;
using Farside.Products.Recipes;
using Farside.Products.Recipes.Descent;

namespace Farside.Cli;

/// <summary>How <c>make</c> is asked for another landing film, and told what a descent's frames do not say: how long a metre is.</summary>
sealed class DescentOptions
{
    readonly Option<double?> _fps = new("--fps") { Description = "Pictures a second of the landing film; as many as the camera took by default. More are filled in along the ground's motion." };
    readonly Option<bool> _plain = new("--no-captions") { Description = "The landing film without time, height, speed and credit on its pictures." };
    readonly Option<Stabilisation?> _steady = WordOption.Create<Stabilisation>("--steady", "What lies around the frame in the film whose ground stands still; growing-map by default.");
    readonly Option<bool> _settled = new("--keep-settled") { Description = "The landing film with all the minutes after touchdown." };
    readonly Option<bool> _av1 = new("--av1") { Description = "Each film as AV1 too." };
    readonly Option<bool> _webP = new("--webp") { Description = "The last seconds of the way down as an animated picture too." };

    public DescentOptions() => _fps.Validators.Add(result =>
    {
        if (result.GetValueOrDefault<double?>() is not (>= 1 and <= 120))
        {
            result.AddError($"--fps: found {result.Tokens[^1].Value}; expected 1 to 120 pictures a second.");
        }
    });

    public IEnumerable<Option> All => [_fps, _plain, _steady, _settled, _av1, _webP];

    /// <summary>The choices, with those of the command line.</summary>
    public RecipeChoices Choose(RecipeChoices choices, ParseResult parsed) => choices with
    {
        Film = new(new LandingFilmOptions
        {
            FramesPerSecond = parsed.GetValue(_fps),
            HasCaptions = !parsed.GetValue(_plain),
            Stabilised = parsed.GetValue(_steady) ?? Stabilisation.GrowingMap,
            KeepsSettled = parsed.GetValue(_settled),
            HasAv1 = parsed.GetValue(_av1),
            HasWebP = parsed.GetValue(_webP),
        }),
    };
}
