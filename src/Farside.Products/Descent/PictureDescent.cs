using System.Diagnostics;
using System.Globalization;
using Farside.Core;
using Farside.Core.Rasters;
using Farside.Processing.Descent;
using Farside.Processing.Descent.Mosaics;
using Farside.Processing.Descent.Tracking;
using Farside.Processing.Photogrammetry;
using Farside.Products.Panoramas;
using Farside.Products.Pictures.Conversion;
using Farside.Products.Runner;

namespace Farside.Products.Descent;

/// <summary>Anybody's sequence of pictures taken on the way down → how each lies on the first, and one mosaic of them all.</summary>
public static class PictureDescent
{
    const double LeastFocal = 0.15;
    const double MostFocal = 500;
    const int BytesPerPixel = 12;
    const int LeastHeld = 6;
    const int MostHeld = 64;

    /// <summary>Writes <c>track.csv</c>, <c>mosaic.png</c> and <c>quality.json</c>.</summary>
    /// <param name="tell">What is being done, and how far it is, 0 to 1.</param>
    public static PictureDescentReport Make(IReadOnlyList<string> files, PictureDescentOptions options, string folder, Action<string, double> tell, CancellationToken cancel)
    {
        var (pictures, reasons) = Open(files, cancel);
        RefuseAbsurd(options, pictures);
        var started = Stopwatch.GetTimestamp();
        var settings = Options(options, pictures);
        var tracking = DescentTracker.Track(files.Count, index => Grey(pictures, reasons, index, tell), settings, cancel);
        var trackSeconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        Explain(files, tracking, reasons);
        started = Stopwatch.GetTimestamp();
        Directory.CreateDirectory(folder);
        var maps = PlainMaps(pictures, tracking, settings);
        Save(folder, "track.csv", TrackCsv.Write(files.Select((file, i) => (Path.GetFileName(file), pictures[i]?.Width ?? 1, pictures[i]?.Height ?? 1, maps[i], tracking.ResidualPx[i]))));
        var mosaic = SequenceMosaic.Draw(pictures, tracking, maps, options, tell, cancel);
        if (mosaic is not null)
        {
            AtomicFile.Write(Path.Combine(folder, "mosaic.png"), file => SequenceMosaic.Write(mosaic, pictures.OfType<InputPicture>(), file, cancel));
        }

        Save(folder, "quality.json", SequenceQuality.Write(files, pictures, tracking, mosaic?.Grid, reasons));
        return Told(files, pictures, tracking, mosaic?.Grid, folder, reasons, trackSeconds, Stopwatch.GetElapsedTime(started).TotalSeconds);
    }

    static (InputPicture?[] Pictures, string?[] Reasons) Open(IReadOnlyList<string> files, CancellationToken cancel)
    {
        var (pictures, reasons) = (new InputPicture?[files.Count], new string?[files.Count]);
        for (var i = 0; i < files.Count; i++)
        {
            cancel.ThrowIfCancellationRequested();
            try
            {
                pictures[i] = InputPicture.Open(files[i]);
            }
            catch (FarsideException broken)
            {
                reasons[i] = broken.Message;
            }
            catch (Exception unopened) when (unopened is IOException or UnauthorizedAccessException)
            {
                var found = Directory.Exists(files[i]) ? "a folder" : File.Exists(files[i]) ? unopened.Message.TrimEnd('.') : "no such file";
                reasons[i] = new ProductException(files[i], "file", found, "a picture that can be opened", cause: unopened).Message;
            }
        }

        var readable = pictures.Count(picture => picture is not null);
        return readable > 1 ? (pictures, reasons) : throw new ProductException(
            files.Count > 0 ? files[0] : "descent", "pictures", $"{readable} that can be read{(reasons.OfType<string>().FirstOrDefault() is { } first ? $" ({first})" : "")}", "two or more of one place");
    }

    static void RefuseAbsurd(PictureDescentOptions options, InputPicture?[] pictures)
    {
        var width = pictures.OfType<InputPicture>().Max(picture => picture.Width);
        if (options.FocalPx is { } focal && (focal < LeastFocal * width || focal > MostFocal * width))
        {
            throw new ProductException(
                "descent", "--focal-px", focal.ToString("G6", CultureInfo.InvariantCulture),
                string.Create(CultureInfo.InvariantCulture, $"{LeastFocal * width:0} to {MostFocal * width:0} for pictures {width} px wide"), "Leave it out where it is not known.");
        }
    }

    static TrackingOptions Options(PictureDescentOptions options, InputPicture?[] pictures)
    {
        var pixels = pictures.OfType<InputPicture>().Max(picture => (long)picture.Width * picture.Height);
        return new()
        {
            FocalLengthPx = options.FocalPx,
            Centre = options.Centre,
            MostPicturesHeld = (int)Math.Clamp(options.MemoryBytes / (BytesPerPixel * pixels), LeastHeld, MostHeld),
            Threads = options.Threads,
        };
    }

    static Raster<Linear>? Grey(InputPicture?[] pictures, string?[] reasons, int index, Action<string, double> tell)
    {
        tell("following", index / (double)pictures.Length);
        if (pictures[index] is null || reasons[index] is not null)
        {
            return null;
        }

        try
        {
            return pictures[index]!.Grey();
        }
        catch (FarsideException broken)
        {
            reasons[index] = broken.Message;
            return null;
        }
    }

    // Whoever reads the table knows no lens.
    static Homography?[] PlainMaps(InputPicture?[] pictures, DescentTracking tracking, TrackingOptions settings)
    {
        var first = SequenceQuality.Reference(tracking) is { } reference ? pictures[reference]! : null;
        return [.. tracking.FirstFromFrame.Select((map, i) => map is null ? null
            : PlainMap.Of(map, (first!.Width, first.Height), (pictures[i]!.Width, pictures[i]!.Height), settings, tracking.LensBend))];
    }

    static void Explain(IReadOnlyList<string> files, DescentTracking tracking, string?[] reasons)
    {
        for (var i = 0; i < files.Count; i++)
        {
            reasons[i] = tracking.FirstFromFrame[i] is not null ? null : reasons[i]
                ?? $"{files[i]}: overlap: found no sure match with the other pictures; expected ground that one of them shows, lit alike.";
        }
    }

    static void Save(string folder, string name, byte[] bytes) => AtomicFile.Write(Path.Combine(folder, name), file => file.Write(bytes));

    static PictureDescentReport Told(
        IReadOnlyList<string> files, InputPicture?[] pictures, DescentTracking tracking, MosaicGrid? grid, string folder, string?[] reasons, double trackSeconds, double mosaicSeconds) => new(
        Path.Combine(Path.GetFullPath(folder), "track.csv"), grid is null ? null : Path.Combine(Path.GetFullPath(folder), "mosaic.png"), grid?.Width ?? 0, grid?.Height ?? 0,
        SequenceQuality.Reference(tracking) is { } first ? Path.GetFileName(files[first]) : null, files.Count, tracking.FirstFromFrame.Count(map => map is not null), SequenceQuality.Finest(tracking, pictures),
        SequenceQuality.Median(tracking.ResidualPx), tracking.Links.Count, tracking.Links.Sum(link => (long)link.Pairs.Count), [.. reasons.OfType<string>()], trackSeconds, mosaicSeconds);
}
