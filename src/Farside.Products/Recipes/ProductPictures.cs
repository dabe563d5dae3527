using Farside.Core.Rasters;
using Farside.Core.Records;
using Farside.Formats.Jpeg;
using Farside.Formats.Png;
using Farside.Products.Pictures;
using Farside.Products.Recipes.Drawing;
using Farside.Products.Runner;

namespace Farside.Products.Recipes;

/// <summary>Pictures into a product's folder, each with who made it and whom to credit.</summary>
static class ProductPictures
{
    /// <summary>At most so many pixels wide for a page.</summary>
    public const int PreviewWidth = 1280;

    /// <summary>At most so many pixels wide for a gallery.</summary>
    public const int ThumbnailWidth = 480;

    /// <summary>A finished picture as <c>name.png</c>, with its preview and its thumbnail.</summary>
    public static void Save(Workbench bench, string name, Bitmap picture, PngColour colour)
    {
        Write(bench, $"{name}.png", FileRole.Display, picture, colour);
        SaveSmall(bench, Shrinker.Shrink(picture, PreviewWidth), Shrinker.Shrink(picture, ThumbnailWidth));
    }

    public static void SaveSmall(Workbench bench, Bitmap preview, Bitmap thumbnail)
    {
        Small(bench, "preview", FileRole.Preview, preview, quality: 88);
        Small(bench, "thumbnail", FileRole.Thumbnail, thumbnail, quality: 85);
    }

    /// <summary>A picture that is made while it is written.</summary>
    public static void Stream(Workbench bench, string name, string role, PictureRows rows, PngColour colour, params PngText[] texts)
    {
        using var file = File.Create(bench.Place(name, role, rows.Width, rows.Height), bufferSize: 0);
        PictureSink.WritePng(rows, file, new() { Colour = colour, Texts = [.. Texts(bench), .. texts] }, bench.Cancellation);
    }

    // JPEG where the library is on this machine, else PNG.
    static void Small(Workbench bench, string name, string role, Bitmap picture, int quality)
    {
        if (!Jpeg.IsAvailable)
        {
            Write(bench, $"{name}.png", role, picture, PngColour.Srgb);
            return;
        }

        var comments = Texts(bench).Select(text => $"{text.Key}: {text.Value}").ToList();
        Jpeg.Write(bench.Place($"{name}.jpg", role, picture.Width, picture.Height), picture, new() { Quality = quality, Comments = comments });
    }

    static void Write(Workbench bench, string name, string role, Bitmap picture, PngColour colour) =>
        PngWriter.Write(bench.Place(name, role, picture.Width, picture.Height), picture, new() { Colour = colour, Texts = Texts(bench) });

    static IReadOnlyList<PngText> Texts(Workbench bench) =>
    [
        new("Title", bench.Title), new("Copyright", bench.Rights.Credit), new("Source", bench.Key),
        .. bench.IsSimulated ? new PngText[] { new("Warning", Credit.Simulated) } : [],
    ];
}
