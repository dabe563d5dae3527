using System.Globalization;
using System.Text.RegularExpressions;

namespace Farside.Products.Recipes.Descent;

/// <summary>A height of the landing camera above the ground, as a user states it.</summary>
/// <param name="HeightM">Metres.</param>
/// <param name="SigmaM">Metres.</param>
/// <param name="Index">The frame, as its name counts it; null for the rest or for a moment.</param>
/// <param name="Seconds">Seconds after the first frame; null for the rest or for a frame.</param>
public sealed partial record StatedHeight(double HeightM, double SigmaM, int? Index = null, double? Seconds = null)
{
    public const string RestForm = "metres with their standard deviation, e.g. 1.3+-0.2";
    public const string HoverForm = "metres with their standard deviation and a frame's index or seconds, e.g. 100+-2@2850 or 100+-2@290.5s";

    /// <summary>Reads <c>1.3+-0.2</c> or <c>1.3±0.2</c>.</summary>
    /// <returns>Null for anything else, for a height or a sigma that is not positive, and for a sigma above the height.</returns>
    public static StatedHeight? ParseRest(string text) => Parse(text) is { Index: null, Seconds: null } height ? height : null;

    /// <summary>Reads <c>100+-2@2850</c> (a frame's index) or <c>100+-2@290.5s</c> (seconds after the first frame).</summary>
    /// <returns>Null for anything else, as above.</returns>
    public static StatedHeight? ParseHover(string text) => Parse(text) is { } height && (height.Index is not null || height.Seconds is not null) ? height : null;

    static StatedHeight? Parse(string text)
    {
        if (Form().Match(text) is not { Success: true } match)
        {
            return null;
        }

        double Number(string group) => double.Parse(match.Groups[group].Value, NumberStyles.Float, CultureInfo.InvariantCulture);
        var (height, sigma) = (Number("height"), Number("sigma"));
        if (!(height > 0) || !(sigma > 0) || sigma > height)
        {
            return null;
        }

        int? index = match.Groups["index"].Success && int.TryParse(match.Groups["index"].Value, CultureInfo.InvariantCulture, out var whole) ? whole : null;
        return match.Groups["index"].Success && index is null ? null : new(height, sigma, index, match.Groups["seconds"].Success ? Number("seconds") : null);
    }

    [GeneratedRegex(@"^\s*(?<height>\d+(\.\d+)?)\s*m?\s*(\+-|\+/-|±)\s*(?<sigma>\d+(\.\d+)?)\s*m?\s*(@\s*((?<seconds>\d+(\.\d+)?)\s*s|(?<index>\d+)))?\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
