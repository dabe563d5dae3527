using Farside.Core.Rasters;
using Farside.Formats.Png;

namespace Farside.Products.Recipes;

/// <summary>Previews and thumbnails of other products, read back.</summary>
static class SmallPicture
{
    public static Bitmap Read(string path) => PngReader.Read(path);
}
