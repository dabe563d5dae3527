using Farside.Archive.Labels;
using Farside.Formats.Pictures;

namespace Farside.Archive.Maps;

/// <summary>One door to maps of every format: GeoTIFF, PDS3 and PDS4 map products, ISIS cubes.</summary>
public static class MapFile
{
    /// <summary>Opens a map for reading by windows.</summary>
    /// <param name="path">The file, its label, or the data beside a label.</param>
    /// <param name="radiusM">The sphere's where a file names none: GeoTIFF in degrees without an ellipsoid.</param>
    /// <exception cref="MapException">No map, or one that says what cannot be: one line with file, element, found, expected.</exception>
    public static MapProduct Open(string path, double radiusM = 1_737_400)
    {
        if (LabelFile.Fault(path) is { } fault)
            throw new MapException(System.IO.Path.GetFileName(path) is { Length: > 0 } name ? name : path, "file", fault, "a map: GeoTIFF, PDS3, PDS4 or an ISIS cube");

        return PictureFile.Format(LabelFile.ReadHead(path, 4)) switch
        {
            PictureFormat.Tiff => TiffMap.Open(path, radiusM),
            { } other => throw new MapException(System.IO.Path.GetFileName(path), "file", $"a {other} picture, which says nothing of where it lies", "a map: GeoTIFF, PDS3, PDS4 or an ISIS cube", "gdal_translate -a_srs … -a_ullr … makes a GeoTIFF of it."),
            null => LabelMap.Open(LabelReader.Open(path)),
        };
    }

    /// <summary>The map of a label already read, its structures built.</summary>
    public static MapProduct Of(LabelDocument document) => LabelMap.Open(document);

    /// <summary>Whether a label speaks of a map.</summary>
    public static bool IsMap(LabelDocument document) => LabelMap.Mapping(document) is not null;
}
