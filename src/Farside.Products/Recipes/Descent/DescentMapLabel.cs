using System.Globalization;

namespace Farside.Products.Recipes.Descent;

/// <summary>How lengths are called in names and on pictures.</summary>
static class DescentMapLabel
{
    /// <summary>Of a level's file: <c>8m</c>, <c>50cm</c>, <c>3.1cm</c>.</summary>
    public static string Pixel(double metres) => metres >= 1
        ? string.Create(CultureInfo.InvariantCulture, $"{metres:0.#}m")
        : string.Create(CultureInfo.InvariantCulture, $"{100 * metres:0.#}cm");

    /// <summary>For people: <c>2.5 km</c>, <c>40 m</c>, <c>50 cm</c>.</summary>
    public static string Length(double metres) => metres switch
    {
        >= 1000 => string.Create(CultureInfo.InvariantCulture, $"{metres / 1000:0.##} km"),
        >= 1 => string.Create(CultureInfo.InvariantCulture, $"{metres:0.#} m"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{100 * metres:0.#} cm"),
    };
}
