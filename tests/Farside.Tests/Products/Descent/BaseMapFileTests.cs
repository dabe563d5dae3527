using System.Globalization;
using Farside.Core;
using Farside.Core.Geometry;
using Farside.Core.Rasters;
using Farside.Core.Sky;
using Farside.Core.Units;
using Farside.Formats.Tiff;
using Farside.Products.Descent;
using Farside.Products.Runner;

namespace Farside.Tests.Products.Descent;

public sealed class BaseMapFileTests : IDisposable
{
    const double Longitude = 177.5991, Latitude = -45.4446, DepthM = -5935;
    static readonly LunarSite Site = new("test", Angle.FromDegrees(Longitude), Angle.FromDegrees(Latitude), DepthM);
    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>GDAL makes a map whose samples are the longitude or latitude that it has itself for each pixel; read into the site's axes they must be those of the Moon's geometry.</summary>
    [SkippableTheory]
    [InlineData("+proj=ortho +lat_0=-45.4446 +lon_0=177.5991 +R=1737400 +units=m", 0.0, 0.0, 0)]
    [InlineData("+proj=ortho +lat_0=-45.4 +lon_0=177.7 +R=1737400 +units=m", -2050.0, -1360.0, 25)]
    [InlineData("+proj=eqc +lat_ts=-45 +lon_0=180 +R=1737400 +units=m", -51500.0, -1378100.0, 0)]
    [InlineData("+proj=stere +lat_0=-45 +lon_0=177 +k=1 +x_0=1000 +y_0=-500 +R=1737400 +units=m", 13770.0, -13900.0, 40)]
    [InlineData("+proj=stere +lat_0=-90 +lat_ts=-90 +lon_0=0 +k=1 +R=1737400 +units=m", 59636.0, -1422310.0, 0)]
    [InlineData("+proj=stere +lat_0=-90 +lat_ts=-60 +lon_0=0 +R=1737400 +units=m", 55641.0, -1327035.0, 0)]
    [InlineData("+proj=longlat +R=1737400", 177.5991, -45.4446, 0)]
    public void Every_projection_puts_a_place_where_GDAL_has_it(string projection, double middleX, double middleY, double turnDeg)
    {
        string[] files = [_folder["lon.tif"], _folder["lat.tif"]];
        Judge.AskGdal("""
            import sys, math, numpy
            from osgeo import gdal, osr
            lon, lat, projection, x, y, turn = sys.argv[1], sys.argv[2], sys.argv[3], float(sys.argv[4]), float(sys.argv[5]), math.radians(float(sys.argv[6]))
            s = osr.SpatialReference(); s.ImportFromProj4(projection); s.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
            g = s.CloneGeogCS(); g.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
            n = 400; p = 10.0 if not s.IsGeographic() else 0.0004
            c, r = p * math.cos(turn), p * math.sin(turn)
            t = [x - (c + r) * n / 2, c, r, y - (r - c) * n / 2, r, -c]
            to = osr.CoordinateTransformation(s, g)
            cc, rr = numpy.meshgrid(numpy.arange(n) + .5, numpy.arange(n) + .5)
            xs, ys = t[0] + cc * t[1] + rr * t[2], t[3] + cc * t[4] + rr * t[5]
            points = numpy.array(to.TransformPoints(numpy.stack([xs.ravel(), ys.ravel()], 1)))
            for name, k, off in ((lon, 0, 177.5991), (lat, 1, -45.4446)):
                d = gdal.GetDriverByName('GTiff').Create(name, n, n, 1, gdal.GDT_Float32)
                d.SetGeoTransform(t); d.SetProjection(s.ExportToWkt())
                v = points[:, k].reshape(n, n) - off
                d.GetRasterBand(1).WriteArray((v + 360 * (v < -180) - 360 * (v > 180)) * 1e5)
            """, [.. files, projection, .. new[] { middleX, middleY, turnDeg }.Select(number => number.ToString(CultureInfo.InvariantCulture))]);

        var sheets = files.Select(file => BaseMapFile.Load(["image:" + file], Site, new() { ReachM = 3000 }).Pictures[0]).ToList();

        foreach (var (east, north) in new[] { (0.0, 0.0), (1000.0, 500.0), (-800.0, 1200.0), (600.0, -1500.0) })
        {
            // The place lies under the site's plane by the Moon's curve; the sphere through the site is 5,935 m below the map's.
            var radius = LunarSite.SphereRadiusM + DepthM;
            var at = Site.SiteFromMeanEarth.Inverse() * Direction<SiteFrame>.Normalised(east, north, Math.Sqrt((radius * radius) - (east * east) - (north * north)));
            var (longitude, latitude) = (Angle.FromRadians(Math.Atan2(at.Y, at.X)).Degrees, Angle.FromRadians(Math.Asin(at.Z)).Degrees);
            Assert.InRange(sheets[0].At(east, north) - (1e5 * (longitude - Longitude)), -6, 6); // 6e-5° of longitude are 1.3 m, of latitude 1.8 m: an eighth of a pixel
            Assert.InRange(sheets[1].At(east, north) - (1e5 * (latitude - Latitude)), -6, 6);
        }
    }

