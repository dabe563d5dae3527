using Farside.Core.Rasters;

namespace Farside.Products.Recipes.Descent;

/// <summary>The few colours of a landing film's captions.</summary>
static class FilmColours
{
    public static readonly Rgb8 Paper = new(13, 14, 17);
    public static readonly Rgb8 Ink = new(240, 238, 230);
    public static readonly Rgb8 Faint = new(158, 160, 162);
    public static readonly Rgb8 OnGround = new(206, 206, 202);
    public static readonly Rgb8 Line = new(58, 61, 66);
    public static readonly Rgb8 Curve = new(122, 166, 204);
    public static readonly Rgb8 Mark = new(255, 196, 92);
    public static readonly Rgb8 Alarm = new(250, 96, 78);
}
