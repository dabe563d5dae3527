using System.CommandLine;
using Farside.Products.Recipes;
using Farside.Products.Recipes.Descent;
using Farside.Products.Recipes.Traverse;

namespace Farside.Cli;

/// <summary>How <c>make</c> is asked for another landing film, and told what a descent's frames do not say: how long a metre is.</summary>
sealed class DescentOptions
{
    readonly Option<double?> _fps = CommonOptions.Number("--fps", "Pictures a second of the landing film; as many as the camera took by default. More are filled in along the ground's motion.", number => number is >= 1 and <= 120, "1 to 120 pictures a second");
    readonly Option<bool> _plain = new("--no-captions") { Description = "The landing film without time, height, speed and credit on its pictures." };
    readonly Option<Stabilisation?> _steady = WordOption.Create<Stabilisation>("--steady", "What lies around the frame in the film whose ground stands still; growing-map by default.");
    readonly Option<bool> _settled = new("--keep-settled") { Description = "The landing film with all the minutes after touchdown." };
    readonly Option<bool> _av1 = new("--av1") { Description = "Each film as AV1 too." };
    readonly Option<bool> _webP = new("--webp") { Description = "The last seconds of the way down as an animated picture too." };

    readonly Option<StatedHeight?> _rest = Height("--rest-height", "Height of the landing camera over the ground when it stands: " + StatedHeight.RestForm + ". The mission's data by default.", StatedHeight.RestForm, StatedHeight.ParseRest);
    readonly Option<string[]> _hover = new("--hover-height") { Description = "Its height at another moment: " + StatedHeight.HoverForm + ". May be given again." };
    readonly Option<string[]> _maps = new("--base-map") { Description = "Map from orbit (GeoTIFF, PDS3, PDS4, ISIS cube), a picture (image:PATH) or heights (dem:PATH, dem-km:PATH) of the landing site: gives a descent its true size and place, and lies around its map and under the traverse. May be given again." };
    readonly Option<double?> _mapSun = CommonOptions.Number("--base-map-sun", "Azimuth of the Sun in the map's picture, degrees clockwise from north; its shading tells by default.", number => number is >= -360 and <= 360, "-360 to 360 degrees clockwise from north");

    readonly Option<string?> _mapCredit = new("--base-map-credit") { Description = "Whom to thank for the maps, on the margins of the descent's map and the traverse." };
    readonly Option<string?> _mapLander = new("--base-map-lander") { Description = "By which published place of the lander the maps lie under the traverse: label (the default) or lro for Chang'e-4; they are 415 m apart." };

    public DescentOptions()
    {
        _hover.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(token => StatedHeight.ParseHover(token.Value) is null))
            {
                result.AddError($"--hover-height: found {token.Value}; expected {StatedHeight.HoverForm}.");
            }
        });
    }

    public IEnumerable<Option> All => [_rest, _hover, _maps, _mapSun, _mapCredit, _mapLander, _fps, _plain, _steady, _settled, _av1, _webP];

    /// <summary>The choices, with those of the command line.</summary>
    public RecipeChoices Choose(RecipeChoices choices, ParseResult parsed) => choices with
    {
        Track = new(new DescentTrackOptions
        {
            RestHeight = parsed.GetValue(_rest),
            HoverHeights = [.. (parsed.GetValue(_hover) ?? []).Select(text => StatedHeight.ParseHover(text)!)],
            BaseMaps = parsed.GetValue(_maps) ?? [],
            MapSunDeg = parsed.GetValue(_mapSun),
        }),
        Map = new(new DescentMapOptions { BaseMaps = parsed.GetValue(_maps) ?? [], BaseMapCredit = parsed.GetValue(_mapCredit) ?? "" }),
        Traverse = new(new TraverseOptions { BaseMaps = parsed.GetValue(_maps) ?? [], BaseMapCredit = parsed.GetValue(_mapCredit) ?? "", BaseMapLander = parsed.GetValue(_mapLander) ?? "" }),
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

    static Option<StatedHeight?> Height(string name, string description, string form, Func<string, StatedHeight?> parse) => new(name)
    {
        Description = description,
        CustomParser = result =>
        {
            var text = result.Tokens[^1].Value;
            var height = parse(text);
            if (height is null)
            {
                result.AddError($"{name}: found {text}; expected {form}.");
            }

            return height;
        },
    };
}
