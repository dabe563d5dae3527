using Farside.Core;
using Farside.Core.Rasters;

namespace Farside.Products.Pictures;

/// <summary>A headerless raster on disk, read into memory that is used again for the next.</summary>
public static class RawRaster
{
    /// <summary>Fills <paramref name="samples"/> with the file's bytes from <paramref name="offset"/> on.</summary>
    public static void Read(string path, Bitmap samples, long offset = 0)
    {
        using var file = File.OpenHandle(path);
        var bytes = samples.Bytes.AsSpan();
        for (var done = 0; done < bytes.Length;)
        {
            var read = RandomAccess.Read(file, bytes[done..], offset + done);
            done += read > 0 ? read : throw new FarsideException($"{path}: found {offset + done} bytes; expected {offset + bytes.Length}. Fetch it again.");
        }
    }
}