    [SkippableFact]
    public void Heights_kept_as_scaled_integers_whose_reference_names_pixel_centres_are_read_as_GDAL_reads_them()
    {
        Judge.AskGdal("""
            import sys, numpy
            from osgeo import gdal, osr
            s = osr.SpatialReference(); s.ImportFromProj4('+proj=ortho +lat_0=-45.4446 +lon_0=177.5991 +R=1737400 +units=m')
            d = gdal.GetDriverByName('GTiff').Create(sys.argv[1], 200, 200, 1, gdal.GDT_Int16)
            d.SetMetadataItem('AREA_OR_POINT', 'Point')
            d.SetGeoTransform([-2000, 20, 0, 2000, 0, -20]); d.SetProjection(s.ExportToWkt())
            band = d.GetRasterBand(1); band.SetScale(0.5); band.SetOffset(-5000)
            columns, rows = numpy.meshgrid(numpy.arange(200), numpy.arange(200))
            band.WriteArray(((-935 + (columns - 100) * 0.5 - (rows - 100)) / 0.5).astype(numpy.int16))
            """, _folder["dem.tif"]);

        var sheet = BaseMapFile.Load(["dem:" + _folder["dem.tif"]], Site, new() { ReachM = 1500 }).Heights[0];

        // GDAL's transform is that of corners whatever the file says of its pixels: the middle of pixel (100, 100) lies at (10, −10).
        Assert.Equal(0, sheet.At(10 * 0.9966, -10 * 0.9966), 1);
        Assert.Equal(5 - (200.0 * 200 / 2 / (LunarSite.SphereRadiusM + DepthM)), sheet.At(210 * 0.9966, -10 * 0.9966), 1);
    }

    [Fact]
    public void A_map_metre_at_a_site_5935_m_deep_is_less_than_a_metre_of_ground()
    {
        // A ramp of one unit a pixel of 10 m of the map.
        Write("ramp.tif", 400, SampleKind.Float32, (column, _) => column - 199.5f, Ortho(400, 10));

        var sheet = BaseMapFile.Load(["image:" + _folder["ramp.tif"]], Site, new() { ReachM = 1000 }).Pictures[0];

        // The place 996.6 m east on the ground lies above 1000 m of the map.
        Assert.Equal(100 * (1 - (5.935 / 1737.4)), 1000 * (1 + (DepthM / LunarSite.SphereRadiusM)) / 10, 9);
        Assert.Equal(1 / (1 + (DepthM / LunarSite.SphereRadiusM)), (sheet.At(900, 0) - sheet.At(0, 0)) / 90, 4);
    }

    [Fact]
    public void A_file_without_a_coordinate_system_is_a_plane_of_the_sites_own()
    {
        Write("plane.tif", 300, SampleKind.Float32, (column, row) => (0.05f * column) - (0.02f * row), new(-1500, 1500, 10, 10, []));

        var sheet = BaseMapFile.Load(["dem:" + _folder["plane.tif"]], Site, new() { ReachM = 1500 }).Heights[0];

        Assert.Equal((0.05 * 199.5) - (0.02 * 99.5), sheet.At(500, 500), 3);
    }

