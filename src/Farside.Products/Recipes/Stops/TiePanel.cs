using System.Globalization;
using Farside.Core.Rasters;
using Farside.Processing.Terrain;
using Farside.Processing.Terrain.Stops;
using Farside.Products.Recipes.Drawing;
using static Farside.Products.Recipes.Drawing.SheetColours;

namespace Farside.Products.Recipes.Stops;

/// <summary>Two grounds' heights against each other, cell by cell, as a small map.</summary>
/// <param name="mostM">Where colours end.</param>
sealed class TiePanel(PlotPage page, TerrainModel first, TerrainModel second, GroundTie tie, double mostM)
{
    const int High = 330;

    readonly double _reachM = 0.75 * Math.Sqrt(tie.AreaM2);

    /// <summary>The second ground, moved, less the first; a shift of the whole taken off, since the eye looks for shapes.</summary>
    public void Draw(string title, GroundMove move, int left, int top, int width)
    {
        page.Text(title, left, top - 6, 11, Ink);
        var values = Differences(move, width);
        var known = values.Where(double.IsFinite).Order().ToList();
        var middle = known.Count == 0 ? 0 : known[known.Count / 2];
        var picture = new Bitmap(width, High, 3, SampleKind.UInt8);
        var pixels = picture.Samples<byte>();
        for (var i = 0; i < values.Length; i++)
        {
            var colour = double.IsFinite(values[i]) ? DivergingMap.At((values[i] - middle) / mostM) : new Rgb8(226, 223, 216);
            (pixels[3 * i], pixels[(3 * i) + 1], pixels[(3 * i) + 2]) = (colour.R, colour.G, colour.B);
        }

        page.Picture(picture, left, top + 4);
    }

    public void Legend(int left, int top, int width)
    {
        for (var i = 0; i < width; i++)
        {
            page.Box(left + i, top, 1, 12, DivergingMap.At((2.0 * i / (width - 1)) - 1));
        }

        page.Text(string.Create(CultureInfo.InvariantCulture, $"−{1000 * mostM:0.#}"), left, top + 30, 9.5, Faint);
        page.Text("mm", left + (width / 2.0), top + 30, 9.5, Faint, 0.5);
        page.Text(string.Create(CultureInfo.InvariantCulture, $"+{1000 * mostM:0.#}"), left + width, top + 30, 9.5, Faint, 1);
    }

    double[] Differences(GroundMove move, int width)
    {
        var values = new double[width * High];
        var pixelM = 2 * _reachM / width;
        Parallel.For(0, High, row =>
        {
            for (var column = 0; column < width; column++)
            {
                var (east, north) = (tie.Centre.X - _reachM + ((column + 0.5) * pixelM), tie.Centre.Y + ((High / 2.0) - row - 0.5) * pixelM);
                // The second's ground that comes to lie here: back by the move, its height forth again.
                var back = new GroundMove(move.Centre, (-move.Shift.East, -move.Shift.North, 0), (0, 0, -move.Turn.Up)).Apply(new(east, north, move.Centre.Z));
                var height = second.HeightAt(back.X, back.Y);
                values[(row * width) + column] = double.IsNaN(height) ? double.NaN : move.Apply(back with { Z = height }).Z - first.HeightAt(east, north);
            }
        });
        return values;
    }
}
