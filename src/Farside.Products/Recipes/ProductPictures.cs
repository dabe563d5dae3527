using Farside.Core.Rasters;
using Farside.Core.Records;
using Farside.Formats.Png;
using Farside.Products.Recipes.Drawing;
using Farside.Products.Runner;

namespace Farside.Products.Recipes;

/// <summary>Pictures into a product's folder, each with who made it and whom to credit.</summary>
static class ProductPictures
{
    /// <summary>At most so many pixels wide for a page.</summary>
    public const int PreviewWidth = 1280;

    /// <summary>At most so many pixels wide for a gallery.</summary>
    public const int ThumbnailWidth = 320;

    /// <summary>A finished picture as <c>name.png</c>, with its preview and its thumbnail.</summary>
    public static void Save(Workbench bench, string name, Bitmap picture, PngColour colour)
    {
        PngWriter.Write(bench.Place($"{name}.png", FileRole.Display, picture.Width, picture.Height), picture, new() { Colour = colour, Texts = Texts(bench) });
        SaveSmall(bench, Shrinker.Shrink(picture, PreviewWidth), Shrinker.Shrink(picture, ThumbnailWidth));
    }

    public static void SaveSmall(Workbench bench, Bitmap preview, Bitmap thumbnail)
    {
        Small(bench, "preview", FileRole.Preview, preview);
        Small(bench, "thumbnail", FileRole.Thumbnail, thumbnail);
    }

    public static IReadOnlyList<PngText> Texts(Workbench bench) =>
    [
        new("Title", bench.Title), new("Copyright", bench.Rights.Credit), new("Source", bench.Key),
        .. bench.IsSimulated ? new PngText[] { new("Warning", Credit.Simulated) } : [],
    ];

    static void Small(Workbench bench, string name, string role, Bitmap picture) =>
        PngWriter.Write(bench.Place($"{name}.png", role, picture.Width, picture.Height), picture, new() { Colour = PngColour.Srgb, Texts = Texts(bench) });
}
