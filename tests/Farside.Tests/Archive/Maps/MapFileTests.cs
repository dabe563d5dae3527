using System.Globalization;
using System.Text.Json;
using Farside.Archive.Maps;
using Farside.Core;
using Farside.Core.Units;

namespace Farside.Tests.Archive.Maps;

public sealed class MapFileTests : IDisposable
{
    const double MoonRadiusM = 1_737_400;

    // Every map below a folder as GDAL has it: size, transformation, and samples of its first band at nine places (null: no data).
    const string Reading = """
        import sys, os, json, math
        from osgeo import gdal
        gdal.UseExceptions()
        found = []
        for top in sys.argv[1:]:
            for folder, _, files in os.walk(top):
                for name in sorted(files):
                    path = os.path.join(folder, name)
                    try:
                        d = gdal.OpenEx(path, gdal.OF_RASTER, allowed_drivers=['PDS', 'PDS4', 'ISIS3', 'GTiff'])
                    except RuntimeError:
                        continue
                    t, b = d.GetGeoTransform(can_return_null=True), d.GetRasterBand(1) if d.RasterCount else None
                    if t is None or b is None: continue
                    samples = []
                    for v in (0.0, 0.31, 0.99):
                        for u in (0.0, 0.47, 0.99):
                            x, y = int(u * d.RasterXSize), int(v * d.RasterYSize)
                            try: s = b.ReadAsArray(x, y, 1, 1)
                            except RuntimeError: s = None
                            s = None if s is None else float(s[0, 0])
                            if s is not None and (s == b.GetNoDataValue() or not math.isfinite(s) or s < -1e30): s = None
                            samples.append([x, y, None if s is None else s * (b.GetScale() or 1) + (b.GetOffset() or 0)])
                    found.append({'path': path, 'width': d.RasterXSize, 'height': d.RasterYSize, 'transform': t, 'samples': samples})
        print(json.dumps(found))
        """;

    // Maps of Titan, Mars and Mars again in projections that no lunar product has: refused by name.
    static readonly string[] Refused = ["BIBQH03N123_D101_T020S03_V03_truncated.IMG", "PDS_WITH_ZIP_IMG.LBL", "oblique_cylindrical.xml", "isis3_obliquecylindrical.cub", "isis3_pointperspective.cub"];

    // Where the label's own bounds contradict GDAL: offsets to the corner, offsets with the other sign.
    static readonly Dictionary<string, string> Otherwise = new() { ["mc02_truncated.img"] = "corner", ["fl73n003_truncated.img"] = "other sign", ["fl73n003_alt_truncated.img"] = "other sign" };

    // The label lies beside samples that are in another format.
    static readonly string[] WithoutSamples = ["ESP_013951_1955_RED.LBL"];

    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [SkippableFact]
    public void Every_real_map_lies_where_GDAL_has_it_to_a_thousandth_of_a_pixel_with_its_samples()
    {
        var maps = Ask(Reading, SharedData.Require("pds/gdal"), SharedData.Require("terrain"));
        var (compared, samples) = (0, 0);
        foreach (var gdal in maps)
        {
            var path = gdal.GetProperty("path").GetString()!;
            if (Refused.Contains(Path.GetFileName(path)))
            {
                Assert.Contains("projection", Assert.ThrowsAny<FarsideException>(() => MapFile.Open(path)).Message, StringComparison.OrdinalIgnoreCase);
                continue;
            }

            if (!TryOpen(path, out var map))
                continue;

            using (map)
            {
                compared++;
                RequireSamePlace(map!, gdal);
                samples += WithoutSamples.Contains(Path.GetFileName(path)) ? 0 : RequireSameSamples(map!, gdal);
            }
        }

        Assert.InRange(compared, 18, 60);
        Assert.InRange(samples, 100, 600);
    }

    // GDAL calls any picture with a world file or a plain transformation a map.
    static bool TryOpen(string path, out MapProduct? map)
    {
        try
        {
            map = MapFile.Open(path);
            return true;
        }
        catch (FarsideException refusal) when (refusal.Message.Contains("map reference", StringComparison.Ordinal) || refusal.Message.Contains("registered system", StringComparison.Ordinal) || refusal.Message.Contains("map projection: found none", StringComparison.Ordinal) || refusal.Message.Contains("no data file", StringComparison.Ordinal))
        {
            map = null;
            return false;
        }
    }

