using System.Xml.Linq;
using Farside.Products.Panoramas;

namespace Farside.Tests.Products.Panoramas;

public sealed class ViewerMetadataTests
{
    [Fact]
    public void A_viewer_finds_the_part_of_the_sphere_that_a_file_shows()
    {
        var xmp = XDocument.Parse(new ViewerMetadata(8000, 1200, 8000, 0, 1400, 180).ToXmp());
        XNamespace pano = "http://ns.google.com/photos/1.0/panorama/";
        var facts = xmp.Descendants().Attributes().Where(attribute => attribute.Name.Namespace == pano).ToDictionary(attribute => attribute.Name.LocalName, attribute => attribute.Value);

        Assert.Equal("equirectangular", facts["ProjectionType"]);
        Assert.Equal("4000", facts["FullPanoHeightPixels"]);
        Assert.Equal("1400", facts["CroppedAreaTopPixels"]);
        Assert.Equal("180", facts["PoseHeadingDegrees"]);
    }
}
