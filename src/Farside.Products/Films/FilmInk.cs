using System.Collections.Concurrent;
using Farside.Core.Rasters;
using Farside.Products.Recipes.Drawing;

namespace Farside.Products.Films;

/// <summary>Letters and lines on a film's pictures. A letter is drawn once and then stamped, for a film writes the same ten digits thousands of times.</summary>
static class FilmInk
{
    /// <summary>Places between two pixels at which a letter is kept.</summary>
    const int Phases = 4;

    static readonly ConcurrentDictionary<(char Letter, double Size, double Pen, int Phase), Sprite> Letters = new();

    /// <summary>A line of text whose capitals stand on <paramref name="y"/>.</summary>
    /// <param name="size">Height of capitals in pixels.</param>
    /// <param name="anchor">0 when x is the left end, 0.5 the middle, 1 the right end.</param>
    /// <param name="pen">Thickness in pixels; 0 for one that suits the size.</param>
    /// <returns>Where the text ends.</returns>
    public static double Text(FilmPicture picture, string text, double x, int y, double size, Rgb8 colour, double anchor = 0, double pen = 0)
    {
        var at = x - (anchor * Lettering.Width(text, size));
        var thick = pen > 0 ? pen : Math.Max(1.2, size / 7.0);
        foreach (var letter in text)
        {
            var phase = (int)Math.Floor((at - Math.Floor(at)) * Phases);
            picture.Ink(Letters.GetOrAdd((letter, size, thick, phase), Draw), (int)Math.Floor(at), y, colour);
            at += Lettering.Advance(letter) * size / Lettering.CapHeight;
        }

        return at - (Lettering.Gap * size / Lettering.CapHeight);
    }

    /// <summary>Smooth lines.</summary>
    public static void Lines(FilmPicture picture, IEnumerable<(double X1, double Y1, double X2, double Y2)> lines, double pen, Rgb8 colour) =>
        picture.Ink(SpriteOf(Stroke.Of(lines, pen / 2)), 0, 0, colour);

    static Sprite Draw((char Letter, double Size, double Pen, int Phase) key)
    {
        var shift = key.Phase / (double)Phases;
        var lines = Lettering.Lines(key.Letter.ToString(), key.Size).Select(line => (line.X1 + shift, line.Y1, line.X2 + shift, line.Y2));
        return SpriteOf(Stroke.Of(lines, key.Pen / 2));
    }

    static Sprite SpriteOf(Stroke stroke) => new([.. stroke.Everywhere().Select(pixel => (pixel.X, pixel.Y, (byte)Math.Round(255 * pixel.Cover)))]);
}