    static void RequireSamePlace(MapProduct map, JsonElement gdal)
    {
        var t = gdal.GetProperty("transform").EnumerateArray().Select(number => number.GetDouble()).ToArray();
        var placement = map.Placement;
        Assert.Equal((gdal.GetProperty("width").GetInt32(), gdal.GetProperty("height").GetInt32()), (map.Width, map.Height));
        Assert.Equal(t[1], placement.PixelWidth, t[1] * 1e-6);
        Assert.Equal(t[5], -placement.PixelHeight, t[1] * 1e-6);
        if (Otherwise.TryGetValue(map.FileName, out var how))
        {
            Assert.Contains(how, Assert.Single(map.Notes), StringComparison.Ordinal);
            return;
        }

        Assert.True(Math.Abs(t[0] - placement.OriginX) < t[1] / 1000 && Math.Abs(t[3] - placement.OriginY) < t[1] / 1000, $"{map.FileName}: GDAL {t[0]}, {t[3]}; here {placement.OriginX}, {placement.OriginY}");
    }

    static int RequireSameSamples(MapProduct map, JsonElement gdal)
    {
        var known = 0;
        foreach (var sample in gdal.GetProperty("samples").EnumerateArray())
        {
            var value = map.Read(sample[0].GetInt32(), sample[1].GetInt32(), 1, 1)[0, 0];

            // GDAL takes some values for nothing that no label says.
            if (sample[2].ValueKind == JsonValueKind.Null)
                continue;

            Assert.True(float.IsNaN(value) ? sample[2].GetDouble() == 0 : Math.Abs(sample[2].GetDouble() - value) <= 1e-30 + (1e-6 * Math.Abs(value)), $"{map.FileName} {sample}: {value}");
            known++;
        }

        return known;
    }

    [SkippableFact]
    public void Heights_at_known_places_of_the_Moon_are_the_published_ones_as_far_as_a_map_of_seven_kilometres_can_tell()
    {
        using var map = MapFile.Open(SharedData.Require("terrain/LDEM_4.LBL"));
        map.Datum = MoonRadiusM;

        // Chang'e-4: −5,935 m (Wu et al. 2019); Apollo 11: −1,927 m (LROC, Wagner et al. 2017: 1735.473 km); Apollo 15: −1,810 m; Apollo 17: −2,579 m (a valley between massifs);
        // Shackleton's floor lies 4 km below its rim; the highest place of the Moon, 10,786 m at 5.4125 N 201.3665 E, Robinson 2010.
        Assert.InRange(HeightM(map, 177.5991, -45.4446), -5935 - 150, -5935 + 150);
        Assert.InRange(HeightM(map, 23.4730, 0.6741), -1927 - 100, -1927 + 100);
        Assert.InRange(HeightM(map, 3.6333, 26.1322), -1930 - 400, -1930 + 400);
        Assert.InRange(HeightM(map, 201.3665, 5.4125), 10_786 - 500, 10_786 + 50);
        Assert.Equal("MOON", map.Body);
        Assert.Equal("METER", map.Unit);
        Assert.Equal(7580.8376, map.Placement.PixelM, 3);
    }

    static double HeightM(MapProduct map, double longitude, double latitude)
    {
        var (column, row) = map.Placement.PixelOf(Angle.FromDegrees(longitude), Angle.FromDegrees(latitude))!.Value;
        var (c, r) = ((int)Math.Floor(column), (int)Math.Floor(row));
        var window = map.Read(c, r, 2, 2);
        var (u, v) = (column - c, row - r);
        return double.Lerp(double.Lerp(window[0, 0], window[1, 0], u), double.Lerp(window[0, 1], window[1, 1], u), v);
    }

