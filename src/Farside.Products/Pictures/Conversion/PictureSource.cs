using Farside.Core.Rasters;
using Farside.Formats.Png;

namespace Farside.Products.Pictures.Conversion;

/// <summary>Ordinary picture files, told by their endings.</summary>
static class PictureSource
{
    static readonly string[] Endings = [".png"];

    public static bool IsPicture(string file) => Endings.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase);

    public static Bitmap Read(string file) => PngReader.Read(file);
}
