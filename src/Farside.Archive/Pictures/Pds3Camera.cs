using Farside.Archive.Labels;
using Farside.Core.Geometry;

namespace Farside.Archive.Pictures;

/// <summary>The GEOMETRIC_CAMERA_MODEL group of PDS3 and VICAR labels of Mars rovers.</summary>
static class Pds3Camera
{
    const string Group = "GEOMETRIC_CAMERA_MODEL";
    const int MostComponents = 9;

    public static PictureCamera? TryRead(string path)
    {
        var document = Label(path);
        if (document?.Root.Find(Group) is not { } group)
        {
            return null;
        }

        var (width, height) = Size(document);
        var model = new CahvParts(document.FileName, Group, group.Child("MODEL_TYPE")?.Value ?? "", Components(document, group)) { Window = Window(document) }.Model(width, height);
        var (camera, modelFromCamera) = model.Split();
        var levelled = SiteFromRover(document, group);
        return new("PDS3 label", camera)
        {
            Model = model,
            ModelFromCamera = modelFromCamera,
            SiteFromCamera = (levelled ?? RoverAxes.SiteFromModel) * modelFromCamera,
            IsLevelled = levelled is not null,
            Instrument = document.Root.Find("INSTRUMENT_ID")?.Value,
            Start = CahvParts.Time(document.Root.Find("START_TIME")?.Value),
        };
    }

    static LabelDocument? Label(string path)
    {
        try
        {
            var document = LabelReader.ReadTree(path);
            return document.Language is "pds3" or "vicar" ? document : null;
        }
        catch (LabelException)
        {
            // A picture without a label is an ordinary picture here; whoever needs the label asks the label reader.
            return null;
        }
    }

    static (int Width, int Height) Size(LabelDocument document)
    {
        var image = document.Root.Find("IMAGE");
        int Count(string pds3, string vicar) => image?.Child(pds3)?.Value is not null
            ? (int)Math.Min(LabelNumbers.Count(image, pds3, document.FileName, least: 1), 1 << 20)
            : (int)Math.Min(LabelNumbers.Count(document.Root, vicar, document.FileName, least: 1), 1 << 20);
        return (Count("LINE_SAMPLES", "NS"), Count("LINES", "NL"));
    }

    static List<double[]> Components(LabelDocument document, LabelElement group)
    {
        var parts = new List<double[]>();
        for (var i = 1; i <= MostComponents && group.Child($"MODEL_COMPONENT_{i}") is { } part; i++)
        {
            parts.Add(Numbers(part) ?? throw new LabelException(document.FileName, part.Path, LabelLimits.Show(part.Text), "numbers"));
        }

        return parts;
    }

    static double[]? Numbers(LabelElement? element)
    {
        var texts = element is null ? [] : element.Children.Count > 0 ? element.Children.Select(item => item.Text).ToList() : [element.Text];
        var numbers = texts.Select(text => LabelNumbers.TryReal(text, out var number) ? number : double.NaN).ToArray();
        return numbers.Length > 0 && numbers.All(double.IsFinite) ? numbers : null;
    }

    // The model is that of the whole detector: FIRST_LINE and FIRST_LINE_SAMPLE (from 1) say where this picture lies on it.
    static (double FirstColumn, double FirstRow, double Joined) Window(LabelDocument document)
    {
        var image = document.Root.Find("IMAGE") ?? document.Root.Find("IMAGE_DATA");
        double First(string name) => image is null ? 0 : Math.Max(0, LabelNumbers.Real(image, name, document.FileName, 1) - 1);
        var state = document.Root.Find("INSTRUMENT_STATE_PARMS");
        var joined = state is null ? 1 : LabelNumbers.Real(state, "PIXEL_AVERAGING_WIDTH", document.FileName, 1);
        return (First("FIRST_LINE_SAMPLE"), First("FIRST_LINE"), joined is >= 1 and <= 64 ? joined : 1);
    }

    static Pose<SiteFrame, ModelFrame>? SiteFromRover(LabelDocument document, LabelElement group)
    {
        var rover = document.Root.Find("ROVER_COORDINATE_SYSTEM");
        var isItsFrame = group.Child("REFERENCE_COORD_SYSTEM_NAME")?.Value is "ROVER_FRAME" or "ROVER_NAV_FRAME";
        return isItsFrame ? RoverAxes.SiteFromRover(Numbers(rover?.Child("ORIGIN_ROTATION_QUATERNION")), Numbers(rover?.Child("ORIGIN_OFFSET_VECTOR"))) : null;
    }
}
