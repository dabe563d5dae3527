using System.Globalization;

namespace Farside.Products.Panoramas;

/// <summary>
/// What viewers of spherical panoramas read: the XMP of the GPano namespace. The file shows a part of a whole sphere that is
/// <paramref name="FullWidth"/> pixels wide and half as high.
/// </summary>
/// <param name="Left">Columns of the whole sphere left of the file's first.</param>
/// <param name="Top">Rows of the whole sphere above the file's first; 0 is the zenith.</param>
/// <param name="HeadingDeg">Clockwise from north, at the middle of the whole sphere.</param>
/// <remarks>Source: Photo Sphere XMP Metadata, Google for Developers.</remarks>
public sealed record ViewerMetadata(int Width, int Height, int FullWidth, int Left, int Top, double HeadingDeg)
{
    /// <summary>The keyword under which a PNG carries XMP.</summary>
    public const string PngKeyword = "XML:com.adobe.xmp";

    /// <summary>What stands before XMP in a JPEG's APP1 segment, up to and including a zero byte.</summary>
    public const string JpegHeading = "http://ns.adobe.com/xap/1.0/\0";

    public string ToXmp()
    {
        var heading = HeadingDeg.ToString("0.###", CultureInfo.InvariantCulture);
        (string Name, string Value)[] facts =
        [
            ("ProjectionType", "equirectangular"), ("UsePanoramaViewer", "True"), ("PoseHeadingDegrees", heading), ("PosePitchDegrees", "0"), ("PoseRollDegrees", "0"),
            ("CroppedAreaImageWidthPixels", Text(Width)), ("CroppedAreaImageHeightPixels", Text(Height)), ("FullPanoWidthPixels", Text(FullWidth)),
            ("FullPanoHeightPixels", Text(FullWidth / 2)), ("CroppedAreaLeftPixels", Text(Left)), ("CroppedAreaTopPixels", Text(Top)),
        ];
        var attributes = string.Concat(facts.Select(fact => $"\n   GPano:{fact.Name}=\"{fact.Value}\""));
        return $"""
            <?xpacket begin="{'\uFEFF'}" id="W5M0MpCehiHzreSzNTczkc9d"?>
            <x:xmpmeta xmlns:x="adobe:ns:meta/">
             <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
              <rdf:Description rdf:about="" xmlns:GPano="http://ns.google.com/photos/1.0/panorama/"{attributes}/>
             </rdf:RDF>
            </x:xmpmeta>
            <?xpacket end="r"?>
            """.ReplaceLineEndings("\n");
    }

    static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
