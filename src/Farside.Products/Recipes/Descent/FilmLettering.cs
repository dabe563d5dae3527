using Farside.Core.Rasters;
using Farside.Core.Records;
using Farside.Products.Films;
using Farside.Products.Recipes.Drawing;

namespace Farside.Products.Recipes.Descent;

/// <summary>Turns of speech of a landing film's captions, in units of a 1080th of the picture's height.</summary>
sealed class FilmLettering(FilmPicture picture)
{
    const double Heights = 1080;

    public double Unit { get; } = picture.Height / Heights;

    public double Width => picture.Width / Unit;

    /// <summary>A line of text; sizes and places in units.</summary>
    public double Text(string text, double x, double y, double size, Rgb8 colour, double anchor = 0) =>
        FilmInk.Text(picture, text, x * Unit, (int)Math.Round(y * Unit), size * Unit, colour, anchor) / Unit;

    /// <summary>A number large, its doubt smaller behind it.</summary>
    public void Measured(Measure measure, double x, double y, double size, Rgb8 doubt)
    {
        var end = Text(measure.Value, x, y, size, FilmColours.Ink);
        Text(measure.Doubt, end + (size * 0.55), y, Math.Max(12, size * 0.46), doubt);
    }

    public void Lines(double pen, Rgb8 colour, params (double X1, double Y1, double X2, double Y2)[] lines) =>
        FilmInk.Lines(picture, lines.Select(line => (line.X1 * Unit, line.Y1 * Unit, line.X2 * Unit, line.Y2 * Unit)), pen * Unit, colour);

    /// <summary>The word that no simulated film goes without, in a frame that ends at the right.</summary>
    public void Tag(double right, double foot)
    {
        const double Size = 16;
        var width = (Lettering.Width(Credit.Simulated, Size * Unit) / Unit) + 26;
        var (left, top, bottom) = (right - width, foot - Size - 12, foot + 12);
        Text(Credit.Simulated, right - 13, foot, Size, FilmColours.Alarm, anchor: 1);
        Lines(2, FilmColours.Alarm, (left, top, right, top), (right, top, right, bottom), (right, bottom, left, bottom), (left, bottom, left, top));
    }
}
