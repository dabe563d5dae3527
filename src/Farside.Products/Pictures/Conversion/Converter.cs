using Farside.Archive.Labels;
using Farside.Archive.Missions;
using Farside.Archive.Store;
using Farside.Core.Measurements;
using Farside.Core.Rasters;
using Farside.Formats.Png;
using Farside.Processing.Imaging;
using Farside.Products.Runner;

namespace Farside.Products.Pictures.Conversion;

/// <summary>Turns one file after another into a picture. It keeps its memory from file to file: one for each thread.</summary>
public sealed class Converter(ConvertOptions options) : IDisposable
{
    readonly FrameRenderer _renderer = new(options.Demosaic);
    ArrayWindow? _window;

    public void Dispose() => _window?.Dispose();

    /// <summary>Reads, renders and writes one picture. Throws a <see cref="Core.FarsideException"/> for a file that cannot become it.</summary>
    public ConvertedPicture Convert(ConvertTarget target, CancellationToken cancel = default)
    {
        RequireFile(target.Source);
        var rendered = PictureSource.IsPicture(target.Source) ? OfPicture(target.Source) : OfProduct(target.Source);
        var rows = rendered.Rows;
        var format = FormatFor(rows, target.Source);
        var picture = target.Picture(format);
        RequireOwnPlace(target.Source, picture);
        AtomicFile.Write(picture, file => PictureSink.Write(rows, file, format, rendered.Notes, cancel));
        return new(target.Source, picture, rows.Width, rows.Height, rows.Channels, 8 * Bitmap.SizeOf(rows.Kind), rendered.Meaning, rendered.Look, rendered.Missing?.Invoke());
    }

    /// <summary>Floats fit a TIFF only, 16 bits no JPEG; where no format was asked for, the one that fits.</summary>
    OutputFormat FormatFor(PictureRows rows, string file) => (rows.Kind, options.Format) switch
    {
        (SampleKind.Float32, null) => OutputFormat.Tiff,
        (SampleKind.Float32, OutputFormat.Png or OutputFormat.Jpeg) => throw new ConvertException(file, "32-bit floats", "--format tiff" + Advice),
        (SampleKind.UInt16, OutputFormat.Jpeg) => throw new ConvertException(file, "16-bit samples", "--format png or tiff" + Advice),
        (_, var asked) => asked ?? OutputFormat.Png,
    };

    // Shown for a screen, it would have 8 bits already where it can.
    string Advice => options.Rendering == Rendering.Display ? "" : ", or --display for a picture of 8 bits";

    Rendered OfPicture(string file)
    {
        var picture = PictureSource.Read(file);
        var notes = Notes(file, PngColour.Unspecified);
        if (options.Mosaic is { } pattern)
        {
            return OfMosaic(GreyMosaic.Of(picture, file), pattern, file);
        }

        return picture.Kind == SampleKind.Float32 && options.Rendering == Rendering.Display
            ? OfFloats(picture, notes)
            : new(new StoredRows(picture), "samples as stored", null, notes);
    }

    Rendered OfMosaic(Bitmap mosaic, BayerPattern pattern, string file) => options.Rendering switch
    {
        Rendering.Raw => new(new StoredRows(mosaic), "samples as stored, a mosaic", null, Notes(file, PngColour.Unspecified)),
        Rendering.Linear => new(_renderer.Interpolated(mosaic, pattern), "samples as stored, interpolated", null, Notes(file, PngColour.Unspecified)),
        _ => OfFrame(MosaicFrame(Whole(mosaic), pattern, file), file),
    };

    /// <summary>A mission's frame through the mission's rules; anything else as its label describes it.</summary>
    Rendered OfProduct(string file)
    {
        var document = LabelReader.ReadTree(file);
        LabelReader.Complete(document, MissionRules.For(document));
        if (ProductIdentity.Of(document).Name is null)
        {
            return OfArray(document, file);
        }

        var measurement = ArchiveFolder.ReadFile(file);
        var frame = measurement as Frame ?? throw NoFrame(file, measurement);
        return OfFrame(options.Mosaic is { } pattern ? Mosaicked(frame, pattern, file) : frame, file);
    }

    static Frame Mosaicked(Frame frame, BayerPattern pattern, string file) => frame with
    {
        Samples = GreyMosaic.Of(frame.Samples, file),
        Bayer = pattern,
        Meaning = SampleMeaning.Linear,
        FullScaleDn = Math.Max(frame.FullScaleDn, FullScaleOf(frame.Samples)),
    };