    [SkippableTheory]
    [InlineData("GTiff", "tif", "IAU_2015:30110")]
    [InlineData("GTiff", "tif", "IAU_2015:30115")]
    [InlineData("GTiff", "tif", "IAU_2015:30130")]
    [InlineData("GTiff", "tif", "IAU_2015:30135")]
    [InlineData("GTiff", "tif", "IAU_2015:30120")]
    [InlineData("GTiff", "tif", "+proj=stere +lat_0=-90 +lat_ts=-70 +lon_0=30")]
    [InlineData("GTiff", "tif", "+proj=stere +lat_0=-45.4446 +lon_0=177.5991 +k=1")]
    [InlineData("GTiff", "tif", "+proj=ortho +lat_0=-45.4446 +lon_0=177.5991")]
    [InlineData("GTiff", "tif", "+proj=tmerc +lat_0=-45 +lon_0=177 +k=0.9996 +x_0=500000")]
    [InlineData("GTiff", "tif", "+proj=merc +lon_0=180 +lat_ts=20")]
    [InlineData("GTiff", "tif", "+proj=laea +lat_0=-40 +lon_0=170")]
    [InlineData("GTiff", "tif", "+proj=aeqd +lat_0=-90 +lon_0=170")]
    [InlineData("GTiff", "tif", "+proj=eqc +lat_ts=-45 +lon_0=180")]
    [InlineData("ESRI", "tif", "IAU_2015:30135")]
    [InlineData("ESRI", "tif", "+proj=eqc +lat_ts=-45 +lon_0=180")]
    [InlineData("PDS4", "xml", "+proj=eqc +lat_ts=-45 +lon_0=180")]
    [InlineData("PDS4", "xml", "+proj=stere +lat_0=-90 +lat_ts=-90 +lon_0=0 +k=1")]
    [InlineData("PDS4", "xml", "+proj=ortho +lat_0=-45.4446 +lon_0=177.5991")]
    [InlineData("PDS4", "xml", "+proj=sinu +lon_0=180")]
    [InlineData("PDS4", "xml", "+proj=tmerc +lat_0=-45 +lon_0=177 +k=0.9996")]
    [InlineData("ISIS3", "lbl", "+proj=eqc +lat_ts=-45 +lon_0=180")]
    [InlineData("ISIS3", "lbl", "+proj=stere +lat_0=-90 +lat_ts=-90 +lon_0=0 +k=1")]
    [InlineData("ISIS3", "lbl", "+proj=sinu +lon_0=180")]
    [InlineData("ISIS3", "lbl", "+proj=ortho +lat_0=-45.4446 +lon_0=177.5991")]
    public void A_map_of_the_Moon_that_GDAL_wrote_is_read_to_a_millimetre_whatever_its_format(string driver, string extension, string projection)
    {
        var path = _folder[$"map.{extension}"];
        var said = Judge.AskGdal("""
            import sys, numpy
            from osgeo import gdal, osr
            gdal.UseExceptions()
            driver, path, projection = sys.argv[1:4]
            s = osr.SpatialReference()
            s.ImportFromProj4(projection + ' +R=1737400 +units=m +no_defs') if projection.startswith('+') else s.SetFromUserInput(projection)
            g = s.CloneGeogCS()
            for r in (s, g): r.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
            x, y, _ = osr.CoordinateTransformation(g, s).TransformPoint(177.5991, -45.4446)
            t = [round(x) - 3000, 20, 0, round(y) + 2000, 0, -20]
            kind = gdal.GDT_Float32 if driver != 'ISIS3' else gdal.GDT_Int16
            source = gdal.GetDriverByName('MEM').Create('', 300, 200, 1, kind)
            source.SetGeoTransform(t); source.SetProjection(s.ExportToWkt())
            source.GetRasterBand(1).WriteArray(numpy.arange(60000).reshape(200, 300) % 30000)
            options = ['GEOTIFF_KEYS_FLAVOR=ESRI_PE', 'COMPRESS=DEFLATE'] if driver == 'ESRI' else ['VAR_TARGET=Moon'] if driver == 'PDS4' else ['DATA_LOCATION=EXTERNAL'] if driver == 'ISIS3' else ['TILED=YES', 'COMPRESS=LZW']
            gdal.GetDriverByName('GTiff' if driver == 'ESRI' else driver).CreateCopy(path, source, options=options)
            source = None
            d = gdal.Open(path); t = d.GetGeoTransform()
            back = osr.CoordinateTransformation(s, g)
            for c, r in ((0, 0), (299, 0), (150, 77), (299, 199)):
                lon, lat, _ = back.TransformPoint(t[0] + (c + .5) * t[1], t[3] + (r + .5) * t[5])
                print(c, r, repr(lon), repr(lat), d.GetRasterBand(1).ReadAsArray(c, r, 1, 1)[0, 0])
            """, driver, path, projection);

        using var map = MapFile.Open(path);
        foreach (var line in said.Split('\n'))
        {
            var numbers = line.Split(' ').Select(number => double.Parse(number, CultureInfo.InvariantCulture)).ToArray();
            var (longitude, latitude) = map.Placement.OnSphere(numbers[0], numbers[1])!.Value;
            var east = Math.IEEERemainder(longitude.Degrees - numbers[2], 360) * Math.Cos(latitude.Radians);
            Assert.InRange(MoonRadiusM * Math.PI / 180 * Math.Sqrt((east * east) + Math.Pow(latitude.Degrees - numbers[3], 2)), 0, 1e-3);
            Assert.Equal(numbers[4], map.Read((int)numbers[0], (int)numbers[1], 1, 1)[0, 0]);
            var (column, row) = map.Placement.PixelOf(longitude, latitude)!.Value;
            Assert.InRange(Math.Abs(column - numbers[0]) + Math.Abs(row - numbers[1]), 0, 1e-5);
        }
    }

    static List<JsonElement> Ask(string script, params string[] arguments) => [.. JsonDocument.Parse(Judge.AskGdal(script, arguments)).RootElement.EnumerateArray()];
}
