using Farside.Archive.Labels;
using Farside.Core.Geometry;

namespace Farside.Archive.Maps;

/// <summary>A label's array as a map.</summary>
static class LabelMap
{
    /// <summary>The part of a label that speaks of a map; null where it has none.</summary>
    public static LabelElement? Mapping(LabelDocument document) => document.Language switch
    {
        "pds4" => document.Root.Find("Cartography"),
        "isis3" => document.Root.At("IsisCube/Mapping"),
        "pds3" => document.Root.Find("IMAGE_MAP_PROJECTION"),
        _ => null,
    };

    public static MapProduct Open(LabelDocument document)
    {
        var mapping = Mapping(document) ?? throw new MapException(document.FileName, "map projection", "none", "IMAGE_MAP_PROJECTION (PDS3), Cartography (PDS4) or Mapping (ISIS)");
        var array = document.Structures.OfType<ArrayStructure>().FirstOrDefault(array => array.Form != "IMAGE_HISTOGRAM" && array.Axes.Count >= 2)
            ?? throw new MapException(document.FileName, "array", "none", "an image that the map projection is about");
        var (line, sample) = LabelMapSamples.Axes(array, document.FileName);
        var (width, height) = (Length(document, array, sample), Length(document, array, line));
        var (notes, terms) = (new List<string>(), new MappingTerms(document.FileName, mapping));
        var placement = Placement(document.Language, terms, width, height, notes);
        return new(document.Path, FormatOf(document.Language), placement, Samples(document, array))
        {
            Bands = (int)Math.Min(int.MaxValue, array.Elements / Math.Max(1, (long)width * height)),
            Body = BodyOf(document, mapping),
            Unit = array.Unit,
            ScalingFactor = array.ScalingFactor,
            ValueOffset = array.ValueOffset,
            Credit = document.Root.Find("PRODUCER_INSTITUTION_NAME")?.Value ?? "",
            Notes = notes,
        };
    }

    /// <summary>Where a label's map of so many pixels lies.</summary>
    public static MapPlacement Placement(string language, MappingTerms terms, int width, int height, List<string> notes)
    {
        var placement = language switch
        {
            "pds4" => Pds4Mapping.Read(terms, width, height),
            "isis3" => IsisMapping.Read(terms, width, height),
            _ => Pds3Mapping.Read(terms, width, height, notes),
        };

        // Labels have no turned or mirrored maps: less than nothing is a mistake, and would turn the ground about.
        return placement.PixelWidth > 0 && placement.PixelHeight > 0 ? placement
            : throw new MapException(terms.Label, "pixel size", FormattableString.Invariant($"{placement.PixelWidth:0.######} × {placement.PixelHeight:0.######}"), "more than nothing both ways");
    }

    static string FormatOf(string language) => language switch { "pds4" => "PDS4", "isis3" => "ISIS cube", _ => "PDS3" };

    static int Length(LabelDocument document, ArrayStructure array, int axis) => array.Axes[axis].Length is > 0 and <= int.MaxValue and var length ? (int)length
        : throw new MapException(document.FileName, array.Name, $"{array.Axes[axis].Length} along {array.Axes[axis].Name}", "at least one pixel");

    // ISIS may keep a cube's samples in a TIFF beside it.
    static IMapSamples Samples(LabelDocument document, ArrayStructure array) =>
        array.DataPath is null && document.Language == "isis3" && document.Root.At("IsisCube/Core/Format")?.Text.ToUpperInvariant() == "GEOTIFF"
            && new DataFolder(document.Path, null).Find(array.FileName, "Core", document.Repairs) is { } tiff
            ? TiffMap.Samples(tiff) : new LabelMapSamples(array, document.FileName);

    static string BodyOf(LabelDocument document, LabelElement mapping) =>
        mapping.Child("TargetName")?.Value ?? document.Root.Find("TARGET_NAME")?.Value
        ?? document.Root.Find("Target_Identification")?.Child("name")?.Value ?? mapping.Find("spheroid_name")?.Value ?? "";
}