    Rendered OfArray(LabelDocument document, string file)
    {
        var array = document.Structures.OfType<ArrayStructure>().FirstOrDefault(array => array.Axes.Count > 1 && array.Elements > 0)
            ?? throw NoPicture(file, string.Join(", ", document.Structures.Select(structure => structure.Form).Distinct().DefaultIfEmpty("nothing")));
        if (array.DataPath is null)
        {
            var unread = document.Repairs.Find(repair => repair.Rule == "encoded-samples");
            throw unread is null
                ? new ConvertException(file, $"{LabelLimits.Show(array.FileName)}, which is not here", "the data file beside its label")
                : new ConvertException(file, $"{unread.Element} {unread.Found}, samples that we cannot decode", "samples as they are");
        }

        _window?.Dispose();
        _window = new(array);
        if (options.Mosaic is { } pattern)
        {
            return OfMosaic(GreyMosaic.Of(StoredOf(_window, file).ToBitmap(), file), pattern, file);
        }

        var rendered = OfWindow(_window, file);
        return rendered with { Rows = DrawingDirection.Of(array).Turn(rendered.Rows) };
    }

    Rendered OfWindow(ArrayWindow window, string file)
    {
        var notes = Notes(file, PngColour.Unspecified);
        if (window.IsPlain(1) || (window.IsPlain(2) && options.Rendering != Rendering.Display))
        {
            return new(StoredOf(window, file), "as stored", null, notes);
        }

        var values = new ArrayValueRows(window, isScaled: options.Rendering != Rendering.Raw);
        if (options.Rendering != Rendering.Display)
        {
            return new(values, options.Rendering == Rendering.Raw ? "stored numbers" : "values as the label scales them", null, notes) { Missing = () => values.Missing };
        }

        var look = FloatRange.Look(SampleGrid.Floats(new ArrayValueRows(window, isScaled: true)), options.Look);
        return new(new ArrayDisplayRows(values, new(look)), "stretched for a screen, sRGB", look, notes with { Colour = PngColour.Srgb }) { Missing = () => values.Missing };
    }

    static ArrayStoredRows StoredOf(ArrayWindow window, string file) =>
        window.IsPlain(1) ? new(window, SampleKind.UInt8)
        : window.IsPlain(2) ? new(window, SampleKind.UInt16)
        : throw new ConvertException(file, $"{window.Array.SampleType.Name} samples", "whole ones of 8 or 16 bits without scale or special constants");

    static ConvertException NoPicture(string file, string found) => new(file, $"{found}: no picture", "a frame or an array of two or three axes; farside inspect shows what it holds");

    static ConvertException NoFrame(string file, Measurement measurement) => measurement is Radargram
        ? new(file, "a radargram: no picture", "a frame; farside make radargram --archive FOLDER --out DIR draws it, farside inspect lists its fields")
        : NoPicture(file, $"a {measurement.GetType().Name.ToLowerInvariant()}");

    Rendered OfFrame(Frame frame, string file) => options.Rendering switch
    {
        Rendering.Raw => new(new StoredRows(frame.Samples), "samples as stored", null, Notes(frame, PngColour.Unspecified)) { Missing = () => MissingOf(frame.Samples) },
        Rendering.Linear => LinearOf(frame, file),
        _ when frame.Samples.Kind == SampleKind.Float32 => OfFloats(frame.Samples, Notes(frame, PngColour.Srgb)),
        _ when FrameRenderer.IsShownAsIs(frame) => new(new StoredRows(frame.Samples), AsIs(frame), null, Notes(frame, PngColour.Srgb)),
        _ => Stretched(frame),
    };

    Rendered Stretched(Frame frame)
    {
        var look = DisplayLook.Of(FrameRenderer.Statistics(frame), options.Look);
        return new(_renderer.Display(frame, look), "stretched for a screen, sRGB", look, Notes(frame, PngColour.Srgb));
    }

