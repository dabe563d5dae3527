using Farside.Archive.Store;
using Farside.Core.Rasters;
using Farside.Formats.Pictures;

namespace Farside.Products.Pictures.Conversion;

/// <summary>Ordinary picture files, told from products by their first bytes.</summary>
static class PictureSource
{
    /// <summary>A raw raster may begin with any bytes at all: a product's name outweighs them.</summary>
    public static bool IsPicture(string file)
    {
        if (ProductName.TryParse(Path.GetFileName(file), out _))
        {
            return false;
        }

        using var handle = File.OpenHandle(file);
        Span<byte> head = stackalloc byte[4];
        return PictureFile.Format(head[..RandomAccess.Read(handle, head, 0)]) is not null;
    }

    public static Bitmap Read(string file) => PictureFile.Read(file);
}
