using System.Globalization;
using System.Security;
using System.Text;
using Farside.Processing.Descent.Map;

namespace Farside.Products.Recipes.Descent;

/// <summary>A virtual raster that lays fine levels over coarse ones: one file for a map program to open.</summary>
/// <remarks>Source: GDAL, "VRT -- GDAL Virtual Format"; later sources lie on earlier ones.</remarks>
static class DescentMapVrt
{
    /// <param name="levels">Coarsest first, with their files' names.</param>
    public static byte[] Write(IReadOnlyList<(MapGrid Grid, string File)> levels, string wellKnownText)
    {
        var (coarsest, finest) = (levels[0].Grid, levels[^1].Grid);
        var by = (long)Math.Round(coarsest.PixelM / finest.PixelM);
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"<VRTDataset rasterXSize=\"{coarsest.Width * by}\" rasterYSize=\"{coarsest.Height * by}\">\n");
        text.Append(CultureInfo.InvariantCulture, $"  <SRS>{SecurityElement.Escape(wellKnownText)}</SRS>\n");
        text.Append(CultureInfo.InvariantCulture, $"  <GeoTransform>{coarsest.WestM:R}, {finest.PixelM:R}, 0, {coarsest.NorthM:R}, 0, {-finest.PixelM:R}</GeoTransform>\n");
        text.Append("  <VRTRasterBand dataType=\"UInt16\" band=\"1\">\n    <NoDataValue>0</NoDataValue>\n    <ColorInterp>Gray</ColorInterp>\n");
        foreach (var (grid, file) in levels)
        {
            var (x, y) = ((grid.WestM - coarsest.WestM) / finest.PixelM, (coarsest.NorthM - grid.NorthM) / finest.PixelM);
            var wide = grid.PixelM / finest.PixelM;
            text.Append(CultureInfo.InvariantCulture, $"    <ComplexSource>\n      <SourceFilename relativeToVRT=\"1\">{SecurityElement.Escape(file)}</SourceFilename>\n      <SourceBand>1</SourceBand>\n");
            text.Append(CultureInfo.InvariantCulture, $"      <SourceProperties RasterXSize=\"{grid.Width}\" RasterYSize=\"{grid.Height}\" DataType=\"UInt16\" BlockXSize=\"512\" BlockYSize=\"512\" />\n");
            text.Append(CultureInfo.InvariantCulture, $"      <SrcRect xOff=\"0\" yOff=\"0\" xSize=\"{grid.Width}\" ySize=\"{grid.Height}\" />\n");
            text.Append(CultureInfo.InvariantCulture, $"      <DstRect xOff=\"{x:0}\" yOff=\"{y:0}\" xSize=\"{grid.Width * wide:0}\" ySize=\"{grid.Height * wide:0}\" />\n      <NODATA>0</NODATA>\n    </ComplexSource>\n");
        }

        text.Append("  </VRTRasterBand>\n</VRTDataset>\n");
        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