    Rendered LinearOf(Frame frame, string file)
    {
        switch (frame.Meaning)
        {
            case SampleMeaning.DisplayReferred:
                throw new ConvertException(file, "display-referred samples, white-balanced and stretched on the ground", "linear ones: ask for --display or --raw");
            case SampleMeaning.Unknown:
                return new(new StoredRows(frame.Samples), "values as the label scales them; it does not say whether they are linear", null, Notes(frame, PngColour.Unspecified)) { Missing = () => MissingOf(frame.Samples) };
            default:
                var look = DisplayLook.Of(FrameRenderer.Statistics(frame), options.Look);
                var scale = new PngText("Scale", ScaleText(frame, look));
                var notes = Notes(frame, PngColour.Linear);
                return new(_renderer.Linear(frame, look), "linear: " + scale.Value, null, notes with { Texts = [.. notes.Texts, scale] });
        }
    }

    static string ScaleText(Frame frame, DisplayLook look) =>
        FormattableString.Invariant($"value = {FrameRenderer.LinearScale(frame.FullScaleDn)} × {(look.BlackLevel == 0 ? "data number" : $"(data number − {look.BlackLevel})")}");

    Rendered OfFloats(Bitmap samples, PictureNotes notes)
    {
        var look = FloatRange.Look(SampleGrid.Floats(new StoredRows(samples)), options.Look);
        return new(new FloatDisplayRows(samples, new(look)), "stretched for a screen, sRGB", look, notes with { Colour = PngColour.Srgb }) { Missing = () => MissingOf(samples) };
    }

    /// <summary>Samples that are no number; null where the kind has none.</summary>
    static long? MissingOf(Bitmap samples)
    {
        if (samples.Kind != SampleKind.Float32)
        {
            return null;
        }

        var missing = 0L;
        foreach (var sample in samples.Samples<float>())
        {
            missing += float.IsNaN(sample) ? 1 : 0;
        }

        return missing;
    }

    static Frame MosaicFrame(Bitmap mosaic, BayerPattern pattern, string file) => new()
    {
        Observation = new() { Id = Path.GetFileName(file) },
        Samples = mosaic,
        Meaning = SampleMeaning.Linear,
        Bayer = pattern,
        FullScaleDn = FullScaleOf(mosaic),
    };

    static int FullScaleOf(Bitmap samples) => samples.Kind == SampleKind.UInt8 ? byte.MaxValue : ushort.MaxValue;

    /// <summary>Floats from 0 to 1 as 16 bits; whole numbers as they are.</summary>
    static Bitmap Whole(Bitmap mosaic)
    {
        if (mosaic.Kind != SampleKind.Float32)
        {
            return mosaic;
        }

        var whole = new Bitmap(mosaic.Width, mosaic.Height, 1, SampleKind.UInt16);
        Rounding.Grey(mosaic.Samples<float>(), ushort.MaxValue, ushort.MaxValue, whole.Samples<ushort>());
        return whole;
    }

    static string AsIs(Frame frame) => frame.Meaning == SampleMeaning.DisplayReferred ? "as stored: white-balanced and stretched on the ground" : "as stored";

    static PictureNotes Notes(string file, PngColour colour) => new()
    {
        Colour = colour,
        Texts = [new("Source", Path.GetFileName(file)), new("Software", "Farside " + CodeVersion.Number)],
    };

    static PictureNotes Notes(Frame frame, PngColour colour)
    {
        var warning = frame.Observation.IsSimulated ? new PngText[] { new("Warning", Core.Records.Credit.Simulated) } : [];
        return new()
        {
            Colour = colour,
            Texts = [new("Source", frame.Observation.Id), new("Copyright", Rights.Of(frame.Observation).Credit), new("Software", "Farside " + CodeVersion.Number), .. warning],
        };
    }

    static void RequireFile(string file)
    {
        if (LabelFile.Fault(file) is { } fault)
        {
            throw new ConvertException(file, fault, "a raw product, its label or a picture");
        }
    }

    static void RequireOwnPlace(string file, string picture)
    {
        if (RealPath(file) == RealPath(picture))
        {
            throw new ConvertException(file, "that its picture would take its own place", "another --out folder or --format");
        }
    }

    static string RealPath(string path)
    {
        var full = Path.GetFullPath(path);
        var folder = Path.GetDirectoryName(full)!;
        var real = Path.Combine(Directory.ResolveLinkTarget(folder, returnFinalTarget: true)?.FullName ?? folder, Path.GetFileName(full));
        return File.Exists(real) ? File.ResolveLinkTarget(real, returnFinalTarget: true)?.FullName ?? real : real;
    }
}
