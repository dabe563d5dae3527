using System.Globalization;
using Farside.Core.Rasters;
using Farside.Formats.Pictures;
using Farside.Products.Recipes.Drawing;
using Farside.Products.Runner;

namespace Farside.Products.Recipes;

/// <summary>Small pictures in rows on dark paper, like a photographer's contact print.</summary>
static class ContactSheet
{
    const int Margin = 36;
    const int Gap = 10;
    const int LabelHeight = 24;
    const int HeaderHeight = 104;
    const int FooterHeight = 44;

    static readonly Rgb8 Paper = new(22, 23, 26);
    static readonly Rgb8 Ink = new(232, 229, 220);
    static readonly Rgb8 Faint = new(150, 150, 148);
    static readonly Rgb8 Alarm = new(240, 96, 80);

    public static Bitmap Draw(Workbench bench, IReadOnlyList<ProductRecord> pictures, int halfSizeFrom)
    {
        var most = pictures.Count < halfSizeFrom ? ProductPictures.ThumbnailWidth : ProductPictures.ThumbnailWidth / 2;
        var cells = pictures.Select(picture => Thumbnail(bench, picture, most)).ToList();
        var (width, height) = (cells.Max(cell => cell.Width), cells.Max(cell => cell.Height) + LabelHeight);
        var columns = Columns(pictures, width, height);
        var rows = (cells.Count + columns - 1) / columns;
        var canvas = new Canvas(Math.Max(900, (2 * Margin) + (columns * (width + Gap)) - Gap), HeaderHeight + (rows * (height + Gap)) + FooterHeight, Paper);
        for (var i = 0; i < cells.Count; i++)
        {
            Cell(canvas, cells[i], pictures[i].Observation, Margin + (i % columns * (width + Gap)), HeaderHeight + (i / columns * (height + Gap)));
        }

        Frame(canvas, bench, pictures);
        return canvas.ToBitmap();
    }

    static Bitmap Thumbnail(Workbench bench, ProductRecord picture, int most) =>
        Shrinker.Shrink(PictureFile.Read(bench.CitedFile(picture, FileRole.Thumbnail)!), most);

    // About 3 : 2, and an even number where left and right eyes stand side by side.
    static int Columns(IReadOnlyList<ProductRecord> pictures, int width, int height)
    {
        var columns = Math.Clamp((int)Math.Round(Math.Sqrt(pictures.Count * 1.5 * height / width)), 1, pictures.Count);
        return pictures.Any(picture => picture.Observation.Eye.Length > 0) ? columns + (columns % 2) : columns;
    }

    static void Cell(Canvas canvas, Bitmap picture, ProductObservation observation, int x, int y)
    {
        canvas.Place(picture, x, y);
        var name = string.Create(CultureInfo.InvariantCulture, $"{observation.Index:000}{(observation.Eye.Length > 0 ? " " : "")}{observation.Eye}");
        canvas.Text(name, x, y + picture.Height + 15, 8, Ink);
        if (observation.Start is { Length: > 19 } start)
        {
            canvas.Text(start[11..19], x + picture.Width, y + picture.Height + 15, 8, Faint, anchor: 1);
        }
    }

    static void Frame(Canvas canvas, Workbench bench, IReadOnlyList<ProductRecord> pictures)
    {
        canvas.Text(bench.Title, Margin, 50, 17, Ink);
        canvas.Text(Subtitle(pictures), Margin, 80, 10, Faint);
        canvas.Text(bench.Rights.Credit, Margin, canvas.Height - 18, 8.5, Faint);
        if (bench.IsSimulated)
        {
            Tag.Draw(canvas, canvas.Width - Margin, 80, Alarm);
        }
    }

    static string Subtitle(IReadOnlyList<ProductRecord> pictures)
    {
        var first = pictures.Select(picture => picture.Observation.Start).Min(StringComparer.Ordinal);
        var last = pictures.Select(picture => picture.Observation.Start).Max(StringComparer.Ordinal);
        return Names.Join(first is { Length: > 19 } ? $"{first[..10]} {first[11..19]} to {(last![..10] == first[..10] ? "" : last[..10] + " ")}{last[11..19]} UTC" : "", $"{pictures.Count} pictures");
    }
}
