namespace Farside.Formats.Png;

/// <summary>A whole picture into a PNG.</summary>
public static class PngWriter
{
    /// <summary>8- or 16-bit samples, 1 to 4 channels.</summary>
    /// <param name="output">Stays open.</param>
    public static void Write(Stream output, Bitmap picture, PngOptions? options = null)
    {
        using var encoder = new PngEncoder(output, picture.Width, picture.Height, picture.Channels, picture.Kind, options);
        for (var y = 0; y < picture.Height; y++)
            encoder.WriteRow(picture.Row(y));
    }

    public static void Write(string path, Bitmap picture, PngOptions? options = null)
    {
        using var file = File.Create(path, bufferSize: 0);
        Write(file, picture, options);
    }
}
