using Farside.Core.Rasters;

namespace Farside.Products.Recipes.Drawing;

/// <summary>The colours of every drawn sheet: charts, maps and sections look as if one hand had made them.</summary>
static class SheetColours
{
    public static readonly Rgb8 Paper = new(250, 248, 243);
    public static readonly Rgb8 Ink = new(38, 42, 51);
    public static readonly Rgb8 Faint = new(122, 126, 134);

    /// <summary>Grids and rules.</summary>
    public static readonly Rgb8 Rule = new(214, 211, 203);

    /// <summary>SIMULATED, and what is wrong.</summary>
    public static readonly Rgb8 Alarm = new(190, 30, 30);
}
