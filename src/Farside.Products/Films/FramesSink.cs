using System.Globalization;
using System.IO.Compression;
using System.Text;
using Farside.Core.Rasters;
using Farside.Formats.Jpeg;
using Farside.Formats.Png;

namespace Farside.Products.Films;

/// <summary>A film's numbered pictures in one archive, for a machine that cannot encode them, with the line that makes the film of them.</summary>
public sealed class FramesSink : IFilmSink
{
    static readonly DateTimeOffset Stamp = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero); // the oldest a ZIP knows: the same pictures give the same bytes

    readonly string _path;
    readonly ZipArchive _zip;
    readonly FilmRate _rate;
    readonly string _recipe;
    int _count;
    bool _isFinished;

    /// <param name="path">Of the archive, <c>.zip</c>; removed again where it is not finished.</param>
    /// <param name="recipe">What to make again once there is an encoder.</param>
    public FramesSink(string path, FilmRate rate, string recipe) => (_path, _zip, _rate, _recipe) = (path, new(File.Create(path), ZipArchiveMode.Create), rate, recipe);

    static string Ending => Jpeg.IsAvailable ? "jpg" : "png";

    /// <inheritdoc/>
    public void Add(FilmPicture picture)
    {
        using var file = Open(string.Create(CultureInfo.InvariantCulture, $"frame-{_count++:00000}.{Ending}"));
        Write(file, picture.ToBitmap());
    }

    /// <inheritdoc/>
    public void Finish()
    {
        using (var file = Open("README.txt"))
        {
            file.Write(Encoding.UTF8.GetBytes(
                $"The pictures of a film, {_rate} a second. To make it: {FilmTool.InstallLine}\nand run farside make {_recipe} again, or\n"
                + $"ffmpeg -framerate {_rate} -i frame-%05d.{Ending} -c:v libx264 -crf 20 -pix_fmt yuv420p -movflags +faststart film.mp4\n"));
        }

        _zip.Dispose();
        _isFinished = true;
    }

    public void Dispose()
    {
        if (!_isFinished)
        {
            _zip.Dispose();
            File.Delete(_path);
        }
    }

    Stream Open(string name)
    {
        var entry = _zip.CreateEntry(name, CompressionLevel.NoCompression);
        entry.LastWriteTime = Stamp;
        return entry.Open();
    }

    static void Write(Stream file, Bitmap picture)
    {
        if (Jpeg.IsAvailable)
        {
            file.Write(Jpeg.Encode(picture, new() { Quality = 90 }));
        }
        else
        {
            PngWriter.Write(file, picture, new() { Colour = PngColour.Srgb });
        }
    }
}
