using Farside.Core.Rasters;

namespace Farside.Tests.Processing.Imaging;

/// <summary>Apollo panoramas and frames made four times smaller by averaging: colour at every pixel that no demosaicer has touched.</summary>
static class RealPictures
{
    public static IReadOnlyList<(string Name, ColourPlanes Planes)> Read()
    {
        var folder = SharedData.Require("apollo");
        return [.. Directory.GetFiles(folder, "*.jpg").Order(StringComparer.Ordinal).Select(file => (Path.GetFileName(file), Read(file)))];
    }

    static ColourPlanes Read(string file)
    {
        using var folder = new TemporaryFolder();
        var size = Judge.AskGdal("""
            import sys
            from osgeo import gdal
            small = gdal.Translate('', sys.argv[1], format='MEM', bandList=[1, 2, 3], widthPct=25, heightPct=25, resampleAlg='average')
            small.ReadAsArray().tofile(sys.argv[2])
            print(small.RasterXSize, small.RasterYSize)
            """, file, folder["bands"]).Split(' ').Select(int.Parse).ToArray();
        return Planes(size[0], size[1], File.ReadAllBytes(folder["bands"]));
    }

    static ColourPlanes Planes(int width, int height, byte[] bands)
    {
        Raster<Linear> Plane(int band) =>
            new(width, height, [.. bands.Skip(band * width * height).Take(width * height).Select(value => new Linear(value))]);
        return new(Plane(0), Plane(1), Plane(2));
    }
}