    [Fact]
    public void Bytes_are_a_picture_and_smooth_numbers_are_heights()
    {
        Write("picture.tif", 300, SampleKind.UInt8, (column, row) => 100 + (((column * 7919) + (row * 104729)) % 83), Ortho(300, 2));
        Write("heights.tif", 300, SampleKind.Float32, (column, row) => (float)(DepthM + (20 * Math.Sin(column / 30.0)) + (15 * Math.Cos(row / 25.0))), Ortho(300, 4));

        var map = BaseMapFile.Load([_folder["heights.tif"], _folder["picture.tif"]], Site, new() { ReachM = 500 });

        Assert.Equal(2, map.Pictures[0].SpacingM, 1);
        Assert.Equal(4, map.Heights[0].SpacingM, 1);
        Assert.InRange(map.HeightM(10, 10), -36, 36);
    }

    [Fact]
    public void Kilometres_are_read_as_such_where_the_role_says_so()
    {
        Write("km.tif", 100, SampleKind.Float32, (_, _) => -5.925f, Ortho(100, 20));

        Assert.Equal(10, BaseMapFile.Load(["dem-km:" + _folder["km.tif"]], Site).HeightM(3, 3), 1);
    }

    [Fact]
    public void What_is_read_is_bounded_by_posts_and_not_by_the_file()
    {
        Write("large.tif", 1000, SampleKind.UInt8, (column, row) => (column / 8 % 2) + (row / 8 % 2) == 1 ? 200 : 50, Ortho(1000, 1));

        var map = BaseMapFile.Load(["image:" + _folder["large.tif"]], Site, new() { SheetPosts = 128, ReachM = 400 });

        Assert.All(map.Pictures, sheet => Assert.InRange(sheet.Samples.Width, 1, 140));
        Assert.Equal(4, map.Pictures.Count); // 64, 128, 256, 400 m either way
    }

    [Fact]
    public void A_map_of_elsewhere_or_of_another_level_is_refused_by_name()
    {
        Write("moved.tif", 100, SampleKind.UInt8, (column, _) => column, Ortho(100, 1) with { OriginX = 50_000 });
        Write("level.tif", 100, SampleKind.Float32, (column, _) => column / 50f, Ortho(100, 10));
        Write("bare.tif", 100, SampleKind.UInt8, (column, _) => column, null);

        Assert.Contains("nothing within", Assert.Throws<ProductException>(() => BaseMapFile.Load([_folder["moved.tif"]], Site)).Message, StringComparison.Ordinal);
        Assert.Contains("-5935", Assert.Throws<ProductException>(() => BaseMapFile.Load(["dem:" + _folder["level.tif"]], Site)).Message, StringComparison.Ordinal);
        Assert.Contains("says where it lies", Assert.ThrowsAny<FarsideException>(() => BaseMapFile.Load([_folder["bare.tif"]], Site)).Message, StringComparison.Ordinal);
        Assert.Contains("--base-map", Assert.Throws<ProductException>(() => BaseMapFile.Load([_folder["none.tif"]], Site)).Message, StringComparison.Ordinal);
    }

    static GeoReference Ortho(int side, double pixelM) =>
        GeoReference.OrthographicOnSphere("Moon", LunarSite.SphereRadiusM, Latitude, Longitude, -side * pixelM / 2, side * pixelM / 2, pixelM);

    void Write(string name, int side, SampleKind kind, Func<int, int, float> sample, GeoReference? geo)
    {
        var picture = new Bitmap(side, side, 1, kind);
        for (var i = 0; i < side * side; i++)
        {
            if (kind is SampleKind.UInt8)
            {
                picture.Bytes[i] = (byte)sample(i % side, i / side);
            }
            else
            {
                picture.Samples<float>()[i] = sample(i % side, i / side);
            }
        }

        using var file = File.Create(_folder[name]);
        TiffWriter.Write(file, picture, new() { Geo = geo });
    }
}
