using Farside.Formats.Pictures;

namespace Farside.Formats.Png;

/// <summary>Reads a PNG of any colour type, bit depth and interlacing.</summary>
public static class PngReader
{
    public static Bitmap Read(Stream input, string name = "PNG") => ReadPicture(input, name).Pixels;

    public static Bitmap Read(string path) => ReadPicture(path).Pixels;

    public static PngPicture ReadPicture(string path, PictureLimits? limits = null)
    {
        using var file = File.OpenRead(path);
        return ReadPicture(file, path, limits);
    }

    /// <summary>Pixels, colour meaning and texts.</summary>
    /// <param name="name">What errors call the file.</param>
    public static PngPicture ReadPicture(Stream input, string name = "PNG", PictureLimits? limits = null)
    {
        using var decoding = new PngDecoding(input, name, limits ?? PictureLimits.Default);
        return decoding.Read();
    }
}
