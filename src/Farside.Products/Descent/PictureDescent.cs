using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Farside.Core;
using Farside.Core.Rasters;
using Farside.Formats.Png;
using Farside.Processing.Descent;
using Farside.Processing.Descent.Mosaics;
using Farside.Processing.Descent.Tracking;
using Farside.Processing.Photogrammetry;
using Farside.Products.Panoramas;
using Farside.Products.Pictures;
using Farside.Products.Pictures.Conversion;
using Farside.Products.Recipes;
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
        var mosaic = Mosaic(pictures, tracking, maps, options, tell, cancel);
        if (mosaic is not null)
        {
            Write(mosaic, pictures.OfType<InputPicture>(), folder, cancel);
        }

        Save(folder, "quality.json", Quality(files, pictures, tracking, mosaic?.Grid, reasons));
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
        var first = Reference(tracking) is { } reference ? pictures[reference]! : null;
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

    // From the coarsest to the finest: the finest lies on top.
    static FrameMosaic? Mosaic(InputPicture?[] pictures, DescentTracking tracking, Homography?[] maps, PictureDescentOptions options, Action<string, double> tell, CancellationToken cancel)
    {
        int[] placed = [.. Enumerable.Range(0, pictures.Length).Where(i => tracking.FirstFromFrame[i] is not null && pictures[i] is not null)];
        if (placed.Length == 0)
        {
            return null;
        }

        var grid = MosaicGrid.Of([.. placed.Select(i => maps[i]!)], [.. placed.Select(i => (pictures[i]!.Width, pictures[i]!.Height))], options.MostMosaicPixels);
        var isGrey = placed.All(i => pictures[i]!.IsGrey);
        var mosaic = new FrameMosaic(grid, isGrey ? 1 : 3);
        var shown = placed.Length > 2 * tracking.KeyFrames.Count ? tracking.KeyFrames : placed;
        int[] order = [.. shown.OrderByDescending(i => Scale(tracking, pictures, i)).ThenBy(i => i)];
        for (var k = 0; k < order.Length; k++)
        {
            cancel.ThrowIfCancellationRequested();
            tell("drawing", k / (double)order.Length);
            var picture = pictures[order[k]]!;
            mosaic.Draw(Planes(picture, isGrey), picture.FullScale, maps[order[k]]!);
        }

        return mosaic;
    }

    static double Scale(DescentTracking tracking, InputPicture?[] pictures, int i) =>
        tracking.FirstFromFrame[i]!.ScaleAt((pictures[i]!.Width - 1) / 2.0, (pictures[i]!.Height - 1) / 2.0);

    static Raster<Linear>[] Planes(InputPicture picture, bool isGrey) => picture.Stored() is var planes && isGrey ? [planes.Red] : [planes.Red, planes.Green, planes.Blue];

    static void Write(FrameMosaic mosaic, IEnumerable<InputPicture> pictures, string folder, CancellationToken cancel)
    {
        var kind = pictures.All(picture => picture.FullScale <= byte.MaxValue) ? SampleKind.UInt8 : SampleKind.UInt16;
        var rows = new MosaicRows(mosaic, kind);
        var notes = new PictureNotes { Colour = kind == SampleKind.UInt8 ? PngColour.Srgb : PngColour.Unspecified, Texts = [new("Software", "Farside " + CodeVersion.Number)] };
        AtomicFile.Write(Path.Combine(folder, "mosaic.png"), file => PictureSink.WritePng(rows, file, notes, cancel));
    }

    static void Save(string folder, string name, byte[] bytes) => AtomicFile.Write(Path.Combine(folder, name), file => file.Write(bytes));

    static byte[] Quality(IReadOnlyList<string> files, InputPicture?[] pictures, DescentTracking tracking, MosaicGrid? grid, string?[] reasons)
    {
        var reference = Reference(tracking);
        return DataJson.Write(new()
        {
            ["format"] = "farside-descent-quality/1",
            ["pictures"] = files.Count,
            ["placed"] = tracking.FirstFromFrame.Count(map => map is not null),
            ["reference"] = reference is { } first ? Path.GetFileName(files[first]) : null,
            ["referenceIsFirst"] = reference == 0,
            ["keyFrames"] = tracking.KeyFrames.Count,
            ["links"] = tracking.Links.Count,
            ["points"] = tracking.Links.Sum(link => (long)link.Pairs.Count),
            ["maps"] = tracking.IsPosed ? "one camera over a plane, six unknowns a picture" : "free plane-to-plane maps, eight unknowns a picture",
            ["lensBend"] = DataJson.Digits(tracking.LensBend),
            ["residualPx"] = DataJson.Decimals(Median(tracking.ResidualPx)),
            ["finestScale"] = DataJson.Digits(Finest(tracking, pictures)),
            ["mosaic"] = grid is null ? null : new JsonObject
            {
                ["width"] = grid.Width, ["height"] = grid.Height, ["pixelsPerReferencePixel"] = grid.Finer, ["left"] = grid.Left, ["top"] = grid.Top,
            },
            ["views"] = new JsonArray([.. files.Select((file, i) => (JsonNode)new JsonObject
            {
                ["file"] = Path.GetFileName(file),
                ["isPlaced"] = tracking.FirstFromFrame[i] is not null,
                ["isKey"] = tracking.KeyFrames.Contains(i),
                ["residualPx"] = DataJson.Decimals(tracking.ResidualPx[i]),
                ["links"] = tracking.Links.Count(link => link.First == i || link.Second == i),
                ["refused"] = reasons[i],
            })]),
        });
    }

    static int? Reference(DescentTracking tracking) =>
        Enumerable.Range(0, tracking.FirstFromFrame.Count).Where(i => tracking.FirstFromFrame[i] is not null).Select(i => (int?)i).FirstOrDefault();

    static double Finest(DescentTracking tracking, InputPicture?[] pictures) =>
        Enumerable.Range(0, pictures.Length).Where(i => tracking.FirstFromFrame[i] is not null).Select(i => Scale(tracking, pictures, i)).DefaultIfEmpty(double.NaN).Min();

    static double Median(IReadOnlyList<double> values)
    {
        double[] finite = [.. values.Where(double.IsFinite).Order()];
        return finite.Length == 0 ? double.NaN : finite[finite.Length / 2];
    }

    static PictureDescentReport Told(
        IReadOnlyList<string> files, InputPicture?[] pictures, DescentTracking tracking, MosaicGrid? grid, string folder, string?[] reasons, double trackSeconds, double mosaicSeconds) => new(
        Path.Combine(Path.GetFullPath(folder), "track.csv"), grid is null ? null : Path.Combine(Path.GetFullPath(folder), "mosaic.png"), grid?.Width ?? 0, grid?.Height ?? 0,
        Reference(tracking) is { } first ? Path.GetFileName(files[first]) : null, files.Count, tracking.FirstFromFrame.Count(map => map is not null), Finest(tracking, pictures),
        Median(tracking.ResidualPx), tracking.Links.Count, tracking.Links.Sum(link => (long)link.Pairs.Count), [.. reasons.OfType<string>()], trackSeconds, mosaicSeconds);
}
