using Farside.Core.Rasters;
using Farside.Core.Records;

namespace Farside.Products.Recipes.Drawing;

/// <summary>The word that no simulated picture goes without, in a frame.</summary>
static class Tag
{
    const double Size = 14;

    /// <param name="right">Where it ends.</param>
    /// <param name="foot">Where its capitals stand.</param>
    public static void Draw(Canvas canvas, int right, int foot, Rgb8 colour)
    {
        var width = (int)Math.Ceiling(Lettering.Width(Credit.Simulated, Size));
        canvas.Text(Credit.Simulated, right - 10, foot, Size, colour, anchor: 1, pen: 2.2);
        for (var ring = 0; ring < 2; ring++)
        {
            canvas.Outline(right - width - 20 + ring, foot - 23 + ring, width + 20 - (2 * ring), 32 - (2 * ring), colour);
        }
    }
}
